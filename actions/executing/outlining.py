"""The outline of a text that we hold word for word: its chapters, or its Điều, by their titles."""

from collections.abc import Iterator

from actions.executing.cards import named, texts_of
from actions.executing.context import Context
from actions.executing.points import Point
from actions.executing.result import Quote
from actions.reading.plan import Choice, Provisions
from index.legal.structure.path import path_of
from index.legal.structure.provision import Provision
from index.records.document import Document, Passage
from index.records.unit import Unit
from index.records.version import Text

# A text is told of by units of one level when it has so many that have a title.
_FEWEST = 3


def heading_points(document: Document, context: Context) -> list[Point]:
    """Return a point for each chapter of `document`, or each Điều; empty without such a text."""
    if document.wording == "summary":
        return []
    for text in texts_of(document, context):
        for level in ("chapter", "article"):
            points = list(_points(document, text, level))
            if len(points) >= _FEWEST:
                return points
    return []


def _points(document: Document, text: Text, level: str) -> Iterator[Point]:
    for row, unit in enumerate(text.units):
        at = text.body.find(unit.title, unit.start, unit.end) if unit.title else -1
        if unit.level != level or at < 0:
            continue
        quote = Quote(document, _passage(document, text, row), unit.title)
        label = f"{_NAMES[level]} {unit.number}"
        plan = Provisions(named(document), (_place(unit),))
        yield Point(quote, label=label, choice=Choice(f"{label} {document.name}", plan))


_NAMES = {"chapter": "Chương", "article": "Điều"}


def _place(unit: Unit) -> Provision:
    if unit.level == "chapter":
        return Provision(chapter=unit.number)
    return Provision(article=unit.number)


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
