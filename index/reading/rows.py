"""The line that a row of a table becomes."""

from collections.abc import Sequence

CELL_END = " | "


def row_line(cells: Sequence[str]) -> str:
    """Return the texts of a row's `cells` as one line; empty cells at its ends are left out."""
    texts = [" ".join(cell.split()) for cell in cells]
    filled = [place for place, text in enumerate(texts) if text]
    return CELL_END.join(texts[filled[0] : filled[-1] + 1]) if filled else ""
