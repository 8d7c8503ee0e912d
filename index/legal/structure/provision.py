"""Provision: what a person names of a document (Điều 5, khoản 2, điểm a), and finding its unit."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.legal.structure.numbering import Rank, arabic, ordinal, roman
from index.legal.structure.path import rows_above
from index.records.unit import Level, Unit


@dataclass(frozen=True, slots=True)
class Provision:
    """The numbers a person names, as strings ("5", "5a", "đ", "II"); None where none was named.

    `roman` is a section of a programme ("II."), whose items `clause` and `point` name as well.
    `annex` is "" where one is named without its number.
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    roman: str | None = None
    annex: str | None = None

    @property
    def names_unit(self) -> bool:
        """Tell whether more is named than a clause or a point, which must stand in something."""
        return any(getattr(self, step) is not None for step, _ in _STEPS[: -len(_INNER)])


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
_INNER = ("clause", "point")


def unit_at(units: Sequence[Unit], offset: int) -> int | None:
    """Return the row of the deepest unit at `offset` of the text; None between top-level units."""
    row: int | None = bisect_right(units, offset, key=lambda unit: unit.start) - 1
    if row is None or row < 0:
        return None
    while row is not None and units[row].end <= offset:
        row = units[row].parent
    return row


def find_unit(units: Sequence[Unit], provision: Provision) -> int | None:
    """Return the row of the unit that `provision` names; None if there is none, or several."""
    rows = find_units(units, provision)
    return rows[0] if len(rows) == 1 else None


def find_units(units: Sequence[Unit], provision: Provision) -> list[int]:
    """Return the rows of the units that `provision` may mean, in order; [] if there are none.

    What is not named may be anything: "điểm a Điều 5" is found if Điều 5 has but one điểm a, and
    "Mục 1" may be that of any chapter. A unit is looked for in the document itself before its
    annexes. "Mục II" or "phần II" of a programme is its Roman section. "d" typed for "đ" finds it
    where there is no d; numbers are the same in Roman and in Arabic figures; annex "" is any.
    """
    found = _find_all(units, provision)
    if not found and provision.roman is None and provision.section is not None:
        found = _find_all(units, replace(provision, section=None, roman=provision.section))
    if not found and provision.roman is None and provision.part is not None:
        found = _find_all(units, replace(provision, part=None, roman=provision.part))
    return found


def _find_all(units: Sequence[Unit], provision: Provision) -> list[int]:
    within: list[int | None] = [None]
    for field, levels in _STEPS:
        number = getattr(provision, field)
        if number is not None:
            rows = (row for each in within for row in _find(units, each, levels, number))
            within = list(dict.fromkeys(rows))
    return [row for row in within if row is not None]


def _find(
    units: Sequence[Unit], within: int | None, levels: tuple[Level, ...], number: str
) -> list[int]:
    def matching(same: Callable[[str], bool]) -> list[int]:
        return [
            row
            for row in _rows_in(units, within)
            if units[row].level in levels and any(map(same, numbers_of(units, row)))
        ]

    if levels == ("annex",) and not number:
        found = [row for row in _rows_in(units, within) if units[row].level == "annex"]
    else:
        found = matching(lambda written: _same(written, number))
    if not found and number.lower() == "d":
        found = matching(lambda written: written.lower() == "đ")
    near = [row for row in found if units[row].parent == within]
    if levels[0] in _INNER:
        return near[:1] or found
    outside = _outside_annexes(units, near or found)
    return outside[:1] if levels == ("article",) else outside


def _rows_in(units: Sequence[Unit], within: int | None) -> Iterator[int]:
    """Yield the rows of the units inside the one in row `within`; all of them for None."""
    first = 0 if within is None else within + 1
    end = len(units)
    for row in range(first, end):
        if within is not None and units[row].start >= units[within].end:
            return
        yield row


def numbers_of(units: Sequence[Unit], row: int) -> list[str]:
    """Return what the unit in `row` may be called: “III.1” within III is called “1” as well."""
    unit = units[row]
    above = units[unit.parent].number if unit.parent is not None else ""
    own = unit.number.removeprefix(f"{above}.") if above else ""
    return [number for number in dict.fromkeys((unit.number, own)) if number]


def _outside_annexes(units: Sequence[Unit], rows: Sequence[int]) -> list[int]:
    """Return those of `rows` that are in no annex, all of them where there are none."""

    def in_annex(row: int) -> bool:
        return any(units[above].level == "annex" for above in rows_above(units, row)[:-1])

    return [row for row in rows if not in_annex(row)] or list(rows)


def _same(written: str, asked: str) -> bool:
    if written.lower() == asked.lower():
        return True
    rank = _figures(written)
    return rank is not None and rank == _figures(asked)


def _figures(number: str) -> Rank | None:
    return arabic(number) or roman(number) or ordinal(number)
