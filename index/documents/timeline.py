"""Whether a document holds on a day, from what the documents held say: with evidence or unknown.

What counts as evidence:

- *In force* on a day needs knowledge on both sides of it: the document had taken effect (its
  effective day, or a day on which it is stated to be in force), and it had not ended yet (it ended
  later, or is stated to be in force then or later). The day it takes effect proves itself.
  That nobody is known to have repealed it proves nothing: the state is then unknown.
- *Ended* needs a known day of ending: the day stated, or else the day on which the document that
  replaces or repeals it takes effect. One stated to have ended on no known day has ended by now; on
  a past day it still held if what ended it cannot have been there yet, and is unknown otherwise.
- A replacement that takes effect on an unknown day ends nothing by itself: it may not hold yet.
- To be amended, even repealed in part, is not to end; nor is the end of a programme's years.
- Of sources that contradict each other the later dated one wins, and the status says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from index.documents.relations import ENDING, Documents, Links, first_possible_day, links_among
from index.records.document import Document

State = Literal["in_force", "ended", "unknown"]
EventKind = Literal["issued", "effective", "amended", "stated_in_force", "replaced", "ended"]
Reason = Literal[
    "takes_effect",  # in force: the day is the one it takes effect on
    "stated",  # in force: a source says so, of this day or a later one
    "ends_later",  # in force: it had begun, and its end came, or comes, later
    "ended",  # ended
    "ended_some_day",  # ended, or unknown on a past day: nobody says when
    "replaced_some_day",  # unknown: the day its replacement takes effect is not known
    "not_issued",  # not yet: issued later
    "not_yet_effective",  # not yet: takes effect later
    "stated_before",  # unknown: the last statement that it is in force is older than the day
    "took_effect",  # unknown: it took effect, and nothing is known since
    "began_some_day",  # unknown: it ended later, and nobody says when it took effect
    "no_data",  # unknown
]
_ORDER: tuple[EventKind, ...] = get_args(EventKind)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document.

    `day` is None where nobody says when; it was not before `not_before`, then. `replaced` is a
    replacement or repeal that takes effect on an unknown day. `by` is the document that did it,
    perhaps known by its number alone; `source_ids` are the ids of the documents that say so.
    """

    kind: EventKind
    day: date | None
    source_ids: tuple[str, ...]
    by: Document | None = None
    not_before: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a document stands on `day`, why, and the events that show it.

    `not_yet` says that it is known not to have taken effect by then; its state is "unknown", never
    in force. `since` is the day it took (or takes) effect; of an ended one, the day it ended; of
    one "stated_before", the day of the last statement. `until` is the day of its end where that
    lies after `day`. `sources_differ`: not all that is known agrees for this day.
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
    """Return what happened to `document`, in order; what has no day stands last."""
    links = links_among(documents)
    events = [*_own_events(document), *_amendments(document, links), *_endings(document, links)]
    return tuple(sorted(events, key=lambda event: (event.day or date.max, _place(event))))


def status_on(document: Document, documents: Documents, day: date, today: date) -> Status:
    """Return how `document` stands on `day`; `today` is the day of asking."""
    events = timeline(document, documents)
    over = _over(events, day, today)
    not_yet = _not_yet(document, events, day)
    holds = None if not_yet else _holds(events, day)
    if over is None:
        return not_yet or holds or _unknown(events, day)
    denied = [(said, event) for said, event in _stated(events) if over.since and said > over.since]
    if not denied:
        return replace(over, sources_differ=holds is not None)
    if holds:
        return replace(holds, events=(*over.events, *holds.events), sources_differ=True)
    # It was said to hold after that end, but not as late as the day.
    said, event = denied[-1]
    shown = (*over.events, event)
    return Status("unknown", day, "stated_before", shown, said, sources_differ=True)


def _over(events: Sequence[Event], day: date, today: date) -> Status | None:
    """Return the status of a document whose end had come by `day`, if one is known."""
    for event in _of_kind(events, "ended"):
        if event.day and event.day <= day:
            return Status("ended", day, "ended", (event,), event.day, by=event.by)
    for event in _of_kind(events, "ended"):
        if event.day is None and day >= today:
            return Status("ended", day, "ended_some_day", (event,), by=event.by)
    return None


def _holds(events: Sequence[Event], day: date) -> Status | None:
    """Return the status of a document that is shown to hold on `day`."""
    began = _of_kind(events, "effective")
    stated = _stated(events)
    since = began[0].day if began else None
    known = [event for event in began if since and since <= day]
    known += [event for said, event in stated if said <= day]
    for said, event in stated:
        if known and said >= day:
            return Status("in_force", day, "stated", (*known, event), since)
    for event in events:
        if event.kind in ("ended", "replaced") and known:
            end = event.day or event.not_before
            if end and end > day:
                shown = (*known, event)
                return Status("in_force", day, "ends_later", shown, since, event.day, event.by)
    if since == day:
        return Status("in_force", day, "takes_effect", tuple(began), since)
    return None


def _not_yet(document: Document, events: Sequence[Event], day: date) -> Status | None:
    """Return the status of a document that comes after `day`."""
    began = _of_kind(events, "effective")
    reason: Reason = "not_yet_effective" if began else "not_issued"
    for event in began or _of_kind(events, "issued"):
        if event.day and event.day > day:
            return Status("unknown", day, reason, (event,), event.day, not_yet=True)
    earliest = first_possible_day(document)  # its number tells the year at least
    if earliest and earliest > day:
        return Status("unknown", day, "not_issued", not_yet=True)
    return None


def _unknown(events: Sequence[Event], day: date) -> Status:
    """Return the status of a document that nothing is known of for `day`, with what is known."""
    for event in events:
        if event.day is None and (event.not_before or day) <= day:
            if event.kind == "ended":
                return Status("unknown", day, "ended_some_day", (event,), by=event.by)
            if event.kind == "replaced":
                return Status("unknown", day, "replaced_some_day", (event,), by=event.by)
    if stated := _stated(events):
        said, event = stated[-1]
        return Status("unknown", day, "stated_before" if said < day else "no_data", (event,), said)
    if began := _of_kind(events, "effective"):
        return Status("unknown", day, "took_effect", tuple(began), began[0].day)
    for event in events:
        end = event.day or event.not_before
        if event.kind in ("ended", "replaced") and end and end > day:
            shown = (event,)
            return Status("unknown", day, "began_some_day", shown, until=event.day, by=event.by)
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
        yield _done_by(link.by, "amended", link.source_ids)


def _endings(document: Document, links: Links) -> list[Event]:
    """Return the ends of `document` that are told of, one for all who tell the same."""
    told = [
        _done_by(link.by, "ended" if link.by.effective else "replaced", link.source_ids)
        for link in links.of(document, ENDING)
    ]
    validity = document.validity
    if validity and validity.state == "ended":
        by = links.with_number(validity.by, source=document) if validity.by else None
        earliest = first_possible_day(by) if by and validity.since is None else None
        told.append(Event("ended", validity.since, (document.id,), by, earliest))
    merged: list[Event] = []
    for event in told:
        same = next((other for other in merged if _may_be_same(event, other)), None)
        if same:
            merged.remove(same)
        merged.append(_joined(same, event) if same else event)
    return merged


def _done_by(by: Document, kind: EventKind, source_ids: tuple[str, ...]) -> Event:
    earliest = None if by.effective else first_possible_day(by)
    return Event(kind, by.effective, source_ids, by, earliest)


def _may_be_same(one: Event, other: Event) -> bool:
    same_day = None in (one.day, other.day) or one.day == other.day
    return same_day and (not one.by or not other.by or one.by.id == other.by.id)


def _joined(one: Event, other: Event) -> Event:
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


def _stated(events: Sequence[Event]) -> list[tuple[date, Event]]:
    """Return the statements that it is in force, each with its day."""
    return [(event.day, event) for event in _of_kind(events, "stated_in_force") if event.day]


def _place(event: Event) -> int:
    return _ORDER.index(event.kind)
