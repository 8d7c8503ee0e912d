"""Drafts of units: where each begins and how deep it is; from them, the units with their ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.legal.structure.labels import is_all_capitals
from index.legal.structure.lines import Line
from index.records.unit import Level, Unit

# What has the smaller depth holds what has the greater.
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
LETTERED_DEPTH = 50  # "A. MỤC TIÊU" holds "I. …"
_LEAVES: frozenset[Level] = frozenset({"front", "preamble", "speech", "closing"})
_LONGEST_CLAUSE_TITLE = 25  # words
_LONGEST_SENTENCE_TITLE = 15  # words: "Phạm vi điều chỉnh." ends in a stop, and is a title
_SAYS_OF_ITSELF = re.compile(r"\b(này|kèm theo)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A unit whose end and parent are not known yet.

    `body` is where its text begins if it has no title, `below` where it begins under its title;
    `maybe` says that the title is one only if text stands below it.
    """

    level: Level
    number: str
    start: int
    body: int
    depth: int
    title: str = ""
    below: int = -1
    maybe: bool = False


def untitled_draft(level: Level, line: Line) -> Draft:
    """Return the draft of a unit without number and title that begins with `line`."""
    return Draft(level, "", line.start, line.start, DEPTHS[level])


def one_line_draft(level: Level, line: Line, depth: int) -> Draft:
    """Return the draft of an article, clause or item: what stands beside its number may be a title.

    It is one if it reads as a heading and text stands below it; else the text begins there.
    """
    label = line.label
    number = label.number if label and label.number not in ("-", "+") else ""
    title = "" if not number else _title(line.rest.strip(), article=level == "article")
    return Draft(
        level, number, line.start, line.rest_start, depth, title, line.end, maybe=level != "roman"
    )


def two_line_draft(level: Level, line: Line, below: Line, depth: int) -> Draft | None:
    """Return the draft of an article whose number has its line alone, titled by the line `below`.

    None if that one does not read as a heading; a sentence never does here, as older laws have
    articles without titles that begin so.
    """
    title = _title(below.text, article=True) if below.text[-1] not in ".;:,!?…/" else ""
    if not title or below.label or below.is_row or below.hashes or not line.label:
        return None
    number = line.label.number
    return Draft(level, number, line.start, below.start, depth, title, below.end, maybe=True)


def _title(rest: str, *, article: bool) -> str:
    words = rest.count(" ") + 1
    if not rest or rest[0].islower() or rest.startswith(("“", '"')):
        return ""
    if is_all_capitals(rest):
        return rest.rstrip(" .:")
    if rest[-1] not in ".;:,!?…/":
        return rest if words <= (45 if article else _LONGEST_CLAUSE_TITLE) else ""
    stopped = article and rest[-1] == "." and ". " not in rest
    if stopped and words <= _LONGEST_SENTENCE_TITLE and not _SAYS_OF_ITSELF.search(rest):
        return rest[:-1]
    return ""


def units_from(text: str, drafts: Sequence[Draft]) -> tuple[Unit, ...]:
    """Return the units of `drafts`, in reading order: each ends where its next sibling begins."""
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
    below = _after_space(text, draft.below, end) if draft.title else -1
    titled = bool(draft.title) and (below < end or not draft.maybe)
    body = below if titled else _after_space(text, draft.body, end)
    title = draft.title if titled else ""
    return Unit(draft.level, draft.number, title, draft.start, body, end, parent)


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return min(start, end)


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
