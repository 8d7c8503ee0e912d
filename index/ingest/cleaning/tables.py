"""Normalise tables: one line a row, cells joined by ` | `, no rules, no empty cells."""

import re
from collections.abc import Iterator

from index.ingest.reading.crawled_tables import rebuild_rows
from index.text.rows import CELL_END

_RULE_CELL = re.compile(r"[-:=_ ]*")
_MAX_ROW_LINES = 80  # lines that one row may be broken over
_MOST_COLUMNS = 20
# The foot of every official text is a table of two cells, though it has one row only.
_TWO_COLUMNS = ("Nơi nhận", "NƠI NHẬN")


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
        if "|" not in line:
            yield line
        elif row := _row(line.split("|")):
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


def _row(cells: list[str]) -> str:
    kept = [cell.strip() for cell in cells]
    return CELL_END.join(cell for cell in kept if not _RULE_CELL.fullmatch(cell))
