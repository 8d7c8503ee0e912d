"""The structure of a cleaned text: its front, headings, clauses and points, annexes, speeches."""

from collections.abc import Iterator, Sequence

from index.legal.structure.drafts import Draft, units_from, untitled_draft
from index.legal.structure.headings import Heading, headings_of
from index.legal.structure.items import items_of
from index.legal.structure.lines import Line, lines_of
from index.legal.structure.news_units import speeches_of
from index.records.unit import Level, Unit

_LONGEST_NAME = 8  # words


def units_of(text: str) -> tuple[Unit, ...]:
    """Return the units of a cleaned `text` (one paragraph a line), in reading order.

    Every character that is no white space lies in exactly one unit of the top level, and children
    lie inside their parents, in order. What an amending law quotes of another one belongs to the
    clause that quotes it. A text with nothing numbered is read as news: its front, the paragraphs
    of each speaker, and the others as "preamble", under no heading.
    """
    lines = lines_of(text)
    if not lines:
        return ()
    return units_from(text, list(_drafts(lines, headings_of(lines))))


def _drafts(lines: Sequence[Line], headings: Sequence[Heading]) -> Iterator[Draft]:
    levels = {heading.draft.level for heading in headings}
    first = headings[0].first if headings else len(lines)
    yield from _before(lines[:first], numbered="article" not in levels, alone=not headings)
    prose = levels <= {"heading"} and all(heading.draft.number == "" for heading in headings)
    ends = [*(heading.first for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        yield heading.draft
        yield from _below(lines[heading.after : end], heading.draft.level, prose=prose)


def _before(lines: Sequence[Line], *, numbered: bool, alone: bool) -> Iterator[Draft]:
    """Yield what stands before the first heading: front, preamble, and in a letter its items."""
    closing = _closing(lines) if alone else len(lines)
    items = items_of(lines[:closing], None) if numbered else []
    begin = items[0].start if items else None
    opening = [line for line in lines[:closing] if begin is None or line.start < begin]
    front = _front_ends(opening)
    if front:
        yield untitled_draft("front", opening[0])
    yield from _prose(opening[front:], speeches=not items and alone)
    yield from items
    if closing < len(lines):
        yield untitled_draft("closing", lines[closing])


def _below(lines: Sequence[Line], level: Level, *, prose: bool) -> Iterator[Draft]:
    closing = _closing(lines)
    items = items_of(lines[:closing], level)
    yield from items
    if prose and not items:
        yield from (draft for draft in _prose(lines[:closing], speeches=True) if draft.title)
    if closing < len(lines):
        yield untitled_draft("closing", lines[closing])


def _prose(lines: Sequence[Line], *, speeches: bool) -> Iterator[Draft]:
    if speeches:
        yield from speeches_of(lines)
    elif lines:
        yield untitled_draft("preamble", lines[0])


def _front_ends(lines: Sequence[Line]) -> int:
    """Return the row after the front: quốc hiệu, issuer, number, date and title."""
    for row, line in enumerate(lines):
        if line.begins_preamble or (line.is_sentence and not line.is_row):
            return row
    return len(lines)


def _closing(lines: Sequence[Line]) -> int:
    """Return the row at which the addressees and signatures begin, else the number of lines."""
    figures = [row for row, line in enumerate(lines) if line.label and line.label.level == "clause"]
    last = figures[-1] if figures else -1
    for row, line in enumerate(lines):
        ended = row > 0 and lines[row - 1].text.endswith(("./.", "./"))
        name = ended and not line.label and line.text.count(" ") < _LONGEST_NAME
        if line.begins_closing or (row > last and (line.is_signing or name)):
            return row
    return len(lines)
