"""Place: what a person names of a document (Điều 5, khoản 2, điểm a), and finding its unit."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.legal.numbering import Rank, arabic, ordinal, roman
from index.legal.unit import Level, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """The numbers a person names, as strings ("5", "5a", "đ", "II"); None where none was named.

    `roman` is a section of a programme ("mục II"), whose items `clause` and `point` name as well.
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    roman: str | None = None
    annex: str | None = None


_STEPS: tuple[tuple[str, tuple[Level, ...]], ...] = (
    ("annex", ("annex",)),
    ("part", ("part",)),
    ("chapter", ("chapter",)),
    ("section", ("section",)),
    ("article", ("article",)),
    ("roman", ("roman",)),
    ("clause", ("clause", "item")),
    ("point", ("point", "item")),
)


def unit_at(units: Sequence[Unit], offset: int) -> int | None:
    """Return the row of the deepest unit at `offset` of the text; None between top-level units."""
    row: int | None = bisect_right(units, offset, key=lambda unit: unit.start) - 1
    if row is None or row < 0:
        return None
    while row is not None and units[row].end <= offset:
        row = units[row].parent
    return row


def find_unit(units: Sequence[Unit], place: Place) -> int | None:
    """Return the row of the unit that `place` names; None if there is none, or several.

    What is not named may be anything: "điểm a Điều 5" is found if Điều 5 has but one điểm a. An
    article is looked for in the document itself before its annexes. "d" typed for "đ" finds it
    where there is no d, and numbers are the same in Roman and in Arabic figures.
    """
    within: int | None = None
    named = False
    for field, levels in _STEPS:
        number = getattr(place, field)
        if number is None:
            continue
        named = True
        within = _find(units, within, levels, number)
        if within is None:
            return None
    return within if named else None


def _find(
    units: Sequence[Unit], within: int | None, levels: tuple[Level, ...], number: str
) -> int | None:
    def matching(same: Callable[[str], bool]) -> list[int]:
        return [row for row in _rows_in(units, within) if _is(units[row], levels, same)]

    found = matching(lambda written: _same(written, number))
    if not found and number.lower() == "d":
        found = matching(lambda written: written.lower() == "đ")
    if not found:
        return None
    near = [row for row in found if units[row].parent == within]
    if near or levels[0] not in ("clause", "point"):
        return _first(units, near or found)
    return found[0] if len(found) == 1 else None


def _rows_in(units: Sequence[Unit], within: int | None) -> Iterator[int]:
    """Yield the rows of the units inside the one in row `within`; all of them for None."""
    first = 0 if within is None else within + 1
    end = len(units)
    for row in range(first, end):
        if within is not None and units[row].start >= units[within].end:
            return
        yield row


def _is(unit: Unit, levels: tuple[Level, ...], same: Callable[[str], bool]) -> bool:
    return unit.level in levels and bool(unit.number) and same(unit.number)


def _first(units: Sequence[Unit], rows: Sequence[int]) -> int:
    """Return the first of `rows` that is in no annex, else the first."""

    def in_annex(row: int) -> bool:
        above: int | None = row
        while above is not None:
            if units[above].level == "annex" and above != row:
                return True
            above = units[above].parent
        return False

    return next((row for row in rows if not in_annex(row)), rows[0])


def _same(written: str, asked: str) -> bool:
    if written.lower() == asked.lower():
        return True
    rank = _figures(written)
    return rank is not None and rank == _figures(asked)


def _figures(number: str) -> Rank | None:
    return arabic(number) or roman(number) or ordinal(number)
