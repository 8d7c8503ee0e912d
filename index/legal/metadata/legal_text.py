"""LegalText: a cleaned text laid out for reading its metadata: head, body, articles."""

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
# Cells of a table, rules of dashes, a number behind the issuer's name, and a letter's subject
# behind its number all end a piece.
_PIECE_END = re.compile(
    r"\s+\|\s*|^\|\s*|\s*\|$|\s*[-–_*=]{3,}\s*|\s+(?=(?:Luật số|Số)\s*:)"
    r"|(?<=\S)\s+(?=CỘNG HO)|(?<=NAM)\s+(?=Độc lập)|(?<=[A-ZĐ])\s+(?=V/v\b)"
)
_STRUCTURE = re.compile(
    r"(?:Điều|ĐIỀU)\s+\d|(?:Chương|CHƯƠNG)\s+[IVXLC\d]|(?:Phần|PHẦN)\s+(?:thứ|THỨ|[IVX\d])"
    r"|(?:Mục|MỤC)\s+[IVX\d]|[IVX]+\s*[-.–]\s*\S"
)
_ROMAN = re.compile(r"([IVX]+)\s*[-.–]\s*[^\W\d_]")
_LONGEST_HEAD = 40


class Line(NamedTuple):
    """A paragraph, list item or table cell; `start` is its place in the cleaned text."""

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
        """Every line that says something, heading marks and form words taken off."""
        return tuple(_lines(self.text))

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The lines before the first annex: the document itself."""
        annexes = [unit.start for unit in self.units if unit.level == "annex" and unit.start > 0]
        end = min(annexes, default=len(self.text))
        return tuple(line for line in self.lines if line.start < end)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines before the reasons (Căn cứ …) and the first numbered heading."""
        lines = self.main[:_LONGEST_HEAD]
        ends = (row for row, line in enumerate(lines) if _ends_head(line.text))
        return lines[: next(ends, len(lines))]

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines of the document itself after its head."""
        return self.main[len(self.head) :]

    @cached_property
    def own_words(self) -> tuple[tuple[Line, str], ...]:
        """The lines of the body without what they quote “…” of other texts, and as they stand."""
        whole = {line.start: line.text for line in self.body}
        unquoted = _lines(_without_quotations(self.text))
        return tuple((line, whole[line.start]) for line in unquoted if line.start in whole)

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
        """The Roman numerals its sections begin with, in reading order."""
        return tuple(found[1] for line in self.main if (found := _ROMAN.match(line.text)))

    def between(self, start: int, end: int) -> tuple[Line, ...]:
        """Return the lines that begin in `start`:`end` of the cleaned text."""
        first, after = (bisect_left(self._starts, place) for place in (start, end))
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
    """Tell whether `text` is set in capitals (TTg and the like allowed)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def _ends_head(line: str) -> bool:
    if is_capitals(line) and not _STRUCTURE.match(line):
        return line.rstrip().endswith(":")
    sentence = line.startswith(_PREAMBLE_SENTENCE) and line.rstrip()[-1] in ".;:,"
    return sentence or line.startswith(_PREAMBLE) or bool(_STRUCTURE.match(line))


def _without_quotations(text: str) -> str:
    """Return `text` with spaces for the letters of each closed “…”, inner ones included."""
    opened: list[int] = []
    depth = [0] * (len(text) + 1)  # changes of depth, at the place where they happen
    for place, char in enumerate(text):
        if char == "“":
            opened.append(place)
        elif char == "”" and opened:
            depth[opened.pop()] += 1
            depth[place + 1] -= 1
    within = accumulate(depth)
    return "".join(
        " " if deep and char != "\n" else char for char, deep in zip(text, within, strict=False)
    )


def _lines(text: str) -> list[Line]:
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        whole, begin = paragraph[0], paragraph.start()
        ends = [*_PIECE_END.finditer(whole)]
        starts = [0, *(end.end() for end in ends)]
        stops = [*(end.start() for end in ends), len(whole)]
        for start, stop in zip(starts, stops, strict=True):
            piece = _MOTTO.sub("", whole[start:stop]).strip("#| \t\ufeff\xa0")
            if re.search(r"\w", piece) or "…" in piece or "..." in piece:
                found.append(Line(piece, begin + start))
    return found
