"""Lines of text that come from tables: rows of cells, and rules drawn with hyphens.

A row is one line: `Ô tô |  | 40.000`. An empty cell keeps its place, so that a value stays under
its heading; empty cells at the end are left out. A row whose first cell is empty has a bar at both
ends, as in Markdown: `|  | Ngày | Đêm |`.
"""

import re
from collections.abc import Sequence

BAR = "|"
CELL_END = f" {BAR} "
_RULE = re.compile(r"(?<!\S)(?:[-=_*]{3,}|[-=_*](?: [-=_*]){2,})(?!\S)")


def row_line(cells: Sequence[str]) -> str:
    """Return the texts of `cells` as one line, without rules and without empty cells at the end.

    One cell alone with text is no row: its text is returned. "" if no cell has any.
    """
    texts = [" ".join(_RULE.sub("", cell).split()) for cell in cells]
    columns = [column for column, text in enumerate(texts) if text]
    if len(columns) < 2:
        return "".join(texts)
    line = CELL_END.join(texts[: columns[-1] + 1])
    return f"{BAR} {line} {BAR}" if columns[0] else line


def cells_of(line: str) -> list[str]:
    """Return the texts of the cells of a row, as `row_line` or Markdown writes it."""
    line = line.strip()
    if len(line) > 1 and line.startswith(BAR) and line.endswith(BAR):
        line = line[1:-1]
    return [cell.strip() for cell in line.split(BAR)]


def is_rule(line: str) -> bool:
    """Tell whether `line` is a drawn rule, such as `-----` or `* * *`, without any words."""
    return _RULE.fullmatch(line) is not None
