"""Whether a document is in force on a day, with the events that prove it; else unknown.

Rules of evidence:

- *In force* on a day needs evidence on both sides of the day. Before it: the effective day, or a
  day on which a source states that the document is in force. After it: a later end, or a statement
  that it is in force on that day or later. The effective day itself needs no other evidence.
  If no repeal is known, that proves nothing: the state is unknown.
- *Ended* needs a day of ending: the day a source states, else the day on which the document that
  replaces or repeals it takes effect. If a source states the end without a day, the document has
  ended today; on a past day it was in force if the document that ended it did not exist yet, else
  the state is unknown.
- A replacement without an effective day ends nothing: it may not be in force yet.
- An amendment or a partial repeal is not an end, and neither is the last year of a programme.
- If sources contradict each other, the one with the later date wins, and the status says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from index.documents.relations import (
    ENDING,
    UNCONFIRMED,
    Documents,
    Links,
    first_possible_day,
    links_among,
)
from index.records.document import Document

State = Literal["in_force", "ended", "unknown"]
EventKind = Literal["issued", "effective", "amended", "stated_in_force", "replaced", "ended"]
Reason = Literal[
    "takes_effect",  # in force: the day is its effective day
    "stated",  # in force: a source states it for this day or a later one
    "ends_later",  # in force: it took effect before the day and ends after it
    "ended",  # ended
    "ended_some_day",  # ended, or unknown on a past day: no source gives the day of the end
    "replaced_some_day",  # unknown: its replacement has no effective day
    "not_issued",  # not yet: issued later
    "not_yet_effective",  # not yet: takes effect later
    "stated_before",  # unknown: the last statement that it is in force is older than the day
    "took_effect",  # unknown: it took effect, and no later event is known
    "began_some_day",  # unknown: it ends later, but no source gives its effective day
    "no_data",  # unknown
]
# Order of events on the same day.
_ORDER: tuple[EventKind, ...] = get_args(EventKind)


@dataclass(frozen=True, slots=True)
class Event:
    """An event in the life of a document.

    `day` is None if no source gives it; `not_before` is then its earliest possible day. The kind
    “replaced” is a replacement or repeal without an effective day. `by` is the document that caused
    the event, possibly with only a number; `source_ids` are the ids of the documents that state it.
    """

    kind: EventKind
    day: date | None
    source_ids: tuple[str, ...]
    by: Document | None = None
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a document on `day`, the reason, and the events that prove it.

    `since` is the effective day; for state “ended” the day of the end; for reason “stated_before”
    the day of the last statement. `until` is the day of the end if it is after `day`. `by` is the
    document that ends this one. `not_yet`: it takes effect after `day`; the state is then
    “unknown”. `sources_differ`: sources contradict each other about this day.
    """

    state: State
    day: date
    reason: Reason
    events: tuple[Event, ...] = ()
    since: date | None = None
    until: date | None = None
    by: Document | None = None
    not_yet: bool = False
    sources_differ: bool = False


def timeline(document: Document, documents: Documents) -> tuple[Event, ...]:
    """Return the events of `document` by day; those without a day come last."""
    links = links_among(documents)
    events = [*_own_events(document), *_amendments(document, links), *_endings(document, links)]
    return tuple(sorted(events, key=lambda event: (event.day or date.max, _rank(event))))


def status_on(document: Document, documents: Documents, day: date, today: date) -> Status:
    """Return the state of `document` on `day`, as known `today`."""
    events = timeline(document, documents)
    end = _end_status(events, day, today)
    not_yet = _not_yet_status(document, events, day)
    in_force = None if not_yet else _in_force_status(events, day)
    if end is None:
        return not_yet or in_force or _unknown_status(events, day)
    since = end.since
    later = [(at, event) for at, event in _statements(events) if since and at > since]
    if not later:
        return replace(end, sources_differ=in_force is not None)
    if in_force:
        return replace(in_force, events=(*end.events, *in_force.events), sources_differ=True)
    # A source states that it was in force after that end, but none does for `day` or later.
    at, event = later[-1]
    proof = (*end.events, event)
    return Status("unknown", day, "stated_before", proof, at, sources_differ=True)


def _end_status(events: Sequence[Event], day: date, today: date) -> Status | None:
    """Return the status “ended” if an end on or before `day` is known, else None."""
    for event in _of_kind(events, "ended"):
        if event.day and event.day <= day:
            return Status("ended", day, "ended", (event,), event.day, by=event.by)
    for event in _of_kind(events, "ended"):
        if event.day is None and day >= today:
            return Status("ended", day, "ended_some_day", (event,), by=event.by)
    return None


def _in_force_status(events: Sequence[Event], day: date) -> Status | None:
    """Return the status “in force” if the events prove it for `day`, else None."""
    starts = _of_kind(events, "effective")
    statements = _statements(events)
    since = starts[0].day if starts else None
    earlier = [event for event in starts if since and since <= day]
    earlier += [event for at, event in statements if at <= day]
    for at, event in statements:
        if earlier and at >= day:
            return Status("in_force", day, "stated", (*earlier, event), since)
    for event in events:
        if event.kind in ("ended", "replaced") and earlier:
            end = event.day or event.not_before
            if end and end > day:
                proof = (*earlier, event)
                return Status("in_force", day, "ends_later", proof, since, event.day, event.by)
    if since == day:
        return Status("in_force", day, "takes_effect", tuple(starts), since)
    return None


def _not_yet_status(document: Document, events: Sequence[Event], day: date) -> Status | None:
    """Return the status if `document` is issued or takes effect after `day`, else None."""
    starts = _of_kind(events, "effective")
    reason: Reason = "not_yet_effective" if starts else "not_issued"
    for event in starts or _of_kind(events, "issued"):
        if event.day and event.day > day:
            return Status("unknown", day, reason, (event,), event.day, not_yet=True)
    earliest = first_possible_day(document)  # at least the year, from its number
    if earliest and earliest > day:
        return Status("unknown", day, "not_issued", not_yet=True)
    return None


def _unknown_status(events: Sequence[Event], day: date) -> Status:
    """Return the status “unknown”, with the reason and the events that show it."""
    for event in events:
        if event.day is None and (event.not_before or day) <= day:
            if event.kind == "ended":
                return Status("unknown", day, "ended_some_day", (event,), by=event.by)
            if event.kind == "replaced":
                return Status("unknown", day, "replaced_some_day", (event,), by=event.by)
    if statements := _statements(events):
        at, event = statements[-1]
        return Status("unknown", day, "stated_before" if at < day else "no_data", (event,), at)
    if starts := _of_kind(events, "effective"):
        return Status("unknown", day, "took_effect", tuple(starts), starts[0].day)
    for event in events:
        end = event.day or event.not_before
        if event.kind in ("ended", "replaced") and end and end > day:
            proof = (event,)
            return Status("unknown", day, "began_some_day", proof, until=event.day, by=event.by)
    return Status("unknown", day, "no_data")


def _own_events(document: Document) -> Iterator[Event]:
    own = (document.id,)
    if document.issued:
        yield Event("issued", document.issued, own)
    if document.effective:
        yield Event("effective", document.effective, own)
    if document.validity and document.validity.state == "in_force" and document.validity.since:
        yield Event("stated_in_force", document.validity.since, own)


def _amendments(document: Document, links: Links) -> Iterator[Event]:
    for link in links.of(document, ["amends"]):
        yield _event_by(link.by, "amended", link.source_ids)


def _endings(document: Document, links: Links) -> list[Event]:
    """Return the ends of `document`, merging what several sources state about the same one."""
    ends = [
        _event_by(link.by, "ended" if link.by.effective else "replaced", link.source_ids)
        for link in links.of(document, ENDING)
    ]
    validity = document.validity
    if validity and validity.state == "ended":
        is_trusted = document.trust != UNCONFIRMED
        number = validity.by
        by = links.with_number(number, None, document, is_trusted) if number else None
        earliest = first_possible_day(by) if by and validity.since is None else None
        ends.append(Event("ended", validity.since, (document.id,), by, earliest))
    merged: list[Event] = []
    for event in ends:
        same = next((other for other in merged if _may_be_same(event, other)), None)
        if same:
            merged.remove(same)
        merged.append(_merge(same, event) if same else event)
    return merged


def _event_by(by: Document, kind: EventKind, source_ids: tuple[str, ...]) -> Event:
    earliest = None if by.effective else first_possible_day(by)
    return Event(kind, by.effective, source_ids, by, earliest)


def _may_be_same(one: Event, other: Event) -> bool:
    same_day = None in (one.day, other.day) or one.day == other.day
    return same_day and (not one.by or not other.by or one.by.id == other.by.id)


def _merge(one: Event, other: Event) -> Event:
    day = one.day or other.day
    return Event(
        "ended" if "ended" in (one.kind, other.kind) else "replaced",
        day,
        tuple(dict.fromkeys((*one.source_ids, *other.source_ids))),
        one.by or other.by,
        None if day else one.not_before or other.not_before,
    )


def _of_kind(events: Sequence[Event], kind: EventKind) -> list[Event]:
    return [event for event in events if event.kind == kind]


def _statements(events: Sequence[Event]) -> list[tuple[date, Event]]:
    """Return `(day, event)` for each statement that the document is in force."""
    return [(event.day, event) for event in _of_kind(events, "stated_in_force") if event.day]


def _rank(event: Event) -> int:
    return _ORDER.index(event.kind)
