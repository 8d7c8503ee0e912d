"""The path of a unit, in words: `Chương II › Mục 1 › Điều 5. Phạm vi › Khoản 2 › Điểm a`."""

from collections.abc import Sequence
from pathlib import Path

from index.records.unit import Unit
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_NAMES: dict[str, str] = _WORDS["labels"]
# The names of the front and of the closing: they are about the document and its people, not about
# its subject.
FRAME: frozenset[str] = frozenset((_NAMES["front"], _NAMES["closing"]))
SEPARATOR: str = _WORDS["separator"]
_RANGE: str = _WORDS["range"]
_LONGEST_TITLE = 45  # words


def path_of(units: Sequence[Unit], row: int) -> str:
    """Return the path of the unit in `row`: the names of the units around it, and its own."""
    return SEPARATOR.join(filter(None, (unit_name(units[each]) for each in rows_above(units, row))))


def rows_above(units: Sequence[Unit], row: int) -> list[int]:
    """Return the rows of the units around the one in `row`, outermost first, and `row` itself."""
    rows = [row]
    while (parent := units[rows[-1]].parent) is not None:
        rows.append(parent)
    return rows[::-1]


def unit_name(unit: Unit) -> str:
    """Return the name of a unit, `Điều 5. Phạm vi`; "" for a dash and for paragraphs of prose."""
    title = shorten(unit.title, _LONGEST_TITLE)
    if unit.level == "annex" and not unit.number and title:
        return title
    if unit.level == "heading" and not unit.number.isalpha():
        return title
    number = _NAMES[unit.level].format(number=unit.number).strip()
    if unit.level == "item" and unit.number[:1].islower():
        return f"{number}) {title}".strip()
    return f"{number}. {title}" if number and title else number or title


def range_name(first: Unit, last: Unit) -> str:
    """Return the name of the neighbours from `first` to `last` together: `Khoản 2–4`."""
    if not first.number or not last.number:
        return unit_name(first) if first.number else ""
    if first is last:
        return unit_name(first)
    if first.level != last.level:
        return f"{unit_name(first)} {_RANGE} {unit_name(last)}"
    return _NAMES[first.level].format(number=f"{first.number}{_RANGE}{last.number}")


def carries_title(unit: Unit) -> bool:
    """Tell whether the name of `unit` has its whole title."""
    return unit.title.count(" ") < _LONGEST_TITLE and unit_name(unit) != ""


def shorten(text: str, words: int) -> str:
    """Return the first `words` words of `text`, then "…" if there are more."""
    parts = text.split(None, words)
    return text if len(parts) <= words else " ".join(parts[:words]) + "…"
