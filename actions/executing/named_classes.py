"""Of neighbouring provisions, the one on the class that a question names: “mức 2”, “nhóm A”."""

import re
from pathlib import Path
from typing import Any

from index.legal.structure.path import rows_above
from index.records.version import Text
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_CLASS = re.compile(
    rf"\b(?:{any_of(list(map(fold, _WORDS['classes'])))}) (?:\d{{1,2}}|[ivx]{{1,4}}|[a-d])\b"
)
_NUMBERED = re.compile(r"(?<![\w/.,])(?P<number>\d{1,2}) (?P<thing>[a-z]{2,7})(?!\w)")
# A provision says of which class it is at its beginning, in so many characters.
_BEGINS = 120


def row_of_class(question: str, held: Text, row: int) -> int:
    """Return the row of the neighbour of `row` that is on the class which `question` names.

    It is `row` itself where that is on it, where none or several neighbours are, or none is named.
    Of several that are named, “mức 1, mức 2”, it is the innermost unit that is on all.
    """
    named = set(_CLASS.findall(fold(question)))
    if not named and len(steps := _numbered_alike(question)) > 1:
        above = reversed(rows_above(held.units, row))
        return next((each for each in above if _has_all(steps, held, each)), row)
    if len(named) > 1:
        above = reversed(rows_above(held.units, row))
        return next((each for each in above if named <= _classes_in(held, each)), row)
    if len(named) != 1:
        return row
    [name] = named
    for own in reversed(rows_above(held.units, row)):
        if _is_on(name, held, own):
            return row
        unit = held.units[own]
        others = [
            other
            for other, one in enumerate(held.units)
            if one.parent == unit.parent and one.level == unit.level and _is_on(name, held, other)
        ]
        if len(others) == 1:
            return others[0]
        if unit.level == "article":
            return _list_with(name, held, own, row)
    return row


def _list_with(name: str, held: Text, article: int, row: int) -> int:
    """Return the clause of the `article` that lists the class `name` in one of its points, if any.

    Asked of “cấp độ 3”, “2. Thẩm quyền: … c) Bộ Công an: cấp độ 3” answers, and not its neighbour.
    """
    if name in _classes_in(held, row):
        return row
    found = {
        held.units[each].parent
        for each in range(article, len(held.units))
        if held.units[each].start < held.units[article].end
        and held.units[each].level == "point"
        and name in _classes_in(held, each)
    }
    only = found.pop() if len(found) == 1 else None
    return row if only is None else only


def _numbered_alike(question: str) -> frozenset[tuple[int, str]]:
    """Return what is named by two numbers of one thing: “thiết kế 1 bước khác 2 bước”."""
    found = {(int(one["number"]), one["thing"]) for one in _NUMBERED.finditer(fold(question))}
    things = [thing for _, thing in found]
    return frozenset(each for each in found if things.count(each[1]) > 1)


def _has_all(steps: frozenset[tuple[int, str]], held: Text, row: int) -> bool:
    unit = held.units[row]
    said = _NUMBERED.finditer(fold(held.body[unit.start : unit.end]))
    return steps <= {(int(one["number"]), one["thing"]) for one in said}


def _classes_in(held: Text, row: int) -> set[str]:
    unit = held.units[row]
    return set(_CLASS.findall(fold(held.body[unit.start : unit.end])))


def _is_on(name: str, held: Text, row: int) -> bool:
    """Tell whether the unit in `row` begins with the class `name`."""
    unit = held.units[row]
    begins = fold(held.body[unit.start : min(unit.end, unit.start + _BEGINS)])
    return name in _CLASS.findall(begins)
