"""How a document stands on a day, as a Line, with the sentences of cards that show it."""

from collections.abc import Iterator, Sequence
from datetime import date

from actions.executing.cards import field_sentences, issue_sentence
from actions.executing.result import Line
from actions.executing.unknown import relation_sentences
from actions.reading.times import Days
from index.documents.relations import ENDING, Act, Links
from index.documents.timeline import Event, Status
from index.records.document import Document

Told = tuple[Document, str]
# Reasons that are told otherwise where the day of the end is known, and where today is meant.
_UNTIL = frozenset(("began_some_day",))
_TODAY = frozenset(("ended", "ends_later"))


def standing_line(status: Status, document: Document, days: Days | None) -> Line:
    """Return what `status` says of `document`, on `days`; None: today."""
    key: str = status.reason
    if key == "ended_some_day" and status.state == "unknown":
        key = "ended_before_or_after"
    if held_as_known(status, document):
        key = "held_until"
    elif status.until and key in _UNTIL:
        key += "_until"
    if days is None and key in _TODAY and (status.until or key == "ended"):
        key += "_today"
    return Line(
        f"validity.{key}",
        {
            "at": _when("at", days),
            "asked_at": _when("asked_at", days),
            "name": document,
            "by": status.by or "",
            "since": status.since or "",
            "until": status.until or "",
        },
    )


def held_as_known(status: Status, document: Document) -> bool:
    """Tell whether `document` was issued by then and ended later: no more is needed to say so.

    From which day it held is not known; that it did not hold yet is less likely by far.
    """
    issued = document.issued
    began = status.reason == "began_some_day" and status.until is not None
    return began and issued is not None and issued <= status.day


def short_standing(status: Status, is_today: bool) -> Line:
    """Return the same in a few words, for a line of a list."""
    key: str = status.reason if status.state == "unknown" else status.state
    if status.state == "ended" and not status.since:
        key = "ended_some_day"
    elif status.not_yet:
        key = "not_yet" if status.reason == "not_yet_effective" else "not_issued"
    elif status.state == "in_force" and not is_today:
        key = "in_force_then"
    elif status.state == "unknown" and key != "took_effect":
        key = "unknown"
    return Line(f"listing.{key}", {"since": status.since or ""})


def proof(status: Status, document: Document, links: Links) -> Iterator[Told]:
    """Yield the sentences that show `status`, and of whom; else what is known besides."""
    found = [told for event in status.events for told in _shown(event, document, links)]
    if not found and (known := issue_sentence(document)):
        found = [(document, known)]
    yield from found


def _shown(event: Event, document: Document, links: Links) -> Iterator[Told]:
    if event.kind in ("issued", "effective"):
        yield from _told(document, event.kind)
        return
    own = _told(document, "validity") if document.id in event.source_ids else []
    yield from own
    if not event.by or (own and event.day and document.validity and document.validity.since):
        return
    acts: Sequence[Act] = ["amends"] if event.kind == "amended" else list(ENDING)
    yield from relation_sentences(event.by, document, links, acts)[:1] if not own else []
    if event.day and event.by.effective == event.day:
        yield from _told(event.by, "effective")


def _told(document: Document, field: str) -> list[Told]:
    return [(document, sentence) for sentence in field_sentences(document, field)]


def _when(key: str, days: Days | None) -> Line | str:
    if days is None:
        return ""
    values: dict[str, object] = {
        "first": days.first,
        "last": days.last,
        "month": days.first,
        "year": days.first.year,
    }
    return Line(f"validity.{key}_{days.unit}", values)


def day(one: date) -> Days:
    """Return `one` as a time to ask for."""
    return Days(one, one)
