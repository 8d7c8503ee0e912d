"""Normalise tables: one line a row, its cells joined by ` | `, without rules."""

import re
from collections.abc import Iterator

from index.ingest.reading.crawled_tables import rebuild_rows
from index.text.rows import BAR, cells_of, row_line

_RULE_CELL = re.compile(r"[-:=_ ]*")
_MAX_ROW_LINES = 80  # lines that one row may be broken over


def tidy_tables(text: str) -> str:
    """Put every row of a table on one line, however its cells and bars are broken over lines."""
    if "|" not in text:
        return text
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(_rows(rebuild_rows(lines)))


def _rows(lines: list[str]) -> Iterator[str]:
    i = 0
    while i < len(lines):
        end = _row_end(lines, i)
        line = " ".join(lines[i:end])
        if BAR not in line:
            yield line
        elif row := _row(line):
            yield row
        i = end


def _row_end(lines: list[str], start: int) -> int:
    """Return the index after the last line of the row from `start`; a closing bar ends the row."""
    line = lines[start]
    if not line.startswith("|") or line.endswith("|"):
        return start + 1
    for end in range(start + 1, min(start + _MAX_ROW_LINES, len(lines))):
        if not lines[end] or lines[end].startswith("|"):
            break
        if lines[end].endswith("|"):
            return end + 1
    return start + 1


def _row(line: str) -> str:
    """Return a row as `row_line` writes it, "" for one of rules or empty cells alone."""
    cells = cells_of(line)
    if line.startswith(BAR) and not line.endswith(BAR):
        cells = cells[1:]  # the bar that opens the table, whose last one was lost
    if all(_RULE_CELL.fullmatch(cell) for cell in cells):
        return ""
    return row_line(cells)
