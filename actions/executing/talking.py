"""SmallTalk, Elsewhere, Ask: words of ours that need no text, with something to ask instead."""

from pathlib import Path

from actions.answer import AnswerStatus
from actions.executing.context import Context
from actions.executing.result import Ambiguous, Line, Said
from actions.reading.plan import Ask, Choice, Elsewhere, Lookup, Named, Naming, Passages, SmallTalk
from index.documents.selection import newest_first
from index.text.language import Language
from index.yaml_file import read_yaml

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


def ask(plan: Ask, _: Context) -> Ambiguous:
    """Return the question back of `plan`."""
    return Ambiguous(Line(plan.reason), plan.choices, plan.resume)


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
            target = Named((Naming(matches[0].name, (matches[0].id,)),))
            choices.append(Choice(title, Lookup(target, ())))
    return tuple(choices)
