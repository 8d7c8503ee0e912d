"""Count the articles or chapters of a document, by its text or by what our summary says."""

import re
from collections.abc import Iterator
from typing import Literal

from actions.executing.cards import body_of, texts_of
from actions.executing.context import Context
from actions.executing.result import Line, Quote
from actions.executing.telling import Telling
from index.legal.structure.annexed import KINDS, kind_of
from index.legal.structure.path import path_of, rows_above, unit_name
from index.records.document import Document, Passage
from index.records.unit import Level, Unit
from index.records.version import Text

Counted = Literal["articles", "chapters"]
_LEVELS: dict[Counted, Level] = {"articles": "article", "chapters": "chapter"}
# “có 92 điều”; in “khoản 2 Điều 7” and “khoản 2 điều này” nothing is counted.
_COUNTS: dict[Counted, re.Pattern[str]] = {
    "articles": re.compile(r"(?<!khoản )(?<!điểm )\b\d+ điều\b(?! (?:\d|khoản|này))"),
    "chapters": re.compile(r"\b\d+ chương\b(?! trình)"),
}


def count_of_units(document: Document, what: Counted, context: Context) -> Telling:
    """Return how many articles or chapters `document` has: of its text, else as a summary says."""
    texts = list(texts_of(document, context))
    for text in texts:
        annexed = tuple(_of_annexed(text, _LEVELS[what]))
        if rows := _rows(text, _LEVELS[what]):
            key = "part" if document.completeness == "partial" else "whole"
            own = _counted(document, text, rows, f"units.{what}_{key}")
            return Telling(own.quotes, (*own.lines, *annexed))
        if annexed:
            return Telling((), (Line(f"units.no_{what}", {"name": document}), *annexed))
    if texts:
        return Telling((), (Line(f"units.no_{what}", {"name": document}),))
    told = count_told(document, what, context)
    return Telling((told[0],)) if told else Telling()


def count_told(document: Document, what: Counted, context: Context) -> tuple[Quote, int] | None:
    """Return the sentence of our summary that says how many there are, and how many it says."""
    for passage in body_of(document, context):
        for start, end in passage.sentences:
            if said := _COUNTS[what].search(passage.text, start, end):
                return Quote(document, passage, passage.text[start:end]), int(said[0].split()[0])
    return None


def _rows(text: Text, level: Level) -> list[int]:
    """Return the rows of the units of `level` that are in no annex."""
    return [
        row
        for row, unit in enumerate(text.units)
        if unit.level == level and unit.number and not _is_annexed(text, row)
    ]


def _of_annexed(text: Text, level: Level) -> Iterator[Line]:
    """Yield how many units of `level` there are in each thing issued with a text: its Quy chế."""
    for unit in text.units:
        kind = kind_of(unit.title) if unit.level == "annex" else ""
        count = sum(one.level == level and unit.start <= one.start < unit.end for one in text.units)
        if kind and count:
            yield Line(f"counted.{level}", {"place": KINDS[kind], "count": count})


def _is_annexed(text: Text, row: int) -> bool:
    return any(text.units[above].level == "annex" for above in rows_above(text.units, row))


def _counted(document: Document, text: Text, rows: list[int], key: str) -> Telling:
    first, last = text.units[rows[0]], text.units[rows[-1]]
    values = {
        "name": document,
        "count": len(rows),
        "first": _short(first),
        "last": _short(last),
    }
    return Telling((_heading(document, text, rows[-1]),), (Line(key, values),))


def _short(unit: Unit) -> str:
    return unit_name(unit).split(".")[0]


def _heading(document: Document, text: Text, row: int) -> Quote:
    """Return the heading of the unit in `row`, which shows how far the count goes."""
    unit = text.units[row]
    line = text.body[unit.start : unit.end].split("\n")[0]
    words = re.sub(r"^#{1,6} ", "", line).strip()
    start = text.body.index(words, unit.start)
    passage = Passage(
        f"{document.id}/{text.version.id}",
        document.id,
        path_of(text.units, row),
        words,
        start,
        start + len(words),
        (),
        text.version.document.sources,
        "verbatim",
        text.version.id,
    )
    return Quote(document, passage, words)
