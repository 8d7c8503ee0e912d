"""Rebuild the rows of tables from a page crawl.

A crawler writes a row as `|`, cell, `|`, cell, `|`, each on lines of its own. Two bars stand
between two rows, one bar between the last row and the text below the table. The number of columns
decides what a bar means.
"""

import re
from itertools import groupby
from pathlib import Path

from index.lexicon.box_labels import is_label
from index.text.rows import row_line
from index.yaml_file import read_yaml

_DATA = read_yaml(Path(__file__).with_suffix(".yml"))
_TWO_COLUMNS: tuple[str, ...] = tuple(_DATA["two_columns"])
_OUTSIDE: tuple[str, ...] = tuple(_DATA["outside"])
_ROW_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})(?:\.\d{1,3})*[.)]?")
_MAX_CELL_LINES = 60  # longer text is not a cell: it stands between two tables


def rebuild_rows(lines: list[str]) -> list[str]:
    """Return `lines` with each row of a crawled table on one line, its cells joined by ` | `.

    Lines outside of tables are unchanged. No word is lost, doubled or moved.
    """
    groups = [(is_bar, list(group)) for is_bar, group in groupby(lines, key=_is_bar)]
    texts = [group for is_bar, group in groups if not is_bar]
    if len(texts) == len(groups):
        return lines
    if groups[0][0]:
        bars = [len(group) for is_bar, group in groups if is_bar]
    else:
        bars = [0, *(len(group) for is_bar, group in groups if is_bar)]
    table = _Table()
    for index, (count, text) in enumerate(zip(bars, texts, strict=False)):
        following = texts[index + 1] if index + 1 < len(texts) else []
        if text[-1].rstrip().endswith(":") and is_label(text[-1]):
            # A portal's box begins or goes on: what stands above its label is no cell.
            if len(text) > 1:
                table.add(0, text[:-1])
            count, text = max(count, 1), text[-1:]
        if count == 0 and _has_two_columns(following) and not _is_outside(text):
            count = 1  # the crawl cut off the bar that opens the first table
        table.add(count, text)
    table.end()
    return table.lines


class _Table:
    """The current table, and the lines of all tables and texts before it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._row: list[str] = []
        self._columns = 0  # 0: not known yet

    def add(self, bars: int, text: list[str]) -> None:
        """Add the text that follows `bars` bars, as a cell or as text outside of the table."""
        is_full = 0 < self._columns <= len(self._row)
        if bars == 0 or _is_outside(text) or (bars == 1 and is_full):
            self.end()
            self.lines += text
            return
        if bars > 1:
            self._skip(bars, text)
        if not self._columns and _has_two_columns(text):
            self._columns = 2
        self._row.append(_one_line(text))

    def end(self) -> None:
        """End the current table, if there is one."""
        self._end_row()
        self._columns = 0

    def _skip(self, bars: int, following: list[str]) -> None:
        # n bars enclose n - 1 empty cells, or n - 2 if a row ends between them.
        if not self._row:
            self._row = [""] * (bars - 1)
            return
        self._columns = self._columns or len(self._row) + bars - 2
        missing = self._columns - len(self._row)
        if bars - 2 >= missing or _ROW_NUMBER.fullmatch(_one_line(following)):
            self._end_row()
            self._row = [""] * max(0, bars - 2 - missing)
        else:
            self._row += [""] * (bars - 1)

    def _end_row(self) -> None:
        if line := row_line(self._row):
            self.lines.append(line)
        self._row = []


def _is_bar(line: str) -> bool:
    return line.strip() == "|"


def _is_outside(text: list[str]) -> bool:
    has_blank_edge = not text[0].strip() or not text[-1].strip()
    has_heading = len(text) > 1 and text[0].startswith("#")
    is_long = len(text) > _MAX_CELL_LINES
    return has_blank_edge or has_heading or is_long or _one_line(text).startswith(_OUTSIDE)


def _has_two_columns(text: list[str]) -> bool:
    words = _one_line(text).lower()
    return any(phrase in words for phrase in _TWO_COLUMNS)


def _one_line(text: list[str]) -> str:
    return " ".join(" ".join(text).split())
