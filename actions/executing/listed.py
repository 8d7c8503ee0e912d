"""The lists of a text: what introduces one, its points, and how many they are."""

from dataclasses import replace

from actions.executing.result import Found, Line
from actions.executing.units import capital, in_words, place_of, unit_found
from index.records.document import Document
from index.records.unit import Level
from index.records.version import Text

# What may be listed, and what lists.
_POINTS: tuple[Level, ...] = ("clause", "point", "item")
LISTING: tuple[Level, ...] = ("article", "clause", "point", "roman", "item", "annex")
FEWEST = 2
"""So many points are a list."""


def points_in(held: Text, row: int) -> list[int]:
    """Return the rows of the points right below the unit in `row`."""
    units = held.units
    found = []
    for each in range(row + 1, len(units)):
        if units[each].start >= units[row].end:
            break
        if units[each].parent == row and units[each].level in _POINTS:
            found.append(each)
    return found


def lead_of(held: Text, row: int) -> str:
    """Return what the unit in `row` says before its first point; its title where that is all."""
    unit = held.units[row]
    points = points_in(held, row)
    end = held.units[points[0]].start if points else unit.end
    return held.body[unit.body : end].strip() or unit.title.strip()


def is_list(held: Text, row: int) -> bool:
    """Tell whether the unit in `row` is a list: words that end in a colon, and points behind."""
    return len(points_in(held, row)) >= FEWEST and lead_of(held, row).endswith(":")


def lists_in(held: Text, row: int) -> list[int]:
    """Return the rows of the lists in the unit in `row`, itself among them, outermost first."""
    end = held.units[row].end
    found = []
    for each in range(row, len(held.units)):
        if held.units[each].start >= end:
            break
        if held.units[each].level in LISTING and is_list(held, each):
            found.append(each)
    return found


def counted(document: Document, held: Text, row: int) -> Found:
    """Return the unit in `row` of `document`, whole, and how many points it has."""
    found = unit_found(document, held, row)
    count = len(points_in(held, row))
    if found.before or found.after or count < FEWEST:
        return found
    place = capital(in_words(place_of(held, row)))
    return replace(found, before=(Line("points_of", {"place": place, "count": count}),))
