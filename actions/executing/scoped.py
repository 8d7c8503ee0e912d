"""Answer from the documents a question describes, or say that these do not answer it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.context import Context
from actions.executing.result import Found, Line, Nothing, Result
from actions.executing.selecting import (
    chosen_by,
    day_of,
    official_documents,
    standing_as_wanted,
)
from actions.reading.plan import Described
from index.records.document import Document

# Answers from the documents with these ids, from any for None; the lines begin a refusal.
Answering = Callable[[Collection[str] | None, tuple[Line, ...]], Result]


def scoped(target: Described, context: Context, answering: Answering) -> Result:
    """Answer by `answering` within the documents that `target` describes.

    Those that are not known to be in force where that is asked for come second, with a word on it.
    Where none of them answers, any other may that `target` only loosely leaves out.
    """
    wanted = target.filter
    chosen = chosen_by(wanted, official_documents(context))
    looked: list[str] = []
    for documents, unknown in _in_turn(target, chosen, context):
        within = [document.id for document in documents]
        result = answering(within, ()) if within else None
        if isinstance(result, Found) and result.status is AnswerStatus.ANSWERED:
            return _doubted(result, target, context) if unknown else result
        looked += within
    if not target.strict:
        return answering(None, ())
    reason = Line("scope.none_says" if chosen else "scope.none_held", {"filter": wanted})
    others = [d.id for d in context.knowledge.retriever.documents if d.id not in set(looked)]
    elsewhere = answering(others, ())
    if isinstance(elsewhere, Found) and elsewhere.status is AnswerStatus.ANSWERED:
        before = (reason, Line("scope.elsewhere"))
        return replace(elsewhere, status=AnswerStatus.NOT_FOUND, before=before)
    nearest = answering(looked, (reason,)) if looked else None
    if isinstance(nearest, Nothing) and nearest.nearest:
        return nearest
    return answering(others, (reason,))


def _doubted(found: Found, target: Described, context: Context) -> Found:
    """Return `found` with a word on that its document may not hold on the day asked for."""
    doubt = Line("scope.unknown", {"day": day_of(target.filter, context.today)})
    return replace(found, status=AnswerStatus.PARTIAL, before=(doubt, *found.before))


def _in_turn(
    target: Described, chosen: Sequence[Document], context: Context
) -> Iterator[tuple[Sequence[Document], bool]]:
    """Yield the documents to look into, and whether it is unknown how they stand."""
    links, today = context.knowledge.links, context.today
    known, unknown = standing_as_wanted(target.filter, chosen, links, today)
    yield known, False
    if target.filter.standing == "in_force":
        yield unknown, True
