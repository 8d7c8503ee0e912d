"""The address of a unit within its page: `dieu-5-khoan-2-diem-a`."""

from collections.abc import Sequence

from index.records.unit import Level, Unit
from index.text.folding import syllables

_NAMES: dict[Level, str] = {
    "part": "phan",
    "chapter": "chuong",
    "section": "muc",
    "subsection": "tieu-muc",
    "article": "dieu",
    "clause": "khoan",
    "point": "diem",
    "roman": "muc",
    "item": "y",
    "annex": "phu-luc",
}
# What an article's address does not say: there is one Điều 5, whatever chapter it stands in.
_AROUND: frozenset[Level] = frozenset(("part", "chapter", "section", "subsection"))
_WORDS = 8


def anchors_of(units: Sequence[Unit]) -> list[str]:
    """Return the address of each of `units`; "" for one without number and title.

    No two are the same: of two alike, the second ends in `-2`.
    """
    own = [_own(unit) for unit in units]
    said: dict[str, int] = {}
    anchors: list[str] = []
    for row, unit in enumerate(units):
        above = unit.parent
        while above is not None and unit.level == "article" and units[above].level in _AROUND:
            above = units[above].parent
        outer = anchors[above] if above is not None else ""
        name = f"{outer}-{own[row]}".strip("-") if own[row] else ""
        count = said[name] = said.get(name, 0) + 1
        anchors.append(name if count == 1 or not name else f"{name}-{count}")
    return anchors


def _own(unit: Unit) -> str:
    name = _NAMES.get(unit.level)
    number = "-".join(syllables(unit.number.replace("đ", "dd").replace(".", " ")))
    if name and number:
        return f"{name}-{number}"
    return "-".join(syllables(unit.title)[:_WORDS])
