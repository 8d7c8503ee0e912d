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
# Depth of a form in an annex; a heading with `#`s alone is deeper by their number.
_BASE_DEPTH = 3
# How many numbers a numbering of this level may leave out.
_LARGEST_GAPS: dict[Level, int] = {"roman": 3, "heading": 0}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the rows `first`:`end` of its lines, and the draft of its unit."""

    first: int
    end: int
    draft: Draft


@dataclass(slots=True)
class _Candidate:
    """A line that may be a heading. `annex` counts the annexes that begin up to it."""

    row: int
    level: Level
    rank: Rank | None
    annex: int
    is_heading: bool = False
    is_form: bool = False

    @property
    def has_label(self) -> bool:
        """Whether a number or keyword makes it a heading, not Markdown `#`s alone."""
        return self.is_form or self.rank is not None or self.level != "heading"


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    """Return the headings of a text, in reading order."""
    candidates = _candidates(lines)
    _accept_numberings(candidates)
    official = any(c.is_heading and c.level in _OFFICIAL for c in candidates)
    headings: list[Heading] = []
    above: list[tuple[int, int]] = []  # depth and number of `#`s of the headings it is under
    for candidate in candidates:
        if not candidate.is_heading or (headings and candidate.row < headings[-1].end):
            continue
        line = lines[candidate.row]
        if not candidate.has_label:
            if not headings and (official or candidate.row == 0):
                continue  # it belongs to the title of the document
            while above and (above[-1][1] >= line.hashes or _lacks_hashes(*above[-1])):
                above.pop()
            depth = (above[-1][0] if above else _BASE_DEPTH) + line.hashes
        else:
            depth = _depth(candidate)
            while above and above[-1][0] >= depth:
                above.pop()
        above.append((depth, line.hashes))
        headings.append(_heading(lines, candidate, depth))
    return headings


def _lacks_hashes(depth: int, hashes: int) -> bool:
    return not hashes and depth != DEPTHS["annex"]


def _depth(candidate: _Candidate) -> int:
    if candidate.level != "heading":
        return DEPTHS[candidate.level]
    if candidate.is_form:
        return _BASE_DEPTH if candidate.annex else DEPTHS["annex"]
    return LETTERED_DEPTH


def _candidates(lines: Sequence[Line]) -> list[_Candidate]:
    """Return the lines that may be headings; annexes, forms and `#`s are accepted at once."""
    candidates: list[_Candidate] = []
    annex, title_end = 0, 0
    has_content = False  # whether a unit came so far
    has_signature = False  # whether a signature came since the last unit
    for row, line in enumerate(lines):
        if row < title_end:
            continue
        level = line.label.level if line.label else None
        if line.begins_closing or (has_content and line.is_signing):
            has_signature = True
        if level == "annex" or (
            _is_attached(lines, row, after_signature=has_signature)
            and (has_content or has_signature)
        ):
            annex += 1
            candidates.append(_Candidate(row, "annex", None, annex, is_heading=True))
            title_end = _annex_title_end(lines, row)
            has_content, has_signature = True, False
        elif line.label and line.label.level in ("article", "roman", "heading", *_DIVISIONS):
            is_form = level == "heading" and not line.label.number.isalpha()
            rank = None if is_form else line.label.rank
            candidates.append(
                _Candidate(row, line.label.level, rank, annex, is_heading=is_form, is_form=is_form)
            )
            has_content, has_signature = True, False
        elif line.hashes and not line.label:
            candidates.append(_Candidate(row, "heading", None, annex, is_heading=True))
        has_content = has_content or level == "clause"
    return candidates


def _is_attached(lines: Sequence[Line], row: int, *, after_signature: bool) -> bool:
    """Tell whether a text issued with the decision begins at `row`.

    `after_signature` says that the signature of the decision is above it.
    """
    if not lines[row].is_attached:
        return False
    below = lines[row + 1 : row + 1 + _MOST_TITLE_LINES]
    for line in below:
        if line.is_issued_with:
            return True
        if line.label or line.is_sentence:
            break
    return after_signature


def _accept_numberings(candidates: list[_Candidate]) -> None:
    """Accept as headings the numbered candidates whose numbers follow on in their scope."""
    levels: tuple[Level, ...] = (*_DIVISIONS, "article", "heading", "roman")
    for level in levels:
        peers = [c for c in candidates if c.level == level and c.rank]
        if not peers:
            continue
        scopes = _scopes(candidates, level)
        follows = follow_on(
            [c.rank for c in peers],
            largest_gap=_LARGEST_GAPS.get(level),
            restarts=level == "article",
            scopes=[scopes[c.row] for c in peers],
        )
        for candidate, is_heading in zip(peers, follows, strict=True):
            candidate.is_heading = is_heading


def _scopes(candidates: list[_Candidate], level: Level) -> dict[int, tuple[int, int]]:
    """Return, by row of each candidate of `level`, its annex and the row of the heading above."""
    above: tuple[Level, ...]
    if level == "roman":
        above = (*_DIVISIONS, "article", "heading")
    elif level == "heading":
        above = (*_DIVISIONS, "article")
    elif level == "article":
        above = ()
    else:
        above = _DIVISIONS[: _DIVISIONS.index(level)]
    heading, scopes = -1, {}
    for candidate in candidates:
        if candidate.level == level and candidate.rank:
            scopes[candidate.row] = (candidate.annex, heading)
        elif candidate.is_heading and candidate.level in above:
            heading = candidate.row
    return scopes


def _heading(lines: Sequence[Line], candidate: _Candidate, depth: int) -> Heading:
    """Return the heading that begins at the candidate, with the lines of its title."""
    row, line = candidate.row, lines[candidate.row]
    if candidate.level == "article":
        bare = not line.rest.strip() and row + 1 < len(lines)
        draft = two_line_draft("article", line, lines[row + 1], depth) if bare else None
        if draft:
            return Heading(row, row + 2, draft)
        return Heading(row, row + 1, one_line_draft("article", line, depth))
    if candidate.level == "annex":
        end = _annex_title_end(lines, row)
    elif candidate.level in _DIVISIONS:
        end = _title_end(lines, row)
    elif candidate.level == "roman" and not _is_title(line.rest):
        return Heading(row, row + 1, one_line_draft("roman", line, depth))
    else:
        below = lines[row + 1] if candidate.is_form and row + 1 < len(lines) else None
        end = row + 1 + (below is not None and not below.label and below.is_form_title)
    texts = [line.text if candidate.is_form else line.rest]
    texts += [continuation.text for continuation in lines[row + 1 : end]]
    number = line.label.number if line.label else ""
    title = " ".join(text.strip(" |") for text in texts if text).rstrip(" .:")
    body = lines[end - 1].end
    return Heading(row, end, Draft(candidate.level, number, line.start, body, depth, title, body))


def _is_title(rest: str) -> bool:
    return is_all_capitals(rest) or (rest[-1:] not in ".;:,?!" and rest.count(" ") < LONGEST_TITLE)


def _title_end(lines: Sequence[Line], row: int) -> int:
    """Return the row after the title of a division, which follows the number or is below it."""
    end, rest = row + 1, lines[row].rest
    while end < min(len(lines), row + _MOST_TITLE_LINES):
        line = lines[end]
        if line.label or line.is_row or line.is_issued_with:
            break
        continues = is_all_capitals(line.text) and (not rest or is_all_capitals(rest))
        if not continues and (rest or end > row + 1 or not _is_title(line.text)):
            break
        end += 1
    return end


def _annex_title_end(lines: Sequence[Line], row: int) -> int:
    """Return the row after the title of an annex; `(Kèm theo …)` comes after the title."""
    limit = min(len(lines), row + 1 + _MOST_TITLE_LINES)
    end = row + 1
    while end < limit:
        line = lines[end]
        if line.label or line.is_row or line.is_issued_with or line.text.startswith("("):
            break
        if not is_all_capitals(line.text) and not _issued_with_follows(lines, end, limit):
            only_line = end == row + 1 and not lines[row].rest.strip() and _is_title(line.text)
            return end + 1 if only_line else end
        end += 1
    return end


def _issued_with_follows(lines: Sequence[Line], row: int, limit: int) -> bool:
    """Tell whether `(Kèm theo …)` is in the rows `row`:`limit` before a label or a sentence."""
    for line in lines[row:limit]:
        if line.is_issued_with:
            return True
        if line.label or line.is_row or line.is_sentence:
            return False
    return False
