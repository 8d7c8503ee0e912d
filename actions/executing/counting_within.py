"""How many Điều, Khoản or Điểm a place has, where that is asked: “Điều 5 có mấy khoản?”."""

import re
from dataclasses import replace

from actions.executing.composed import Node
from actions.executing.result import Line
from actions.executing.units import capital, in_words
from index.legal.structure.path import rows_above
from index.legal.structure.provision import Provision
from index.records.unit import Level
from index.records.version import Text
from index.text.folding import fold

_LEVELS: dict[str, Level] = {
    "chuong": "chapter",
    "diem": "point",
    "dieu": "article",
    "khoan": "clause",
    "muc": "section",
}
_ASKS = re.compile(rf"\b(?:may|bao nhieu)\s+(?:cai\s+)?(?P<level>{'|'.join(_LEVELS)})\b(?!\s+\d)")


def count_of(question: str, place: Provision, text: Text, row: int) -> tuple[Line, ...]:
    """Return how many of what `question` counts are in the unit in `row`; none if it does not."""
    asked = levels_asked(question)
    above = rows_above(text.units, row)[:-1]
    if text.units[row].level in asked and above:
        # “Điều 43 có mấy khoản, nội dung khoản 2”: of what it stands in.
        row = above[-1]
        inner = [level for level in ("clause", "point") if level in asked]
        place = replace(place, **dict.fromkeys(inner))
    unit = text.units[row]
    inside = [one for one in text.units[row + 1 :] if one.start < unit.end]
    counts = [(level, sum(one.level == level for one in inside)) for level in asked]
    return tuple(line for level, count in counts for line in _told(place, level, count))


def count_in(question: str, place: Provision, node: Node) -> tuple[Line, ...]:
    """Return the same of a place as it was amended."""
    counts = [(level, _number(node, level)) for level in levels_asked(question)]
    return tuple(line for level, count in counts for line in _told(place, level, count))


def levels_asked(question: str) -> tuple[Level, ...]:
    """Return the levels of units that `question` counts, in its order."""
    return tuple(dict.fromkeys(_LEVELS[one["level"]] for one in _ASKS.finditer(fold(question))))


def _number(node: Node, level: Level) -> int:
    held = [one for one in node.inner if not one.repealed]
    return sum(one.level == level for one in held) + sum(_number(one, level) for one in held)


def _told(place: Provision, level: Level, count: int) -> tuple[Line, ...]:
    values = {"place": capital(in_words(place)), "count": count}
    return (Line(f"counted.{level}" if count else f"counted.no_{level}", values),)
