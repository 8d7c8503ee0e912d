"""Say beside what is quoted that it no longer holds: ended, replaced, amended in that very place.

Every result passes through here, whatever plan it answers; the timeline is the one that
`python -m index show` prints.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.executing.amending import amendments_of
from actions.executing.cards import field_sentences, hit_quote
from actions.executing.context import Context
from actions.executing.likely import answers, best_hit
from actions.executing.result import Found, Joined, Line, Note, Nothing, Quote, Result, Unknown
from actions.executing.searching import search, without_cards
from actions.reading.plan import Listing, Passages, Plan, Relations, Validity
from index.documents.relations import ENDING
from index.documents.timeline import Status, status_on
from index.records.document import Document
from index.references.finder import means_the_old

# Their own words say how each document stands.
_TELL_THEMSELVES = (Listing, Validity)
_ENDED = "hết hiệu lực"


def with_notes(plan: Plan, result: Result, context: Context) -> Result:
    """Return `result` of `plan` with a note on each document and place that no longer holds."""
    if isinstance(plan, _TELL_THEMSELVES):
        return result
    match result:
        case Joined(results):
            return Joined(tuple(with_notes(plan, each, context) for each in results))
        case Found(quotes, listed=listed) if not (listed and isinstance(plan, Relations)):
            own = result.notes if result.amended else None
            return replace(result, notes=_notes(plan, quotes, context, own))
        case Unknown(known=Found() as known):
            return replace(result, known=replace(known, notes=_notes(plan, known.quotes, context)))
        case Unknown(near=Quote() as near):
            return replace(result, notes=_notes(plan, [near], context))
        case Nothing(nearest=Quote() as near):
            return replace(result, notes=_notes(plan, [near], context))
        case _:
            return result


def standing_today(document: Document, context: Context) -> Status:
    """Return how `document` stands today."""
    return status_on(document, context.knowledge.links, context.today, context.today)


def successors(document: Document, context: Context) -> list[Document]:
    """Return the documents of the store that replaced or repealed `document` and hold by today."""
    links = context.knowledge.links.of(document, ENDING)
    held = {each.id for each in context.knowledge.retriever.documents}
    newer = {link.by.id: link.by for link in links if link.by.id in held}
    standings = ((each, standing_today(each, context)) for each in newer.values())
    return [each for each, status in standings if status.state != "ended" and not status.not_yet]


def _notes(
    plan: Plan,
    quotes: Sequence[Quote],
    context: Context,
    amended: tuple[Note, ...] | None = None,
) -> tuple[Note, ...]:
    """Return a note on each document and place of `quotes` that no longer holds.

    `amended` are the notes on what amends their places, where these are known.
    """
    found: list[Note] = list(amended or ())
    for document in {quote.document.id: quote.document for quote in quotes}.values():
        own = [quote for quote in quotes if quote.document.id == document.id]
        if ended := _ending(document, own, context):
            now = _now(plan, document, context) if isinstance(plan, Passages) else None
            found.append(Note(ended, now))
            continue
        if amended is not None:
            continue
        for note in (each for quote in own for each in amendments_of(document, quote, context)):
            if note not in found:
                found.append(note)
    return tuple(found)


def _ending(document: Document, quotes: Iterable[Quote], context: Context) -> Line | None:
    """Return that `document` has ended, or is not in force yet, unless `quotes` say so."""
    status = standing_today(document, context)
    told = set(field_sentences(document, "validity"))
    if any(quote.words in told or _says_ended(quote) for quote in quotes):
        return None
    by = Line("overtaken.by", {"number": status.by}) if status.by else ""
    values: dict[str, object] = {"name": document, "by": by}
    if status.state == "ended":
        since = Line("overtaken.since", {"day": status.since}) if status.since else ""
        doubt = Line("single_source") if "validity" in document.single_source else ""
        return Line("overtaken.ended", {**values, "since": since, "doubt": doubt})
    if status.not_yet and status.since and status.reason == "not_yet_effective":
        return Line("overtaken.not_yet", {"name": document, "since": status.since})
    if status.reason == "ends_later" and status.until:
        return Line("overtaken.ends", {**values, "until": status.until})
    if status.reason == "replaced_some_day" and status.by:
        return Line("overtaken.replaced", {"name": document, "by": status.by})
    return None


def _says_ended(quote: Quote) -> bool:
    return quote.passage.wording == "summary" and _ENDED in quote.words.lower()


def _now(plan: Passages, document: Document, context: Context) -> Quote | None:
    """Return what answers `plan` by the documents that replaced `document`, if anything does.

    Who asks for the old one by that name wants no other.
    """
    named = context.knowledge.finder.find(plan.text)
    if any(
        document in each.matches and means_the_old(plan.text[slice(*each.span)]) for each in named
    ):
        return None
    newer = [each.id for each in successors(document, context)]
    hits = without_cards(search(plan.text, context, newer)) if newer else []
    best = best_hit(hits) if hits else None
    return hit_quote(best) if best and answers(best) else None
