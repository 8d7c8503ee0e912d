"""Lines of text that come from tables: rows of cells, and rules drawn with hyphens."""

import re
from collections.abc import Sequence

CELL_END = " | "
_RULE = re.compile(r"(?<!\S)(?:[-=_*]{3,}|[-=_*](?: [-=_*]){2,})(?!\S)")


def row_line(cells: Sequence[str]) -> str:
    """Return the texts of `cells` as one line, without rules or empty cells at its two ends."""
    texts = [" ".join(_RULE.sub("", cell).split()) for cell in cells]
    columns = [column for column, text in enumerate(texts) if text]
    return CELL_END.join(texts[columns[0] : columns[-1] + 1]) if columns else ""


def is_rule(line: str) -> bool:
    """Tell whether `line` is a drawn rule, such as `-----` or `* * *`, without any words."""
    return _RULE.fullmatch(line) is not None
