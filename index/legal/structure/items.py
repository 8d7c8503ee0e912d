"""Numbered units under a heading: clauses and points of an article, items of a programme."""

from collections.abc import Sequence
from itertools import accumulate

from index.legal.structure.drafts import DEPTHS, Draft, one_line_draft
from index.legal.structure.lines import Line
from index.legal.structure.numbering import arabic, follow_on
from index.records.unit import Level

_OUTER = DEPTHS["clause"]
_INNER = _OUTER + 10
_DASH = _OUTER + 20
_LARGEST_GAP = 3  # numbers that a numbering may leave out


def items_of(lines: Sequence[Line], under: Level | None) -> list[Draft]:
    """Return the drafts of the numbered units in `lines`, in reading order.

    `under` is the level of the heading above, None if there is none. Under an article the units are
    clauses and points, elsewhere items. A dotted number (1.1) is an item everywhere, a dash only
    outside articles.
    """
    rows = [row for row, line in enumerate(lines) if line.label]
    outer, inner, letters_outside = _numberings(lines, rows, under)
    dots_depth = _INNER if letters_outside else _OUTER
    drafts: list[Draft] = []
    dotted = _DottedNumbers()
    for row in rows:
        line = lines[row]
        label = line.label
        if not label:
            continue
        level = label.level if under == "article" else "item"
        if row in outer:
            drafts.append(one_line_draft(level, line, _OUTER))
            dotted.open(label.number)
        elif row in inner:
            drafts.append(one_line_draft(level, line, _INNER))
            if letters_outside:
                dotted.open(label.number)
        elif label.number in ("-", "+"):
            if under != "article" and (under or drafts):
                drafts.append(one_line_draft("item", line, _DASH + (label.number == "+")))
        elif label.level == "item" and dotted.follows(label.number):
            drafts.append(one_line_draft("item", line, dots_depth + label.number.count(".")))
    return drafts


def _numberings(
    lines: Sequence[Line], rows: Sequence[int], under: Level | None
) -> tuple[set[int], set[int], bool]:
    """Return the rows of the outer and the inner numbering, and whether letters are the outer."""
    figures = _rows_of(lines, rows, "clause")
    letters = _rows_of(lines, rows, "point")
    if under != "article" and _letters_contain_figures(lines, figures, letters):
        outer = _following(lines, letters, None)
        return outer, _following(lines, figures, outer), True
    restarts = under in ("annex", "heading", None)
    outer = _following(lines, figures, None, restarts=restarts)
    return outer, _following(lines, letters, outer | _rows_with_dots(lines, rows)), False


def _rows_of(lines: Sequence[Line], rows: Sequence[int], level: Level) -> list[int]:
    return [row for row in rows if (label := lines[row].label) and label.level == level]


def _rows_with_dots(lines: Sequence[Line], rows: Sequence[int]) -> set[int]:
    return {row for row in rows if (label := lines[row].label) and "." in label.number}


def _following(
    lines: Sequence[Line], rows: list[int], under: set[int] | None, *, restarts: bool = False
) -> set[int]:
    """Return the `rows` whose numbers follow on; each row of `under` begins a new numbering."""
    ranks = [label.rank if (label := lines[row].label) else None for row in rows]
    scopes = _scopes(len(lines), under or set())
    follows = follow_on(
        ranks, largest_gap=_LARGEST_GAP, restarts=restarts, scopes=[scopes[row] for row in rows]
    )
    return {row for row, in_numbering in zip(rows, follows, strict=True) if in_numbering}


def _scopes(count: int, under: set[int]) -> list[int]:
    """Return for each of `count` rows the last row of `under` up to it, else -1."""
    return [*accumulate((row if row in under else -1 for row in range(count)), max)]


def _letters_contain_figures(lines: Sequence[Line], figures: list[int], letters: list[int]) -> bool:
    """Tell whether the letters are the outer numbering: a) 1. 2. b) 1. 2."""
    if not figures or not letters or letters[0] > figures[0]:
        return False
    return max(_following(lines, letters, None), default=-1) > figures[0]


class _DottedNumbers:
    """The dotted numbers under a heading, read in order.

    A dotted number, unlike a date or a decimal, begins with the number of the unit above it.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def open(self, number: str) -> None:
        """Begin the numbering under `number`."""
        self._last = {number: 0}

    def follows(self, number: str) -> bool:
        """Tell whether `number` follows the last one beside it; if so, remember it."""
        above, _, last = number.rpartition(".")
        rank = arabic(last)
        if not rank or not (self._last or rank.main == 1):
            return False
        if above not in self._last and (self._last and rank.main != 1):
            return False
        if not 0 < rank.main - self._last.get(above, 0) <= _LARGEST_GAP:
            return False
        self._last[above] = rank.main
        self._last[number] = 0
        return True
