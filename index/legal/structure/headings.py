"""The headings of a text: annexes, parts, chapters, sections, articles, Roman sections …"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.legal.structure.drafts import (
    DEPTHS,
    LETTERED_DEPTH,
    Draft,
    one_line_draft,
    two_line_draft,
)
from index.legal.structure.labels import LONGEST_TITLE, is_all_capitals
from index.legal.structure.lines import Line
from index.legal.structure.numbering import Rank, follow_on
from index.records.unit import Level

_DIVISIONS: tuple[Level, ...] = ("part", "chapter", "section", "subsection")
_OFFICIAL: tuple[Level, ...] = ("article", "chapter", "roman")
_MOST_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that takes lines `first` up to `after`, which is excluded."""

    first: int
    after: int
    draft: Draft


@dataclass(slots=True)
class _Candidate:
    row: int
    level: Level
    rank: Rank | None
    annex: int
    taken: bool = False
    form: bool = False

    @property
    def numbered(self) -> bool:
        """Whether its number or keyword makes it a heading, not its Markdown mark."""
        return self.form or self.rank is not None or self.level != "heading"


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    """Return the headings of a text, in reading order."""
    candidates = _candidates(lines)
    _take(candidates)
    official = any(c.taken and c.level in _OFFICIAL for c in candidates)
    headings: list[Heading] = []
    open_marks: list[tuple[int, int]] = []  # depth and Markdown level of what a heading is under
    for candidate in candidates:
        if not candidate.taken or (headings and candidate.row < headings[-1].after):
            continue
        line = lines[candidate.row]
        if not candidate.numbered:
            if not headings and (official or candidate.row == 0):
                continue  # it belongs to the document's own title
            while open_marks and (open_marks[-1][1] >= line.hashes or _unmarked(open_marks[-1])):
                open_marks.pop()
            depth = (open_marks[-1][0] if open_marks else 3) + line.hashes
        else:
            depth = _depth(candidate, line, in_annex=bool(candidate.annex))
            while open_marks and open_marks[-1][0] >= depth:
                open_marks.pop()
        open_marks.append((depth, line.hashes))
        headings.append(_heading(lines, candidate, depth))
    return headings


def _unmarked(opened: tuple[int, int]) -> bool:
    depth, hashes = opened
    return not hashes and depth != DEPTHS["annex"]


def _depth(candidate: _Candidate, line: Line, *, in_annex: bool) -> int:
    if candidate.level != "heading":
        return DEPTHS[candidate.level]
    if candidate.form:
        return 3 if in_annex else DEPTHS["annex"]
    return LETTERED_DEPTH


def _candidates(lines: Sequence[Line]) -> list[_Candidate]:
    found: list[_Candidate] = []
    annex, until = 0, 0
    content = signed = False
    for row, line in enumerate(lines):
        if row < until:
            continue
        level = line.label.level if line.label else None
        if line.begins_closing or (content and line.is_signing):
            signed = True
        if level == "annex" or (_is_attached(lines, row, signed=signed) and (content or signed)):
            annex += 1
            found.append(_Candidate(row, "annex", None, annex, taken=True))
            until = _annex_title_ends(lines, row)
            content, signed = True, False
        elif line.label and line.label.level in ("article", "roman", "heading", *_DIVISIONS):
            form = level == "heading" and not line.label.number.isalpha()
            rank = None if form else line.label.rank
            found.append(_Candidate(row, line.label.level, rank, annex, taken=form, form=form))
            content, signed = True, False
        elif line.hashes and not line.label:
            found.append(_Candidate(row, "heading", None, annex, taken=True))
        content = content or level == "clause"
    return found


def _is_attached(lines: Sequence[Line], row: int, *, signed: bool) -> bool:
    if not lines[row].is_attached:
        return False
    below = lines[row + 1 : row + 1 + _MOST_TITLE_LINES]
    for line in below:
        if line.is_issued_with:
            return True
        if line.label or line.is_sentence:
            break
    return signed


def _take(candidates: list[_Candidate]) -> None:
    """Take the candidates whose numbers follow on within what holds them."""
    for level in (*_DIVISIONS, "article", "heading", "roman"):
        chosen = [c for c in candidates if c.level == level and c.rank]
        if not chosen:
            continue
        scopes = _scopes(candidates, level)
        strict = {"roman": 3, "heading": 0}.get(level)
        taken = follow_on(
            [c.rank for c in chosen],
            furthest=strict,
            restarts=level == "article",
            scopes=[scopes[c.row] for c in chosen],
        )
        for candidate, right in zip(chosen, taken, strict=True):
            candidate.taken = right


def _scopes(candidates: list[_Candidate], level: Level) -> dict[int, tuple[int, int]]:
    """For the row of each candidate of `level`: its annex, and the heading it stands under."""
    above: tuple[Level, ...]
    if level == "roman":
        above = (*_DIVISIONS, "article", "heading")
    elif level == "heading":
        above = (*_DIVISIONS, "article")
    elif level == "article":
        above = ()
    else:
        above = _DIVISIONS[: _DIVISIONS.index(level)]
    under, scopes = -1, {}
    for candidate in candidates:
        if candidate.level == level and candidate.rank:
            scopes[candidate.row] = (candidate.annex, under)
        elif candidate.taken and candidate.level in above:
            under = candidate.row
    return scopes


def _heading(lines: Sequence[Line], candidate: _Candidate, depth: int) -> Heading:
    row, line = candidate.row, lines[candidate.row]
    if candidate.level == "article":
        bare = not line.rest.strip() and row + 1 < len(lines)
        titled = two_line_draft("article", line, lines[row + 1], depth) if bare else None
        if titled:
            return Heading(row, row + 2, titled)
        return Heading(row, row + 1, one_line_draft("article", line, depth))
    if candidate.level == "annex":
        after = _annex_title_ends(lines, row)
    elif candidate.level in _DIVISIONS:
        after = _title_ends(lines, row)
    elif candidate.level == "roman" and not _is_title(line.rest):
        return Heading(row, row + 1, one_line_draft("roman", line, depth))
    else:
        below = lines[row + 1] if candidate.form and row + 1 < len(lines) else None
        after = row + 1 + (below is not None and not below.label and below.is_form_title)
    texts = [line.text if candidate.form else line.rest]
    texts += [wrapped.text for wrapped in lines[row + 1 : after]]
    number = line.label.number if line.label else ""
    title = " ".join(text.strip(" |") for text in texts if text).rstrip(" .:")
    end = lines[after - 1].end
    return Heading(row, after, Draft(candidate.level, number, line.start, end, depth, title, end))


def _is_title(rest: str) -> bool:
    return is_all_capitals(rest) or (rest[-1:] not in ".;:,?!" and rest.count(" ") < LONGEST_TITLE)


def _title_ends(lines: Sequence[Line], row: int) -> int:
    """Return the row after the title of a division: beside its number, or in the lines below."""
    after, rest = row + 1, lines[row].rest
    while after < min(len(lines), row + _MOST_TITLE_LINES):
        line = lines[after]
        if line.label or line.is_row or line.is_issued_with:
            break
        wrapped = is_all_capitals(line.text) and (not rest or is_all_capitals(rest))
        if not wrapped and (rest or after > row + 1 or not _is_title(line.text)):
            break
        after += 1
    return after


def _annex_title_ends(lines: Sequence[Line], row: int) -> int:
    """Return the row after the title of an annex, which ends where `(Kèm theo …)` begins."""
    limit = min(len(lines), row + 1 + _MOST_TITLE_LINES)
    after = row + 1
    while after < limit:
        line = lines[after]
        if line.label or line.is_row or line.is_issued_with or line.text.startswith("("):
            break
        if not is_all_capitals(line.text) and not _closes_soon(lines, after, limit):
            empty = after == row + 1 and not lines[row].rest.strip() and _is_title(line.text)
            return after + 1 if empty else after
        after += 1
    return after


def _closes_soon(lines: Sequence[Line], row: int, limit: int) -> bool:
    for line in lines[row:limit]:
        if line.is_issued_with:
            return True
        if line.label or line.is_row or line.is_sentence:
            return False
    return False
