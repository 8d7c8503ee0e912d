"""The line that a row of a table becomes, and the lines drawn with hyphens, which say nothing."""

import re
from collections.abc import Sequence

CELL_END = " | "
_RULE = re.compile(r"(?<!\S)(?:[-=_*]{3,}|[-=_*](?: [-=_*]){2,})(?!\S)")


def row_line(cells: Sequence[str]) -> str:
    """Return the texts of a row's `cells` as one line; empty cells at its ends are left out."""
    texts = [" ".join(_RULE.sub("", cell).split()) for cell in cells]
    filled = [place for place, text in enumerate(texts) if text]
    return CELL_END.join(texts[filled[0] : filled[-1] + 1]) if filled else ""


def is_rule(line: str) -> bool:
    """Tell whether `line` is only drawn: `-----`, `* * *`."""
    return _RULE.fullmatch(line) is not None
