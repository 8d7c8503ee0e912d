"""Descriptions: words for documents with all that is said of them, “các nghị định của … năm 2020”.

A description grows from its noun, to the right and to the left, over who issued or signed the
documents, when, how they stand and what they are on; words of grammar may stand between.
"""

from collections.abc import Iterator, Sequence

from actions.reading.description import Description
from actions.reading.growth import Growth
from actions.reading.mentions import Mentions, Place
from actions.reading.place_row import NOUNS, PlaceRow

_MOST_NOUNS = 8  # are looked at


def whole_descriptions(mentions: Mentions, places: Sequence[Place]) -> list[Description]:
    """Return what each noun of `places` describes, where nothing else may be said by them.

    The noun that is asked for comes first: “nào”, “mới nhất” stand with it, or “các”.
    """
    row = PlaceRow(mentions, places, whole=True)
    grown = (
        Growth(row, at).description()
        for at in _nouns(places)
        if not (row.has(at, "verb") and row.has(at - 1, "before_verb"))
    )
    found = [described for described in grown if described]
    return sorted(
        found,
        key=lambda one: (
            -bool(one.which or one.order),
            -bool(one.some or one.all or one.count),
            one.noun,
        ),
    )


def descriptions(mentions: Mentions) -> Iterator[Description]:
    """Yield what each noun describes by the words around it, in the order of the text."""
    row = PlaceRow(mentions, mentions.places, whole=False)
    for at in _nouns(mentions.places):
        if _is_verb(row, at) or row.has(at, "other"):
            continue
        if described := Growth(row, at).description():
            yield described


def _nouns(places: Sequence[Place]) -> list[int]:
    """Return where the first nouns stand that no other noun is joined to on their left."""
    nouns = [at for at, place in enumerate(places) if place.has(*NOUNS)]
    return [at for at in nouns if not _is_joined(at, nouns, places)][:_MOST_NOUNS]


def _is_joined(at: int, nouns: Sequence[int], places: Sequence[Place]) -> bool:
    """Tell whether “và” joins the noun at `at` to another, “bao nhiêu” before it or not."""
    before = at - 1 if at and places[at - 1].has("list.count") else at
    return before > 1 and before - 2 in nouns and places[before - 1].has("also")


def _is_verb(row: PlaceRow, at: int) -> bool:
    """Tell whether the noun is what somebody does: “Thủ tướng quyết định …”."""
    if not row.has(at, "verb"):
        return False
    return row.has(at - 1, "before_verb") or (row.has(at - 1, "issuer") and not row.gap(at))
