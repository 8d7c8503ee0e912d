"""The life of a document as a picture: when it was issued, took effect, was amended, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.documents.timeline import Event

WIDTH, HEIGHT = 640, 96
_LEFT, _RIGHT = 40, 600


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on the line, `x` units from the left of WIDTH; those of one day share a dot."""

    x: int
    day: date
    events: tuple[Event, ...]
    is_below: bool


def dots_of(events: Sequence[Event], today: date) -> tuple[list[Dot], int]:
    """Return the dated `events` in order on a line that ends today or later, and where today is."""
    days = sorted({event.day for event in events if event.day})
    first, last = min([*days, today]), max([*days, today])
    length = max((last - first).days, 1)

    def place(day: date) -> int:
        return _LEFT + round((_RIGHT - _LEFT) * (day - first).days / length)

    dots = [
        Dot(place(day), day, tuple(each for each in events if each.day == day), bool(number % 2))
        for number, day in enumerate(days)
    ]
    return dots, place(today)
