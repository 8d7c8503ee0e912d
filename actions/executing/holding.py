"""Of a text and the one that replaced it, answer from the one that holds on the day asked of."""

from collections.abc import Sequence
from datetime import date

from actions.executing.context import Context
from actions.executing.likely import answers
from actions.executing.overtaken import successors
from actions.executing.searching import search
from actions.topics import without, years_in
from index.documents.relations import ENDING
from index.documents.timeline import status_on
from index.judging.hit import ScoredPassage
from index.records.document import Document

# One of the first of what is found is answered from.
_FIRST = 2


def holding(text: str, hits: list[ScoredPassage], context: Context) -> list[ScoredPassage]:
    """Return `hits` for `text`, without those of a text where its successor answers as well.

    Of a past year, “phí năm 2022”, the text that held then answers, though it names no year.
    """
    day = _day_asked(text, context.today)
    # What names no year is no answer to a question of one, though it held in it.
    telling = [hit for hit in hits[:_FIRST] if day or answers(hit)]
    pairs = _pairs(telling, context, with_older=day is not None)
    if not pairs:
        return hits
    then = [old for old in pairs.values() if day and _held_on(day, old, context)]
    if then:
        asked = without(text, years_in(text))
        old = search(asked, context, [document.id for document in then])
        if old and answers(old[0]):
            return old
        return hits
    newer = search(text, context, list(pairs)) if day is None else []
    if not any(answers(hit) for hit in newer[:1]):
        return hits
    ended = {document.id for document in pairs.values()} | {newer[0].passage.id}
    others = (hit for hit in hits if not ended & {hit.document.id, hit.passage.id})
    return [newer[0], *others]


def _pairs(
    hits: Sequence[ScoredPassage], context: Context, with_older: bool
) -> dict[str, Document]:
    """Return the documents of `hits` that were replaced, by the id of what did.

    `with_older`: also those that a document of `hits` replaced.
    """
    found = {hit.document.id: hit.document for hit in hits}
    if with_older:
        held = {each.id for each in context.knowledge.retriever.documents}
        links = [
            link for each in found.values() for link in context.knowledge.links.by(each, ENDING)
        ]
        found |= {link.of.id: link.of for link in links if link.of.id in held}
    documents = found.values()
    return {newer.id: document for document in documents for newer in successors(document, context)}


def _day_asked(text: str, today: date) -> date | None:
    """Return a day of the past year that `text` asks of; None where it asks of no such year."""
    years = {int(text[start:end]) for start, end in years_in(text)}
    return date(min(years), 12, 31) if years and max(years) < today.year else None


def _held_on(day: date, document: Document, context: Context) -> bool:
    """Tell whether `document` is known to have been in force on `day`."""
    return status_on(document, context.knowledge.links, day, context.today).state == "in_force"
