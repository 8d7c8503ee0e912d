"""Places of a text beside the one spoken of: the next Điều, the Khoản before it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from actions.knowledge import Knowledge
from index.legal.structure.provision import Provision, find_unit, find_units
from index.records.document import Document
from index.records.version import Text

# From the innermost level out: “tiếp theo” of “khoản 2 Điều 5” is khoản 3.
_INNERMOST_FIRST = ("point", "clause", "roman", "article", "section", "chapter", "part", "annex")


def within(outer: Provision, inner: Provision) -> Provision:
    """Return `inner` inside `outer`: “điểm b” of the Khoản, “khoản 2” of the Điều spoken of.

    A Điều spoken of holds no other Điều: one that is named stands by itself. The other way round,
    “khoản 2” was asked for and the Điều comes now.
    """
    if not inner.names_unit:
        return replace(outer, clause=inner.clause or outer.clause, point=inner.point)
    if outer.names_unit:
        return inner
    clause, point = inner.clause or outer.clause, inner.point or outer.point
    return replace(inner, clause=clause, point=point)


def has_place(document: Document, place: Provision, knowledge: Knowledge) -> bool:
    """Tell whether a text of `document` has `place`."""
    return any(find_units(text.units, place) for text in _texts(document, knowledge))


def beside(
    document: Document, place: Provision, how: Literal["next", "previous"], knowledge: Knowledge
) -> Provision | None:
    """Return the place of the same level right behind `place`, or before it; None without one.

    Of a Điều that is the next Điều of the text, whatever its chapter; of a Khoản or Điểm the next
    one in the same Điều or Khoản.
    """
    for text in _texts(document, knowledge):
        row = find_unit(text.units, place)
        if row is None:
            continue
        level = text.units[row].level
        field = next(name for name in _INNERMOST_FIRST if getattr(place, name) is not None)
        within = text.units[row].parent if field in ("clause", "point") else None
        rows = [
            each
            for each, unit in enumerate(text.units)
            if unit.level == level and (within is None or unit.parent == within)
        ]
        at = rows.index(row) + (1 if how == "next" else -1)
        if not 0 <= at < len(rows):
            return None
        outer = place if within is not None else Provision()
        return replace(outer, **{field: text.units[rows[at]].number})
    return None


def counted(place: Provision, how: Literal["next", "previous"]) -> Provision | None:
    """Return the place beside `place` by its number alone, for a text that is not held."""
    field = next((name for name in _INNERMOST_FIRST if getattr(place, name) is not None), "")
    number = getattr(place, field, "")
    if not number.isdecimal():
        return None
    other = int(number) + (1 if how == "next" else -1)
    return replace(place, **{field: str(other)}) if other > 0 else None


def first_place(document: Document, knowledge: Knowledge) -> Provision | None:
    """Return the first Điều of `document`, or its first unit; None where it has no text."""
    for text in _texts(document, knowledge):
        articles = [unit for unit in text.units if unit.level == "article"]
        if articles:
            return Provision(article=articles[0].number)
    return None


def _texts(document: Document, knowledge: Knowledge) -> Iterator[Text]:
    """Yield the texts of `document` that are read word for word."""
    catalogue = knowledge.retriever.store.catalogue
    used = {source.version for source in document.texts if source.used}
    for version in catalogue.versions(document.id):
        if version.id in used:
            yield catalogue.text(version.id)
