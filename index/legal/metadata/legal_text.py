"""LegalText: the head, body and articles of a cleaned text, from which metadata is read."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from index.records.unit import Unit
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_PREAMBLE: tuple[str, ...] = tuple(_WORDS["preamble"])
_PREAMBLE_SENTENCE: tuple[str, ...] = tuple(_WORDS["preamble_sentence"])
_MOTTO = re.compile("|".join(re.escape(words) for words in _WORDS["mottoes"]), re.IGNORECASE)
# Where one paragraph is cut into lines: at the cells of a table, at a rule of dashes, before the
# number that follows the issuer, before the subject that follows the number of a letter.
_PIECE_END = re.compile(
    r"\s+\|\s*|^\|\s*|\s*\|$|\s*[-–_*=]{3,}\s*|\s+(?=(?:Luật số|Số)\s*:)"
    r"|(?<=\S)\s+(?=CỘNG HO)|(?<=NAM)\s+(?=Độc lập)|(?<=[A-ZĐ])\s+(?=V/v\b)"
)
# The first words of a heading.
_STRUCTURE = re.compile(
    r"(?:Điều|ĐIỀU)\s+\d|(?:Chương|CHƯƠNG)\s+[IVXLC\d]|(?:Phần|PHẦN)\s+(?:thứ|THỨ|[IVX\d])"
    r"|(?:Mục|MỤC)\s+[IVX\d]|[IVX]+\s*[-.–]\s*\S"
)
_ROMAN = re.compile(r"([IVX]+)\s*[-.–]\s*[^\W\d_]")
_LONGEST_HEAD = 40  # lines
_SHARE_OF_CAPITALS = 0.85  # of the letters of a line in capitals


class Line(NamedTuple):
    """A paragraph, list item or table cell; `start` is its offset in the cleaned text."""

    text: str
    start: int


class Article(NamedTuple):
    """An article of the document itself: number as written, heading, and all its lines."""

    number: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class LegalText:
    """A cleaned text with its units and the name of its file."""

    text: str
    units: Sequence[Unit]
    name: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines with words, without Markdown `#`s and mottoes."""
        return tuple(_lines(self.text))

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The lines of the document itself, which ends at its first annex."""
        annexes = [unit.start for unit in self.units if unit.level == "annex" and unit.start > 0]
        end = min(annexes, default=len(self.text))
        return tuple(line for line in self.lines if line.start < end)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines before the reasons (Căn cứ …) and the first numbered heading.

        They begin at the letterhead, if a portal's summary stands above it.
        """
        return self.main[self._letterhead : self._head_end]

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines of the document itself after its head."""
        return self.main[self._head_end :]

    @cached_property
    def _head_end(self) -> int:
        lines = self.main[self._letterhead :][:_LONGEST_HEAD]
        ends = (row for row, line in enumerate(lines) if _ends_head(line.text))
        return self._letterhead + next(ends, len(lines))

    @cached_property
    def _letterhead(self) -> int:
        """The row in `main` below the last sentence above the motto of the state; 0 without one.

        Behind the first article or the reasons, the motto is of a form to be filled in.
        """
        motto = _MOTTO.search(self.text)
        row = bisect_left(self._starts, motto.start()) if motto else 0
        if row >= len(self.main) or any(_ends_head(line.text) for line in self.main[:row]):
            return 0
        while row and not _is_sentence(self.main[row - 1].text):
            row -= 1
        return row

    @cached_property
    def unquoted_body(self) -> tuple[tuple[Line, str], ...]:
        """The lines of the body without quotations “…”, each with the text as written."""
        written = {line.start: line.text for line in self.body}
        unquoted = _lines(_without_quotations(self.text))
        return tuple((line, written[line.start]) for line in unquoted if line.start in written)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles outside annexes, in reading order."""
        return tuple(
            Article(unit.number, unit.title, self.between(unit.start, unit.end))
            for unit in self.units
            if unit.level == "article" and not self._in_annex(unit)
        )

    @cached_property
    def romans(self) -> tuple[str, ...]:
        """The Roman numerals of its sections, in reading order."""
        return tuple(found[1] for line in self.main if (found := _ROMAN.match(line.text)))

    def between(self, start: int, end: int) -> tuple[Line, ...]:
        """Return the lines that begin in `start`:`end` of the cleaned text."""
        first, after = (bisect_left(self._starts, offset) for offset in (start, end))
        return self.lines[first:after]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def _in_annex(self, unit: Unit) -> bool:
        parent = unit.parent
        while parent is not None:
            if self.units[parent].level == "annex":
                return True
            parent = self.units[parent].parent
        return False


def is_capitals(text: str) -> bool:
    """Tell whether `text` is in capitals; a few small letters, as in TTg, are allowed."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) > 1 and capitals >= _SHARE_OF_CAPITALS * len(letters)


def _is_sentence(line: str) -> bool:
    return line.endswith((".", ";", ":", "!", "?")) and not is_capitals(line)


def _ends_head(line: str) -> bool:
    """Tell whether the head is over at `line`: reasons, an address “…:”, or a heading."""
    if is_capitals(line) and not _STRUCTURE.match(line):
        return line.rstrip().endswith(":")
    sentence = line.startswith(_PREAMBLE_SENTENCE) and line.rstrip()[-1] in ".;:,"
    return sentence or line.startswith(_PREAMBLE) or bool(_STRUCTURE.match(line))


def _without_quotations(text: str) -> str:
    """Return `text` with spaces in place of each closed quotation “…”, nested ones included."""
    openings: list[int] = []
    changes = [0] * (len(text) + 1)  # of the depth of quotation, by offset
    for offset, char in enumerate(text):
        if char == "“":
            openings.append(offset)
        elif char == "”" and openings:
            changes[openings.pop()] += 1
            changes[offset + 1] -= 1
    depths = accumulate(changes)
    return "".join(
        " " if depth and char != "\n" else char for char, depth in zip(text, depths, strict=False)
    )


def _lines(text: str) -> list[Line]:
    """Return the lines of `text`: its paragraphs, cut where cells and form words end."""
    lines = []
    for paragraph in re.finditer(r"[^\n]+", text):
        whole, begin = paragraph[0], paragraph.start()
        ends = [*_PIECE_END.finditer(whole)]
        starts = [0, *(end.end() for end in ends)]
        stops = [*(end.start() for end in ends), len(whole)]
        for start, stop in zip(starts, stops, strict=True):
            piece = _MOTTO.sub("", whole[start:stop]).strip("#| \t\ufeff\xa0")
            if re.search(r"\w", piece) or "…" in piece or "..." in piece:
                lines.append(Line(piece, begin + start))
    return lines
