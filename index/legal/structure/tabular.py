"""The tables of a cleaned text: their headings, their rows, and the line that names each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.legal.structure.labels import label_of
from index.records.unit import Level
from index.text.rows import BAR, cells_of

# A longer table is read from here on only: a list of all wards of a country has fewer rows.
_MOST_ROWS = 20_000
# A title between two rows (“I. Khu vực nội thành”) ends no table; it has at most so many words.
_TITLE_WORDS = 20
# What begins here is no part of the table above.
_ENDING: frozenset[Level] = frozenset(("part", "chapter", "section", "article", "annex"))
# What numbers the columns, below their headings: (1), (2), A, B.
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")
_MARKS = re.compile(r"^#{1,6} +")


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of the cells of one line, `start`:`end` in the text; "" for an empty cell."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the rows of its headings, those below, and `title`, the line above it, or ""."""

    title: str
    heading: tuple[Row, ...]
    rows: tuple[Row, ...]

    def head(self, column: int) -> str:
        """Return what stands over a column, of several lines the innermost last: “Phí – Ngày”."""
        named = (row for row in self.heading if not _numbers_columns(row))
        lines = (row.cells[column] for row in named if column < len(row.cells))
        return " – ".join(dict.fromkeys(filter(None, lines)))


def table_at(text: str, offset: int) -> Table | None:
    """Return the table of `text` that has a row at `offset`; None where no row stands there."""
    start = text.rfind("\n", 0, offset) + 1
    if not _is_row(_line(text, start)):
        return None
    above = list(_rows(_lines_up(text, start)))
    found = [*reversed(above), *_rows(_lines_down(text, start))]
    heading = _heading(found)
    return Table(_title(text, found[0].start), tuple(found[:heading]), tuple(found[heading:]))


def tables_within(text: str, start: int, end: int) -> Iterator[Table]:
    """Yield the tables of `text` that have a row in `start`:`end`, in order."""
    at = text.rfind("\n", 0, start) + 1
    while at < end:
        if table := table_at(text, at):
            yield table
            last = (table.rows or table.heading)[-1]
            at = last.end
        at = text.find("\n", at) + 1 or end


def _line(text: str, start: int) -> tuple[int, int, str]:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return start, end, text[start:end]


def _lines_down(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    while start <= len(text):
        line = _line(text, start)
        yield line
        start = line[1] + 1


def _lines_up(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    while start > 0:
        start = text.rfind("\n", 0, start - 1) + 1
        yield _line(text, start)


def _is_row(line: tuple[int, int, str]) -> bool:
    return BAR in line[2] and sum(map(bool, cells_of(line[2]))) > 1


def _rows(lines: Iterator[tuple[int, int, str]]) -> Iterator[Row]:
    """Yield the rows among `lines` as far as one table goes."""
    between = 0
    for count, line in enumerate(lines):
        if count >= _MOST_ROWS:
            return
        start, end, words = line
        if _is_row(line):
            between = 0
            yield Row(start, end, tuple(cells_of(words)))
        else:
            between += 1
            label = label_of(_MARKS.sub("", words.strip()))
            ends = label is not None and label.level in _ENDING
            if ends or between > 1 or not words.strip() or words.count(" ") >= _TITLE_WORDS:
                return


def _heading(rows: list[Row]) -> int:
    """Return how many of `rows` are the heading: the first, what it spans, and their numbers."""
    count = 1
    while count < len(rows) - 1 and _goes_on(rows[count - 1], rows[count]):
        count += 1
    return count


def _goes_on(row: Row, below: Row) -> bool:
    """Tell whether `below` belongs to the heading that `row` is of."""
    if _numbers_columns(below):
        return True
    spans = any(left and left == right for left, right in pairwise(row.cells))
    return spans and not any(cell[:1].isdigit() for cell in below.cells)


def _numbers_columns(row: Row) -> bool:
    return all(_COLUMN_NUMBER.fullmatch(cell) for cell in row.cells if cell)


def _title(text: str, start: int) -> str:
    """Return the line above `start`, if it is short enough to name a table."""
    for _, _, line in _lines_up(text, start):
        if words := _MARKS.sub("", line.strip()):
            return words.rstrip(":") if words.count(" ") < 2 * _TITLE_WORDS else ""
    return ""
