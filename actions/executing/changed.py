"""Tell which places one text changes in another, a line for each article."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.executing.amended import span_quote
from actions.executing.amendments import amendments_by, amendments_to
from actions.executing.composed import Amendment, Span
from actions.executing.context import Context
from actions.executing.result import Line, Quote
from actions.executing.telling import Telling
from actions.executing.units import in_words
from actions.reading.plan import Field
from index.legal.structure.path import rows_above
from index.records.document import Document
from index.references.amending import ChangeKind
from index.references.new_words import rank_of

_KINDS: tuple[ChangeKind, ...] = ("replaces", "inserts", "repeals", "phrase", "part")
_MOST_LINES = 40
CHANGED: dict[Field, tuple[ChangeKind, ...]] = {
    "added_places": ("inserts",),
    "changes": _KINDS,
    "repealed_places": ("repeals",),
}
"""The kinds of change that answer a field."""


def changes_told(document: Document, field: Field, context: Context) -> Telling:
    """Return what `document` changes in others, else what others change in it.

    Only the kinds of change that `field` asks for: what was repealed, what was added, or all.
    """
    all_of_it = amendments_by(document, context) or amendments_to(document, context)
    found = [each for each in all_of_it if each.change.kind in CHANGED[field]]
    groups: dict[tuple[str, str], list[Amendment]] = {}
    for amendment in found:
        groups.setdefault((amendment.of.id, amendment.by.id), []).append(amendment)
    quotes = tuple(_heading(amendments[0]) for amendments in groups.values())
    return Telling(quotes, tuple(map(_listed, groups.values())))


def _listed(amendments: Sequence[Amendment]) -> Line:
    articles: dict[str, list[Amendment]] = {}
    for each in amendments:
        articles.setdefault(each.change.place.article or "", []).append(each)
    ordered = sorted(articles.items(), key=lambda item: rank_of(item[0]))
    first = amendments[0]
    since = Line("overtaken.since", {"day": first.day}) if first.day else ""
    values = {"by": first.by, "name": first.of, "count": len(ordered), "since": since}
    lines = [_article(number, own) for number, own in ordered[:_MOST_LINES]]
    if left := len(ordered) - len(lines):
        lines.append(Line("changes.more", {"count": left}))
    return Line("listed", {"intro": Line("changes.intro", values), "lines": tuple(lines)})


def _article(number: str, amendments: Sequence[Amendment]) -> Line:
    """Return one line: “Điều 3: sửa đổi khoản 1, khoản 4; bãi bỏ khoản 29”."""
    parts = [
        Line(f"changes.{kind}", {"places": _places(own)})
        for kind in _KINDS
        if (own := [one for one in amendments if one.change.kind == kind])
    ]
    return Line("changes.article", {"number": number, "parts": _joined(parts, "; ")})


def _places(amendments: Iterable[Amendment]) -> tuple[object, ...]:
    """Return the places within an article, or that it is all of it."""
    inner = (replace(each.change.place, article=None, annex=None) for each in amendments)
    return _joined([in_words(place) or Line("changes.whole") for place in inner], ", ")


def _joined(values: Sequence[object], between: str) -> tuple[object, ...]:
    return tuple(one for each in values for one in (between, each))[1:]


def _heading(amendment: Amendment) -> Quote:
    """Return the heading under which the first of the changes stands."""
    text = amendment.text
    unit = text.units[rows_above(text.units, amendment.change.row)[0]]
    end = text.body.find("\n", unit.start, unit.end)
    return span_quote(Span(amendment.by, text, unit.start, end if end > 0 else unit.end))
