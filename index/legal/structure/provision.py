"""Provision: the Điều, Khoản or Điểm that a person names, and the search for its unit in a text."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.legal.structure.annexed import KINDS, kind_of
from index.legal.structure.numbering import Rank, arabic, ordinal, roman
from index.legal.structure.path import rows_above
from index.records.unit import Level, Unit


@dataclass(frozen=True, slots=True)
class Provision:
    """The numbers of a provision, as strings ("5", "5a", "đ", "II"); None for a level without one.

    `roman` is a section of a programme ("II."); its items are named by `clause` and `point`.
    `annex` is "" for an annex without a number, and the folded kind of one that is called by it.
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
        """Whether a level above clause and point has a number, so that the unit can be found."""
        return any(getattr(self, field) is not None for field, _ in _STEPS[: -len(_INNER)])


# The fields of Provision from the outermost in, and the levels of unit each may mean.
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
    """Return the row of the deepest unit that contains `offset`; None if no unit does."""
    row: int | None = bisect_right(units, offset, key=lambda unit: unit.start) - 1
    if row is None or row < 0:
        return None
    while row is not None and units[row].end <= offset:
        row = units[row].parent
    return row


def find_unit(units: Sequence[Unit], provision: Provision) -> int | None:
    """Return the row of the unit of `provision`; None if there is none or more than one."""
    rows = find_units(units, provision)
    return rows[0] if len(rows) == 1 else None


def find_units(units: Sequence[Unit], provision: Provision) -> list[int]:
    """Return the rows of the units that `provision` may mean, in reading order.

    A level without a number matches anything: "điểm a Điều 5" is found if Điều 5 has one điểm a,
    and "Mục 1" may be in any chapter. The document itself is searched before its annexes. "Mục II"
    or "phần II" of a programme is its Roman section. "d" finds "đ" if there is no d. Roman and
    Arabic figures are equal. Annex "" is any annex.
    """
    if provision.annex in KINDS and provision.annex not in annexed_kinds(units):
        # The document itself is a “Chương trình”, or its text is without what was issued with it.
        provision = replace(provision, annex=None)
    rows = _find_all(units, provision)
    if not rows and provision.roman is None and provision.section is not None:
        rows = _find_all(units, replace(provision, section=None, roman=provision.section))
    if not rows and provision.roman is None and provision.part is not None:
        rows = _find_all(units, replace(provision, part=None, roman=provision.part))
    return rows


def _find_all(units: Sequence[Unit], provision: Provision) -> list[int]:
    """Return the rows of the units of `provision`, going in from its outermost level."""
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
    """Return the rows of the units with `number` and one of `levels` in the unit `within`."""

    def matches(is_same: Callable[[str], bool]) -> list[int]:
        return [
            row
            for row in _rows_in(units, within)
            if units[row].level in levels and any(map(is_same, numbers_of(units, row)))
        ]

    if levels == ("annex",) and not number:
        rows = [row for row in _rows_in(units, within) if units[row].level == "annex"]
    elif levels == ("annex",) and number in KINDS:
        rows = [row for row in _rows_in(units, within) if _annexed_kind(units[row]) == number]
    else:
        rows = matches(lambda unit_number: _same(unit_number, number))
    if not rows and number.lower() == "d":
        rows = matches(lambda unit_number: unit_number.lower() == "đ")
    children = [row for row in rows if units[row].parent == within]
    if levels[0] in _INNER:
        return children[:1] or rows
    outside = _outside_annexes(units, children or rows)
    return outside[:1] if levels == ("article",) else outside


def annexed_kinds(units: Sequence[Unit]) -> set[str]:
    """Return the kinds, folded, of what is issued with a document and has no number."""
    return set(map(_annexed_kind, units)) - {""}


def _annexed_kind(unit: Unit) -> str:
    return kind_of(unit.title) if unit.level == "annex" and not unit.number else ""


def _rows_in(units: Sequence[Unit], within: int | None) -> Iterator[int]:
    """Yield the rows of the units inside the one in row `within`; all rows for None."""
    first = 0 if within is None else within + 1
    end = len(units)
    for row in range(first, end):
        if within is not None and units[row].start >= units[within].end:
            return
        yield row


def numbers_of(units: Sequence[Unit], row: int) -> list[str]:
    """Return the numbers of the unit in `row`: “III.1” within III has the number “1” as well."""
    unit = units[row]
    above = units[unit.parent].number if unit.parent is not None else ""
    own = unit.number.removeprefix(f"{above}.") if above else ""
    return [number for number in dict.fromkeys((unit.number, own)) if number]


def _outside_annexes(units: Sequence[Unit], rows: Sequence[int]) -> list[int]:
    """Return the `rows` that are in no annex; all `rows` if every one is in an annex."""

    def in_annex(row: int) -> bool:
        return any(units[above].level == "annex" for above in rows_above(units, row)[:-1])

    return [row for row in rows if not in_annex(row)] or list(rows)


def _same(left: str, right: str) -> bool:
    if left.lower() == right.lower():
        return True
    rank = _figures(left)
    return rank is not None and rank == _figures(right)


def _figures(number: str) -> Rank | None:
    return arabic(number) or roman(number) or ordinal(number)
