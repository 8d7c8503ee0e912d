"""Drop the table of metadata that a legal portal puts above a document's own text."""

from itertools import groupby
from pathlib import Path

from index.ingest.cleaning import openings
from index.text.folding import fold
from index.yaml_file import read_yaml

_LABELS: frozenset[str] = frozenset(read_yaml(Path(__file__).with_suffix(".yml"))["labels"])
_MOTTO = "cong hoa xa hoi chu nghia viet nam"
_TOP = 60  # lines searched for the letterhead
_MIN_LABELS = 3  # one or two labels may belong to a table of the document


def drop_properties(text: str) -> str:
    """Drop tables like `Số hiệu: | 12/2030/QH17 | Loại văn bản: | Luật` above a letterhead."""
    lines = text.split("\n")
    head = (row for row, line in enumerate(lines[:_TOP]) if _MOTTO in fold(line))
    letterhead = next(head, 0)
    kept: list[str] = []
    for is_table, rows in groupby(lines[:letterhead], key=_is_labelled):
        group = list(rows)
        if not is_table or sum(len(_labels(row)) for row in group) < _MIN_LABELS:
            kept += group
    return "\n".join(kept + lines[letterhead:])


def _is_labelled(line: str) -> bool:
    return openings.is_row(line) and all(label in _LABELS for label in _labels(line))


def _labels(row: str) -> list[str]:
    """Return the folded cells in the columns of labels: the first, the third …"""
    return [fold(cell).strip(" :|") for cell in row.strip(" |").split(" | ")[::2]]
