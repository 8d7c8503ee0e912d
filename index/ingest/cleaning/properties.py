"""Properties: the table of what a portal knows of a document, which is none of its own words."""

from itertools import groupby
from pathlib import Path

from index.ingest.cleaning import openings
from index.text.folding import fold
from index.yaml_file import read_yaml

_LABELS: frozenset[str] = frozenset(read_yaml(Path(__file__).with_suffix(".yml"))["labels"])
_MOTTO = "cong hoa xa hoi chu nghia viet nam"
_WITHIN = 60  # lines in which the letterhead begins
_FEWEST = 3  # labels: one or two may be a table's own


def drop_properties(text: str) -> str:
    """Drop tables like `Số hiệu: | 12/2030/QH17 | Loại văn bản: | Luật` above a letterhead."""
    lines = text.split("\n")
    head = (row for row, line in enumerate(lines[:_WITHIN]) if _MOTTO in fold(line))
    letterhead = next(head, 0)
    kept: list[str] = []
    for is_table, rows in groupby(lines[:letterhead], key=_is_labelled):
        group = list(rows)
        if not is_table or sum(len(_labels(row)) for row in group) < _FEWEST:
            kept += group
    return "\n".join(kept + lines[letterhead:])


def _is_labelled(line: str) -> bool:
    return openings.is_row(line) and all(label in _LABELS for label in _labels(line))


def _labels(row: str) -> list[str]:
    """What stands in the cells that would be labels: the first, the third …"""
    return [fold(cell).strip(" :|") for cell in row.strip(" |").split(" | ")[::2]]
