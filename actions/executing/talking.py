"""SmallTalk, Elsewhere, Ask: words of ours that need no text, with something to ask instead."""

from dataclasses import replace
from pathlib import Path

from actions.answer import AnswerStatus
from actions.executing.cards import document_title, named
from actions.executing.context import Context
from actions.executing.result import Ambiguous, Line, Said
from actions.executing.selecting import chosen_by, official_documents
from actions.reading.plan import (
    Anything,
    Ask,
    Choice,
    Described,
    Elsewhere,
    Filter,
    Lookup,
    Passages,
    SmallTalk,
)
from index.documents.selection import newest_first
from index.text.language import Language
from index.yaml_file import read_yaml

_CHOICES = 4
_FILE = Path(__file__).with_name("examples.yml")
_EXAMPLES: dict[Language, list[dict[str, str]]] = read_yaml(_FILE)
# What is answered with examples of what may be asked.
_WITH_EXAMPLES = frozenset(("capabilities", "greet", "instructions", "languages", "nature"))
# What is no answer: it is not understood, or not done.
_STATUS = {
    "abuse": AnswerStatus.OUT_OF_SCOPE,
    "gibberish": AnswerStatus.NEEDS_CLARIFICATION,
    "hello_question": AnswerStatus.NEEDS_CLARIFICATION,
    "instructions": AnswerStatus.OUT_OF_SCOPE,
    "mistake": AnswerStatus.NEEDS_CLARIFICATION,
    "other_language": AnswerStatus.OUT_OF_SCOPE,
}


def small_talk(plan: SmallTalk, context: Context) -> Said:
    """Return the words on the topic of `plan`, with examples where they help."""
    values: dict[str, object] = {}
    if plan.topic == "up_to":
        documents = [d for d in context.knowledge.retriever.documents if d.issued]
        newest = newest_first(documents)[0]
        values = {"count": len(documents), "name": newest, "day": newest.issued}
    choices = examples(context) if plan.topic in _WITH_EXAMPLES else ()
    status = _STATUS.get(plan.topic, AnswerStatus.ANSWERED)
    return Said((Line(f"small_talk.{plan.topic}", values),), status, choices=choices)


def elsewhere(plan: Elsewhere, context: Context) -> Said:
    """Return where else to ask, and what may be asked here."""
    line = Line(f"elsewhere.{plan.topic}")
    return Said((line,), AnswerStatus.OUT_OF_SCOPE, choices=examples(context))


def ask(plan: Ask, context: Context) -> Ambiguous:
    """Return the question back of `plan`; of a bare type, “luật”, with its newest to choose."""
    if plan.choices or plan.reason != "which_to_choose":
        values: dict[str, object] = {"place": plan.written, "written": plan.written}
        return Ambiguous(Line(plan.reason, values), plan.choices, plan.resume)
    asked = plan.resume if isinstance(plan.resume, Lookup) else Lookup(Anything())
    wanted = asked.target.filter if isinstance(asked.target, Described) else Filter()
    held = official_documents(context)
    documents = chosen_by(wanted, held)
    reason = Line(plan.reason) if documents else Line("none_of_kind", {"filter": wanted})
    shown = (documents or newest_first(held))[:_CHOICES]
    choices = (
        Choice(document_title(each, shown), replace(asked, target=named(each))) for each in shown
    )
    return Ambiguous(reason, tuple(choices), plan.resume)


def examples(context: Context) -> tuple[Choice, ...]:
    """Return some questions to begin with; those on a document only where the store has it."""
    choices = []
    for example in _EXAMPLES[context.language]:
        title, question = example["title"], example["question"]
        references = context.knowledge.finder.find(question)
        matches = [document for found in references for document in found.matches]
        if not references:
            choices.append(Choice(title, Passages(question)))
        elif len(matches) == 1:
            choices.append(Choice(title, Lookup(named(matches[0]))))
    return tuple(choices)
