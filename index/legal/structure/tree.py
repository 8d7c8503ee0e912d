"""The units of a cleaned text: its front, headings, clauses and points, annexes, speeches."""

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

    Every character but white space is in exactly one unit of the top level. Children are inside
    their parents, in order. A quotation of another law belongs to the clause that quotes it. A text
    without numbers is read as news: a front, a speech for the paragraphs of each speaker, and a
    preamble for the other paragraphs.
    """
    lines = lines_of(text)
    if not lines:
        return ()
    return units_from(text, list(_drafts(lines, headings_of(lines))))


def _drafts(lines: Sequence[Line], headings: Sequence[Heading]) -> Iterator[Draft]:
    levels = {heading.draft.level for heading in headings}
    first = headings[0].first if headings else len(lines)
    yield from _before_headings(
        lines[:first], with_items="article" not in levels, whole_text=not headings
    )
    is_prose = levels <= {"heading"} and all(heading.draft.number == "" for heading in headings)
    ends = [*(heading.first for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        yield heading.draft
        yield from _below_heading(
            lines[heading.end : end], heading.draft.level, with_speeches=is_prose
        )


def _before_headings(
    lines: Sequence[Line], *, with_items: bool, whole_text: bool
) -> Iterator[Draft]:
    """Yield the drafts before the first heading: front, preamble, and the items of a letter."""
    closing = _closing_row(lines) if whole_text else len(lines)
    items = items_of(lines[:closing], None) if with_items else []
    first_item = items[0].start if items else None
    opening = [line for line in lines[:closing] if first_item is None or line.start < first_item]
    front_end = _front_end(opening)
    if front_end:
        yield untitled_draft("front", opening[0])
    yield from _prose(opening[front_end:], with_speeches=not items and whole_text)
    yield from items
    if closing < len(lines):
        yield untitled_draft("closing", lines[closing])


def _below_heading(lines: Sequence[Line], level: Level, *, with_speeches: bool) -> Iterator[Draft]:
    """Yield the drafts in `lines`, which are below a heading of `level` and above the next one."""
    closing = _closing_row(lines)
    items = items_of(lines[:closing], level)
    yield from items
    if with_speeches and not items:
        yield from (draft for draft in _prose(lines[:closing], with_speeches=True) if draft.title)
    if closing < len(lines):
        yield untitled_draft("closing", lines[closing])


def _prose(lines: Sequence[Line], *, with_speeches: bool) -> Iterator[Draft]:
    if with_speeches:
        yield from speeches_of(lines)
    elif lines:
        yield untitled_draft("preamble", lines[0])


def _front_end(lines: Sequence[Line]) -> int:
    """Return the row after the front: quốc hiệu, issuer, number, date and title."""
    for row, line in enumerate(lines):
        if line.begins_preamble or (line.is_sentence and not line.is_row):
            return row
    return len(lines)


def _closing_row(lines: Sequence[Line]) -> int:
    """Return the first row of the addressees and signatures, else the number of lines."""
    clauses = [row for row, line in enumerate(lines) if line.label and line.label.level == "clause"]
    last_clause = clauses[-1] if clauses else -1
    for row, line in enumerate(lines):
        after_end = row > 0 and lines[row - 1].text.endswith(("./.", "./"))
        is_name = after_end and not line.label and line.text.count(" ") < _LONGEST_NAME
        if line.begins_closing or (row > last_clause and (line.is_signing or is_name)):
            return row
    return len(lines)
