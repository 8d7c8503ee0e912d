"""What is numbered under a heading: clauses and points of an article, items of a programme."""

from collections.abc import Sequence
from itertools import accumulate

from index.legal.structure.drafts import DEPTHS, Draft, one_line_draft
from index.legal.structure.lines import Line
from index.legal.structure.numbering import arabic, follow_on
from index.records.unit import Level

_OUTER = DEPTHS["clause"]
_INNER = _OUTER + 10
_DASH = _OUTER + 20
_MOST_LOST = 3


def items_of(lines: Sequence[Line], under: Level | None) -> list[Draft]:
    """Return the drafts of what is numbered in `lines`, which stand under a heading of that level.

    Under an article they are clauses and points, elsewhere items; numbers with dots (1.1) and,
    outside articles, dashes are items too.
    """
    rows = [row for row, line in enumerate(lines) if line.label]
    figures = _of(lines, rows, "clause")
    letters = _of(lines, rows, "point")
    loose = under in ("annex", "heading", None)
    letters_first = under != "article" and _letters_hold_figures(lines, figures, letters)
    if letters_first:
        outer = _following(lines, letters, None)
        inner = _following(lines, figures, outer)
    else:
        outer = _following(lines, figures, None, restarts=loose)
        inner = _following(lines, letters, outer | _dotted(lines, rows))
    dots_depth = _INNER if letters_first else _OUTER
    drafts: list[Draft] = []
    dotted = _Dotted()
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
            if letters_first:
                dotted.open(label.number)
        elif label.number in ("-", "+"):
            if under != "article" and (under or drafts):
                drafts.append(one_line_draft("item", line, _DASH + (label.number == "+")))
        elif label.level == "item" and dotted.follows(label.number):
            drafts.append(one_line_draft("item", line, dots_depth + label.number.count(".")))
    return drafts


def _of(lines: Sequence[Line], rows: Sequence[int], level: Level) -> list[int]:
    return [row for row in rows if (label := lines[row].label) and label.level == level]


def _dotted(lines: Sequence[Line], rows: Sequence[int]) -> set[int]:
    return {row for row in rows if (label := lines[row].label) and "." in label.number}


def _following(
    lines: Sequence[Line], rows: list[int], under: set[int] | None, *, restarts: bool = False
) -> set[int]:
    """Return those of `rows` whose numbers follow on, each numbering within one of `under`."""
    ranks = [label.rank if (label := lines[row].label) else None for row in rows]
    holders = _holders(len(lines), under or set())
    taken = follow_on(
        ranks, furthest=_MOST_LOST, restarts=restarts, scopes=[holders[row] for row in rows]
    )
    return {row for row, right in zip(rows, taken, strict=True) if right}


def _holders(count: int, under: set[int]) -> list[int]:
    """For each row, the last of `under` up to it, else -1."""
    return [*accumulate((row if row in under else -1 for row in range(count)), max)]


def _letters_hold_figures(lines: Sequence[Line], figures: list[int], letters: list[int]) -> bool:
    """Whether the letters are the outer numbering: a) 1. 2. b) 1. 2."""
    if not figures or not letters or letters[0] > figures[0]:
        return False
    return max(_following(lines, letters, None), default=-1) > figures[0]


class _Dotted:
    """Numbers with dots, told from dates and decimals: their beginning is the number above them."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def open(self, number: str) -> None:
        """Begin the numbering under `number`."""
        self._last = {number: 0}

    def follows(self, number: str) -> bool:
        """Tell whether `number` follows on, and remember it."""
        above, _, last = number.rpartition(".")
        rank = arabic(last)
        if not rank or not (self._last or rank.main == 1):
            return False
        if above not in self._last and (self._last and rank.main != 1):
            return False
        if not 0 < rank.main - self._last.get(above, 0) <= _MOST_LOST:
            return False
        self._last[above] = rank.main
        self._last[number] = 0
        return True
