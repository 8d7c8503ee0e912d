"""SmallTalk, Elsewhere, Ask: words of ours that need no text, with something to ask instead."""

from dataclasses import replace

from actions.answer import AnswerStatus
from actions.elsewhere import kinds
from actions.executing.cards import document_title, named
from actions.executing.context import Context
from actions.executing.questions import questions, questions_after
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
    SmallTalk,
)
from index.documents.selection import newest_first

_CHOICES = 4
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
    """Return the words on the topic of `plan`, with something to tap where that fits."""
    status = _STATUS.get(plan.topic, AnswerStatus.ANSWERED)
    if plan.topic == "other_language" and plan.tongue:
        # Whoever writes neither of our languages may read English.
        choices = questions_after(plan.topic, replace(context, language="en"))
        lines = (Line(f"tongues.{plan.tongue}"), Line("tongues.en"))
        return Said(lines, status, choices=choices)
    line = Line(f"small_talk.{plan.topic}", {**_values(plan.topic, context), "turn": context.turn})
    return Said((line,), status, choices=questions_after(plan.topic, context))


def _values(topic: str, context: Context) -> dict[str, object]:
    knowledge = context.knowledge
    if topic == "privacy":
        return {"days": f"{knowledge.kept_days:g}"}
    if topic != "up_to":
        return {}
    documents = [document for document in knowledge.retriever.documents if document.issued]
    newest = newest_first(documents)[0]
    return {
        "count": len(documents),
        "name": newest,
        "day": newest.issued,
        "built": knowledge.built,
    }


def elsewhere(plan: Elsewhere, context: Context) -> Said:
    """Return where else to ask, and what may be asked here that is near to it."""
    line = Line(f"elsewhere.{plan.topic}")
    choices = questions(kinds()[plan.topic].ask, context)
    return Said((line,), AnswerStatus.OUT_OF_SCOPE, choices=choices)


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
