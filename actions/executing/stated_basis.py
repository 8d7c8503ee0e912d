"""What a text itself says of its making: its reasons, “Căn cứ …”, and the day it takes effect."""

import re
from collections.abc import Iterator
from itertools import islice

from actions.executing.amended import span_quote
from actions.executing.cards import texts_of
from actions.executing.composed import Span
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.units import unit_found
from index.lexicon.types import TYPE_PATTERN
from index.records.document import Document
from index.records.version import Text

_REASON = re.compile(r"(?i)^căn cứ\s")
_EFFECT = re.compile(
    rf"(?:^|[.:]\s+|\d[.)]\s+)(?:{TYPE_PATTERN})(?:\s(?:này|kèm theo))?(?:\s\w+)?\s+có hiệu lực\b"
)
_HEADED = re.compile(r"(?i)(?:điều khoản|hiệu lực)(?: và trách nhiệm)? thi hành")
_APPLIES = re.compile(r"(?i)(?<!\w)áp dụng\s+(?:kể\s+)?từ(?!\w)")
_MOST = 30  # reasons


def reasons_of(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return the reasons that the text of `document` begins with, each a line of it."""
    for text in texts_of(document, context):
        first = next((one.start for one in text.units if one.level == "article"), len(text.body))
        lines = (span for span in _lines(text, 0, first) if _REASON.match(text.body[slice(*span)]))
        if found := tuple(islice(lines, _MOST)):
            return tuple(span_quote(Span(document, text, *span)) for span in found)
    return ()


def effect_clause(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return the line of the text of `document` that says when it takes effect; none without."""
    for text in texts_of(document, context):
        annex = min((one.start for one in text.units if one.level == "annex"), default=None)
        for span in _lines(text, 0, len(text.body) if annex is None else annex):
            if _EFFECT.search(text.body[slice(*span)]):
                return (span_quote(Span(document, text, *span)),)
    return ()


def applied_apart(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return the line on when a text takes effect, where it says besides from when it applies."""
    clause = effect_clause(document, context)
    return clause if clause and _APPLIES.search(clause[0].words) else ()


def effect_article(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return the article of the text of `document` on its effect, whole; none without."""
    for text in texts_of(document, context):
        for row, unit in enumerate(text.units):
            if unit.level == "article" and unit.title and _HEADED.match(unit.title):
                return unit_found(document, text, row).quotes
    return ()


def _lines(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of `text` between `start` and `end` stands, its marks left out."""
    at = start
    for line in text.body[start:end].split("\n"):
        words = line.strip("*_ ")
        if words:
            first = at + line.index(words)
            yield first, first + len(words)
        at += len(line) + 1
