"""Show one unit of a text, word for word: whole, its beginning, or the outline of a long one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.answer import AnswerStatus
from actions.executing.cards import named
from actions.executing.result import Found, Line, Quote
from actions.reading.plan import Choice, Provisions
from index.legal.structure.annexed import KINDS, kind_of
from index.legal.structure.path import path_of, rows_above, shorten, unit_name
from index.legal.structure.provision import Provision, find_unit, numbers_of
from index.records.document import Document, Passage
from index.records.unit import Level
from index.records.version import Text
from index.references.provisions import find_provision

_MARK = re.compile(r"^#{1,6} ", re.MULTILINE)
# A unit of more words than this is shown as its beginning or its outline, with buttons.
LONGEST = 500
NEARLY = 700  # words: a clause or two more are no longer than the way to them
_BUTTONS = 6
# So many lines has an outline, each of so many words.
_LINES = 90
_LINE = 25
_FIELDS: dict[Level, str] = {
    "annex": "annex",
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "roman": "roman",
    "clause": "clause",
    "point": "point",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """How far a unit is quoted, and the rows of what is left out; `outlined`: all of it is."""

    end: int
    left: Sequence[int] = ()
    outlined: bool = False


def unit_found(
    document: Document,
    text: Text,
    row: int,
    before: tuple[Line, ...] = (),
    status: AnswerStatus = AnswerStatus.ANSWERED,
) -> Found:
    """Return the quotes of the unit in `row`, as much of it as can be read at once.

    `before` is said first, for instance that what was asked for is not in it.
    """
    shown = _shown(text, row)
    unit = text.units[row]
    heading = path_of(text.units, row)
    quotes = tuple(
        Quote(document, unit_passage(document, text, heading, start, end), words)
        for start, end, words in _pieces(text.body, unit.start, shown.end)
    )
    after: tuple[Line, ...] = ()
    place = capital(in_words(place_of(text, row)))
    if shown.outlined:
        lines: tuple[str | Line, ...] = tuple(_outline(text, shown.left))
        if left := max(len(lines) - _LINES, 0):
            lines = (*lines[:_LINES], Line("contents.more", {"count": left}))
        outline = Line("outline", {"place": place})
        after = (Line("listed", {"intro": outline, "lines": lines}),)
    elif shown.left:
        before = (*before, Line("begins", {"place": place, "count": len(shown.left)}))
    return Found(
        quotes, status, before, after, unit_choices(document, text, shown.left), subject=place
    )


def unit_passage(document: Document, text: Text, heading: str, start: int, end: int) -> Passage:
    """Return `start`:`end` of `text` as a passage under `heading`."""
    return Passage(
        f"{document.id}/{text.version.id}",
        document.id,
        heading,
        text.body[start:end],
        start,
        end,
        (),
        text.version.document.sources,
        "verbatim",
        text.version.id,
    )


def _pieces(body: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between the marks of headings: they are no words of the document."""
    marks = [mark.span() for mark in _MARK.finditer(body, start, end)]
    begins = [start, *(after for _, after in marks)]
    ends = [*(before for before, _ in marks), end]
    for first, last in zip(begins, ends, strict=True):
        if words := body[first:last].strip():
            yield first, last, words


def unit_choices(document: Document, text: Text, rows: Sequence[int]) -> tuple[Choice, ...]:
    """Return the units in `rows` to choose from: those that words can name exactly."""
    found = []
    for row in rows:
        place = place_of(text, row)
        words = in_words(place)
        if words and find_unit(text.units, find_provision(words)) == row:
            found.append(Choice(capital(words), Provisions(named(document), (place,))))
    return tuple(found[:_BUTTONS])


def in_words(place: Provision) -> str:
    """Return `place` as people say it: `điểm a khoản 2 Điều 5`, `mục II phụ lục I`."""
    levels = (
        ("điểm", place.point),
        ("khoản", place.clause),
        ("mục", place.roman),
        ("Điều", place.article),
        ("Mục", place.section),
        ("Chương", place.chapter),
        ("Phần", place.part),
        ("Phụ lục", place.annex if place.annex not in KINDS else None),
        (KINDS.get(place.annex or "", ""), "" if place.annex in KINDS else None),
    )
    return " ".join(f"{level} {number}".strip() for level, number in levels if number is not None)


def place_of(text: Text, row: int) -> Provision:
    """Return the place of the unit in `row`; the chapter and section of a Điều are left out."""
    numbers: dict[str, str] = {}
    for above in rows_above(text.units, row):
        unit = text.units[above]
        field = _FIELDS.get(unit.level, "")
        if unit.level == "item":
            field = "point" if "clause" in numbers else "clause"
        if unit.level == "article":
            numbers = {"annex": numbers["annex"]} if "annex" in numbers else {}
        if field:
            numbers[field] = "".join(numbers_of(text.units, above)[-1:])
        if field == "annex" and not numbers[field]:
            numbers[field] = kind_of(unit.title)
    return Provision(**numbers)


def capital(words: str) -> str:
    """Return `words` with their first letter in capital."""
    return words[:1].upper() + words[1:]


def _outline(text: Text, rows: Sequence[int]) -> Iterator[str]:
    """Yield a line for each unit in `rows`, and one for each Điều in it that has a title."""
    for row in rows:
        yield f"• {_line(text, row)}"
        for child in range(row + 1, len(text.units)):
            unit = text.units[child]
            if unit.start >= text.units[row].end:
                break
            if unit.level == "article" and unit.title:
                yield f"  – {_line(text, child)}"


def _line(text: Text, row: int) -> str:
    """Return the line of an outline: the unit's heading, or how it begins where it has none."""
    unit = text.units[row]
    begins = "" if unit.title else f" {text.body[unit.body : unit.end]}"
    return shorten(f"{unit_name(unit)}{begins}", _LINE)


def _shown(text: Text, row: int) -> _Shown:
    """Return a long unit as the outline of its headings, else as its first numbered paragraphs."""
    unit = text.units[row]
    if _words(text, unit.start, unit.end) <= LONGEST:
        return _Shown(unit.end)
    enough = _words(text, unit.start, unit.end) <= NEARLY
    children = [
        child
        for child in range(row + 1, len(text.units))
        if text.units[child].parent == row and unit_name(text.units[child])
    ]
    if not children:
        return _Shown(unit.end)
    first = text.units[children[0]]
    if first.title:
        return _Shown(max(first.start, unit.body), children, outlined=True)
    for number, child in enumerate(() if enough else children):
        if number and _words(text, unit.start, text.units[child].end) > LONGEST:
            return _Shown(text.units[child].start, children[number:])
    return _Shown(unit.end)


def _words(text: Text, start: int, end: int) -> int:
    return len(text.body[start:end].split())
