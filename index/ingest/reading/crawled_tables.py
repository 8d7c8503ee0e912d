"""Tables as page crawls leave them, each cell on its own lines and a lone `|` around it → rows.

A crawler writes a row as `|`, cell, `|`, cell, `|`: two bars stand between two rows, one between
the last row and the text below the table. How many cells a row has tells what a bar means.
"""

import re
from itertools import groupby
from pathlib import Path

from index.text.rows import row_line
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_TWO_COLUMNS: tuple[str, ...] = tuple(_WORDS["two_columns"])
_OUTSIDE: tuple[str, ...] = tuple(_WORDS["outside"])
_ROW_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})(?:\.\d{1,3})*[.)]?")
_MOST_LINES = 60  # of one cell; what is longer is the text between two tables


def rebuild_rows(lines: list[str]) -> list[str]:
    """Return `lines` with every crawled table as one line a row, its cells joined by ` | `.

    Lines outside of tables stay as they are. No word is lost, doubled or moved.
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
    for place, (count, text) in enumerate(zip(bars, texts, strict=False)):
        following = texts[place + 1] if place + 1 < len(texts) else []
        if count == 0 and _is_of_two_columns(following) and not _is_outside(text):
            count = 1  # the crawl cut off the bar that opens the first table
        table.take(count, text)
    table.end()
    return table.lines


class _Table:
    """A table in the making, and the lines made so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._row: list[str] = []
        self._columns = 0  # 0 until known

    def take(self, bars: int, text: list[str]) -> None:
        """Take the text that stands after so many bars: a cell, or what stands outside."""
        is_full = 0 < self._columns <= len(self._row)
        if bars == 0 or _is_outside(text) or (bars == 1 and is_full):
            self.end()
            self.lines += text
            return
        if bars > 1:
            self._skip(bars, text)
        if not self._columns and _is_of_two_columns(text):
            self._columns = 2
        self._row.append(_joined(text))

    def end(self) -> None:
        """End the table, if there is one."""
        self._end_row()
        self._columns = 0

    def _skip(self, bars: int, following: list[str]) -> None:
        # Of n bars, n - 1 enclose empty cells; n - 2 do when a row ends among them.
        if not self._row:
            self._row = [""] * (bars - 1)
            return
        self._columns = self._columns or len(self._row) + bars - 2
        missing = self._columns - len(self._row)
        if bars - 2 >= missing or _ROW_NUMBER.fullmatch(_joined(following)):
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
    return has_blank_edge or len(text) > _MOST_LINES or _joined(text).startswith(_OUTSIDE)


def _is_of_two_columns(text: list[str]) -> bool:
    words = _joined(text).lower()
    return any(known in words for known in _TWO_COLUMNS)


def _joined(text: list[str]) -> str:
    return " ".join(" ".join(text).split())
