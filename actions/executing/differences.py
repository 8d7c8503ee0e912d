"""How the sides of a comparison differ, where what they say is a figure or a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.executing.durations import span_of
from actions.executing.result import Line, Value
from actions.statements.figures import Figure, difference
from index.text.folding import STOPWORDS

_RANKED = ("nuoc",)  # what is counted where a place among others is told
_OF_TIME = frozenset(("cuoi", "nam"))  # which a figure is for, and not of: “90% vào cuối năm 2025”


@dataclass(frozen=True, slots=True)
class Stated:
    """The figure that `side` states, as `written`, and the year it is for, if any.

    A side is a Document, or the name of what it is.
    """

    side: object
    figure: Figure
    written: str
    year: int = 0


def figures_compared(one: Stated, other: Stated) -> list[Line]:
    """Return how the figures of two sides differ; nothing where they measure different things."""
    more = difference(one.figure, other.figure)
    if more is None or not _is_of_one_thing(one.figure, other.figure):
        return []
    values: dict[str, object] = {
        "one": one.side,
        "other": other.side,
        # “tối thiểu 30%” and “30%” are 30%.
        "value": Value(min(one.written, other.written, key=len)),
        "more": abs(more),
    }
    lines = []
    if more == 0 and one.figure.bound != other.figure.bound:
        lines.append(
            Line(
                "comparing.same_mark",
                values | {"value": one.written, "last": other.written, "mark": _bare(one)},
            )
        )
    elif more == 0:
        lines.append(Line("comparing.equal", values))
    elif one.figure.is_share:
        if more < 0:
            values |= {"one": other.side, "other": one.side}
        lines.append(Line("comparing.points_more", values))
    else:  # of seventy countries and sixty, neither is more
        lines.append(Line("comparing.apart", values | {"last": Value(other.written)}))
    if one.year and other.year and one.year != other.year:
        years = {"one": one.side, "first": one.year, "other": other.side, "last": other.year}
        lines.append(Line("comparing.other_years", years))
    return lines


def _is_of_one_thing(one: Figure, other: Figure) -> bool:
    """Tell whether two shares may be of one thing: not “80% of services” and “99% of people”."""
    things = [set(each.thing) - STOPWORDS - _OF_TIME for each in (one, other)]
    return not (one.is_share and all(things)) or bool(things[0] & things[1])


def _bare(stated: Stated) -> str:
    """Return the figure alone, without what bounds it."""
    return f"{stated.figure.value:f}{'%' if stated.figure.is_share else ''}"


def growth(one: Stated, other: Stated) -> list[Line]:
    """Return how one target grows from the year of `one` to that of `other`."""
    more = difference(one.figure, other.figure)
    if more is None:
        return []
    if one.figure.thing[:1] == _RANKED:  # “60 nước dẫn đầu” is a place among them
        return [_ranks(one, other, more)] if more < 0 else []
    key = "same" if more == 0 else "grows" if more > 0 else "falls"
    unit = "points" if one.figure.is_share else "count"
    values: dict[str, object] = {
        "first": one.year,
        "last": other.year,
        "one": Value(one.written),
        "other": Value(other.written),
        "more": Line(f"comparing.by_{unit}", {"more": abs(more)}),
    }
    lines = [Line(f"comparing.{key}", values)]
    first, last = one.figure.value, other.figure.value
    if first and last > first and last % first == 0:
        lines.append(Line("comparing.times", {"times": last / first}))
    return lines


def _ranks(one: Stated, other: Stated, more: Decimal) -> Line:
    """Return how many places `other` is before `one`."""
    values: dict[str, object] = {
        "first": one.year,
        "last": other.year,
        "one": Value(one.written),
        "other": Value(other.written),
        "more": abs(more),
    }
    return Line("comparing.ranks", values)


def days_compared(sides: Sequence[tuple[object, date]]) -> list[Line]:
    """Return which of two sides came first, and by how long."""
    (one, first), (other, last) = sorted(sides, key=lambda side: side[1])
    if first == last:
        return [Line("comparing.same_day", {"one": one, "other": other, "day": first})]
    span = span_of(first, last)
    return [Line("comparing.earlier", {"one": one, "other": other, "span": span})]


def counts_compared(sides: Sequence[tuple[object, int]]) -> list[Line]:
    """Return which of two sides has more, and how many."""
    (one, fewer), (other, most) = sorted(sides, key=lambda side: side[1])
    if fewer == most:
        return [Line("comparing.equal", {"one": one, "other": other, "value": fewer})]
    return [Line("comparing.count_more", {"one": other, "other": one, "more": most - fewer})]
