"""Answer from a law with a whole provision: what introduces a list, and all of its points.

The search finds sentences. Of “Hồ sơ gồm: a) …; b) …” one point is the likeliest, and alone it is a
third of the answer. The smallest provision that answers is the list where the question is on what
introduces it, and the introducing words with one point where it is on that point alone.
"""

from dataclasses import replace

from actions.executing.conditions import row_under_condition
from actions.executing.context import Context
from actions.executing.limits import row_with_limits
from actions.executing.listed import FEWEST, LISTING, counted, is_list, lead_of, points_in
from actions.executing.named_classes import row_of_class
from actions.executing.result import Found, Quote
from actions.executing.units import unit_choices, unit_found
from actions.reading.roles import content_of
from index.judging.hit import ScoredPassage
from index.legal.structure.path import path_of
from index.legal.structure.provision import unit_at
from index.records.version import Text
from index.text.folding import syllables
from index.text.language import detect_language

# A point that has so much of the question by itself is what is asked for.
_ITS_OWN = 0.5


def whole_provision(text: str, hit: ScoredPassage, context: Context) -> Found | None:
    """Return the smallest provision around `hit` that answers `text` whole.

    None where `hit` is no provision of a law, or its quote is all of the smallest one already.
    """
    if hit.passage.wording != "verbatim" or not hit.passage.version:
        return None
    held = context.knowledge.retriever.store.catalogue.text(hit.passage.version)
    asked = set(syllables(" ".join(content_of(text, detect_language(text)))))
    asked -= set(syllables(f"{hit.document.name} . {hit.document.title}"))
    row = _row_of(asked, hit, held)
    if row is None or held.units[row].level not in LISTING:
        return None
    if (meant := row_of_class(text, held, row)) != row:
        return counted(hit.document, held, meant)
    for closer in (row_with_limits, row_under_condition):
        if (meant := closer(text, held, row)) != row:
            return counted(hit.document, held, meant)
    above = held.units[row].parent
    if above is not None and not points_in(held, row) and is_list(held, above):
        own = asked & set(syllables(_words(held, row))) - set(syllables(lead_of(held, above)))
        if len(own) < _ITS_OWN * len(asked) or not asked or _has_rival(asked, held, row):
            return counted(hit.document, held, above)
        if held.units[row].level == "clause":  # a sentence of its own
            return unit_found(hit.document, held, row)
        return _one_point(hit, held, row, above)
    return counted(hit.document, held, row) if _is_more(hit, held, row) else None


def _row_of(asked: set[str], hit: ScoredPassage, held: Text) -> int | None:
    """Return the row of the unit that says most of what is `asked`, of those that `hit` quotes."""
    start, end = hit.sentence
    quoted = [(a, b) for a, b in hit.passage.sentences if start <= a < end] or [(start, end)]
    rows = [unit_at(held.units, hit.passage.start + first) for first, _ in quoted]
    said = [len(asked & set(syllables(hit.passage.text[a:b]))) for a, b in quoted]
    return max(zip(said, range(len(rows)), rows, strict=True), key=lambda each: each[:2])[2]


def _has_rival(asked: set[str], held: Text, row: int) -> bool:
    """Tell whether a neighbour of the point in `row` says as much of what is `asked`.

    Then both are given, and what tells them apart: the sum for a dwelling, and that for a tool.
    """
    unit = held.units[row]
    others = (
        other
        for other, one in enumerate(held.units)
        if one.parent == unit.parent and other != row and one.level == unit.level
    )
    said = len(asked & set(syllables(_words(held, row))))
    return any(len(asked & set(syllables(_words(held, other)))) >= said for other in others)


def _words(held: Text, row: int) -> str:
    return held.body[held.units[row].start : held.units[row].end]


def _is_more(hit: ScoredPassage, held: Text, row: int) -> bool:
    """Tell whether the unit in `row` says more than the quote of `hit`."""
    start, end = hit.sentence
    more = len(_words(held, row).split()) > len(hit.passage.text[start:end].split())
    return more or len(points_in(held, row)) >= FEWEST


def _one_point(hit: ScoredPassage, held: Text, row: int, above: int) -> Found:
    """Return what introduces the list `above`, and its point in `row`; the list may be asked on."""
    unit, lead = held.units[above], lead_of(held, above)
    point = unit_found(hit.document, held, row)
    start = held.body.index(lead, unit.start)
    end = start + len(lead)
    if unit.level != "article":  # its number belongs to it, and no heading
        start = unit.start
    lead = held.body[start:end]
    passage = replace(
        hit.passage,
        heading=path_of(held.units, above),
        text=lead,
        start=start,
        end=end,
        sentences=(),
    )
    quotes = (Quote(hit.document, passage, lead), *point.quotes)
    return replace(point, quotes=quotes, choices=unit_choices(hit.document, held, [above]))
