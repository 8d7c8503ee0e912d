"""The parts of a text that we hold word for word: its chapters, its Điều, by their titles."""

from collections.abc import Iterator

from actions.executing.cards import named, texts_of
from actions.executing.context import Context
from actions.executing.headings import tells_of_heading, words_like
from actions.executing.points import Point
from actions.executing.result import Quote
from actions.executing.units import capital, in_words, place_of
from actions.reading.plan import Choice, Provisions
from index.legal.structure.path import path_of, rows_above
from index.records.document import Document, Passage
from index.records.unit import Level
from index.records.version import Text
from index.text.sentences import sentence_spans

# A text is told of by units of one level when it has so many that have a title.
_FEWEST = 3
_LEVELS: tuple[Level, ...] = ("part", "chapter", "roman", "section", "article")
_SCOPE = words_like("scope")


def outline_points(document: Document, context: Context) -> list[Point]:
    """Return a point for each part of `document`: chapter, section, Điều; empty without a text.

    What all texts have, as a chapter on terms, comes last.
    """
    for text in texts_of(document, context):
        for level in _LEVELS:
            rows = _siblings(text, [n for n, unit in enumerate(text.units) if unit.level == level])
            points = list(_points(document, text, rows))
            if len(points) >= _FEWEST:
                inner = list(_points(document, text, _inner(text, rows)))
                # “Nhiệm vụ” alone tells nothing; what they are does.
                told = inner if level == "roman" and len(inner) >= _FEWEST else points
                return sorted(told, key=lambda point: -point.tells)
    return []


def _inner(text: Text, rows: list[int]) -> list[int]:
    """Return the rows of the units right in those in `rows`, but for what all texts have."""
    telling = {row for row in rows if tells_of_heading(text.units[row].title) >= 0}
    return [row for row, unit in enumerate(text.units) if unit.parent in telling]


def scope_quote(document: Document, text: Text) -> Quote | None:
    """Return the sentence in which `text` says what it is on, if it has one."""
    for row, unit in enumerate(text.units):
        if unit.level == "article" and _SCOPE.search(unit.title):
            inner = text.units[row + 1 : row + 2]
            first = inner[0] if inner and inner[0].parent == row else unit
            spans = sentence_spans(text.body[first.body : first.end])
            words = text.body[first.body + spans[0][0] : first.body + spans[0][1]] if spans else ""
            return Quote(document, _passage(document, text, row), words) if words else None
    return None


def _points(document: Document, text: Text, rows: list[int]) -> Iterator[Point]:
    for row in rows:
        unit = text.units[row]
        at = text.body.find(unit.title, unit.start, unit.end) if unit.title else -1
        if at < 0:
            continue
        quote = Quote(document, _passage(document, text, row), unit.title)
        place = place_of(text, row)
        name = capital(in_words(place))
        label = f"{name}{_articles(text, row)}"
        tells = tells_of_heading(unit.title)
        tells = tells if unit.level == "article" else min(tells, 0)
        choice = Choice(f"{name} {document.name}", Provisions(named(document), (place,)))
        yield Point(quote, tells=tells, label=label, choice=choice)


def _siblings(text: Text, rows: list[int]) -> list[int]:
    """Return those of `rows` that stand in the same unit as the first; all chapters and Điều do."""
    above = {row: text.units[row].parent for row in rows}
    levels = {text.units[row].level for row in rows}
    if levels & {"chapter", "article"}:
        return [row for row in rows if not _is_annexed(text, row)]
    return [row for row in rows if above[row] == above[rows[0]]]


def _is_annexed(text: Text, row: int) -> bool:
    return any(text.units[each].level == "annex" for each in rows_above(text.units, row))


def _articles(text: Text, row: int) -> str:
    """Return which Điều the unit in `row` has: “ (Điều 7–13)”; "" for a Điều, and for none."""
    if text.units[row].level == "article":
        return ""
    end = text.units[row].end
    numbers = [
        unit.number
        for unit in text.units[row + 1 :]
        if unit.level == "article" and unit.start < end
    ]
    if not numbers:
        return ""
    return f" (Điều {numbers[0]}–{numbers[-1]})" if len(numbers) > 1 else f" (Điều {numbers[0]})"


def _passage(document: Document, text: Text, row: int) -> Passage:
    unit = text.units[row]
    return Passage(
        f"{document.id}/{text.version.id}",
        document.id,
        path_of(text.units, row),
        text.body[unit.start : unit.end],
        unit.start,
        unit.end,
        (),
        text.version.document.sources,
        "verbatim",
        text.version.id,
    )
