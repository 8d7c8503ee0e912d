"""Drafts of units, which have a start and a depth, and the units made from them.

The end and the parent of a unit follow from the drafts around it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.legal.structure.labels import is_all_capitals
from index.legal.structure.lines import Line
from index.records.unit import Level, Unit

# A unit of smaller depth contains the following units of greater depth.
DEPTHS: dict[Level, int] = {
    "annex": 0,
    "closing": 1,
    "part": 10,
    "chapter": 20,
    "section": 30,
    "subsection": 40,
    "article": 60,
    "roman": 70,
    "clause": 100,
    "speech": 190,
    "preamble": 190,
    "front": 190,
}
LETTERED_DEPTH = 50  # "A. MỤC TIÊU" contains "I. …"
# Units of these levels have no children.
_LEAVES: frozenset[Level] = frozenset({"front", "preamble", "speech", "closing"})
_LONGEST_ARTICLE_TITLE = 45  # words
_LONGEST_CLAUSE_TITLE = 25  # words
_LONGEST_SENTENCE_TITLE = 15  # words: "Phạm vi điều chỉnh." is a title though it ends in a stop
# "Nghị định này quy định …": a sentence about the document is no title.
_REFERS_TO_ITSELF = re.compile(r"\b(này|kèm theo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit without its end and its parent.

    `start`, `body` and `below_title` are offsets in the whole text. The text of the unit begins at
    `below_title` if it has a title, else at `body`. If `needs_text`, the title counts only if text
    follows it.
    """

    level: Level
    number: str
    start: int
    body: int
    depth: int
    title: str = ""
    below_title: int = -1
    needs_text: bool = False


def untitled_draft(level: Level, line: Line) -> Draft:
    """Return the draft of a unit that begins with `line` and has neither number nor title."""
    return Draft(level, "", line.start, line.start, DEPTHS[level])


def one_line_draft(level: Level, line: Line, depth: int) -> Draft:
    """Return the draft of an article, clause or item whose first line is `line`.

    The rest of the line after the number is the title if it reads as a heading and text follows
    below it; else the text of the unit begins there.
    """
    label = line.label
    number = label.number if label and label.number not in ("-", "+") else ""
    title = "" if not number else _title(line.rest.strip(), article=level == "article")
    needs_text = level != "roman"
    return Draft(level, number, line.start, line.rest_start, depth, title, line.end, needs_text)


def two_line_draft(level: Level, line: Line, below: Line, depth: int) -> Draft | None:
    """Return the draft of an article with its number on `line` and its title on the line `below`.

    None if `below` does not read as a heading. A sentence does not: articles of older laws have no
    title and begin with a sentence.
    """
    title = _title(below.text, article=True) if below.text[-1] not in ".;:,!?…/" else ""
    if not title or below.label or below.is_row or below.hashes or not line.label:
        return None
    number = line.label.number
    return Draft(level, number, line.start, below.start, depth, title, below.end, needs_text=True)


def _title(rest: str, *, article: bool) -> str:
    """Return `rest` as a title; "" if it reads as running text."""
    words = rest.count(" ") + 1
    if not rest or rest[0].islower() or rest.startswith(("“", '"')):
        return ""
    if is_all_capitals(rest):
        return rest.rstrip(" .:")
    if rest[-1] not in ".;:,!?…/":
        return (
            rest if words <= (_LONGEST_ARTICLE_TITLE if article else _LONGEST_CLAUSE_TITLE) else ""
        )
    one_sentence = article and rest[-1] == "." and ". " not in rest
    if one_sentence and words <= _LONGEST_SENTENCE_TITLE and not _REFERS_TO_ITSELF.search(rest):
        return rest[:-1]
    return ""


def units_from(text: str, drafts: Sequence[Draft]) -> tuple[Unit, ...]:
    """Return the units of `drafts`, in reading order.

    A unit ends where the next one begins that it does not contain.
    """
    ends = [len(text)] * len(drafts)
    parents: list[int | None] = []
    open_rows: list[int] = []
    for row, draft in enumerate(drafts):
        while open_rows and (
            drafts[open_rows[-1]].depth >= draft.depth or drafts[open_rows[-1]].level in _LEAVES
        ):
            ends[open_rows.pop()] = draft.start
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(row)
    return tuple(map(_unit, [text] * len(drafts), drafts, ends, parents))


def _unit(text: str, draft: Draft, end: int, parent: int | None) -> Unit:
    end = _before_space(text, draft.start, end)
    below_title = _after_space(text, draft.below_title, end) if draft.title else -1
    has_title = bool(draft.title) and (below_title < end or not draft.needs_text)
    body = below_title if has_title else _after_space(text, draft.body, end)
    title = draft.title if has_title else ""
    return Unit(draft.level, draft.number, title, draft.start, body, end, parent)


def _after_space(text: str, start: int, end: int) -> int:
    """Return the offset of the first non-space character in `start`:`end`, else `end`."""
    while start < end and text[start].isspace():
        start += 1
    return min(start, end)


def _before_space(text: str, start: int, end: int) -> int:
    """Return `end` moved back over the white space before it, down to `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
