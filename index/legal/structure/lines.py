"""The lines of a cleaned text: which are quoted from another document, and what each may begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.legal.structure.labels import Label, is_all_capitals, label_of
from index.text.rows import CELL_END
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_name("labels.yml"))
_ATTACHED = tuple(_WORDS["attached"])
_ISSUED_WITH = tuple(_WORDS["issued_with"])
_PREAMBLE = tuple(_WORDS["preamble"])
_CLOSING = tuple(_WORDS["closing"])
_SIGNING = tuple(_WORDS["signing"])
_OFFICES = tuple(_WORDS["offices"])
_FORM_BEGINS = tuple(_WORDS["form_begins"])
_HASHES = re.compile(r"(#{1,6})\s+")
_QUOTE = re.compile(r"[“”\"]")
_QUOTE_ENDS = re.compile(r"[”\"]\s*[.;,:/]*(?:\s*(?:và|hoặc))?\s*[.;]?$")
_SENTENCE = re.compile(r"[.:;!?…][”\")\]]*$|/\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is `text_start`:`end` there, without its `#`s."""

    start: int
    text_start: int
    end: int
    text: str
    hashes: int
    label: Label | None

    @property
    def rest_start(self) -> int:
        """Where the text beside its label begins, in the whole text."""
        return self.text_start + (self.label.end if self.label else 0)

    @property
    def rest(self) -> str:
        """The text beside its label."""
        return self.text[self.label.end :] if self.label else self.text

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text, not as a heading."""
        return bool(_SENTENCE.search(self.text)) and self.text.count(" ") > 10

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return CELL_END in self.text or self.text.startswith("|") or self.text.endswith(" |")

    @property
    def begins_preamble(self) -> bool:
        """Whether it names what the document is based on."""
        return self.text.lower().startswith(_PREAMBLE)

    @property
    def begins_closing(self) -> bool:
        """Whether the list of addressees, or the note of adoption, begins here."""
        return self.text.lstrip("| ").lower().startswith(_CLOSING)

    @property
    def is_signing(self) -> bool:
        """Whether it names the office that signs."""
        text = self.text.lstrip("| ")
        if not text.startswith((*_SIGNING, *_OFFICES)) or text.count(" ") > 20:
            return False
        return is_all_capitals(text[:12].rstrip()) and not text.endswith((":", ";"))

    @property
    def is_attached(self) -> bool:
        """Whether it may be the heading of something issued with a decision."""
        return self.text.startswith(_ATTACHED) and is_all_capitals(self.text) and not self.is_row

    @property
    def is_form_title(self) -> bool:
        """Whether it may be the title of a form, under its number."""
        return (
            is_all_capitals(self.text)
            and not self.is_row
            and not self.text.startswith(_FORM_BEGINS)
        )

    @property
    def is_issued_with(self) -> bool:
        """Whether it says with which decision the text under it was issued."""
        return self.text.startswith("(") and self.text[1:].lower().startswith(_ISSUED_WITH)


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that say something; quoted ones have no label."""
    found = list(_raw_lines(text))
    quoted = _quoted([line for *_, line in found])
    return [
        Line(start, at, at + len(line), line, hashes, None if inside else label_of(line))
        for (start, at, hashes, line), inside in zip(found, quoted, strict=True)
    ]


def _raw_lines(text: str) -> Iterator[tuple[int, int, int, str]]:
    place = 0
    for whole in text.split("\n"):
        line = whole.strip()
        if line:
            start = at = place + whole.index(line[0])
            hashes = _HASHES.match(line)
            if hashes:
                at += hashes.end()
                line = line[hashes.end() :]
            yield start, at, len(hashes[1]) if hashes else 0, line
        place += len(whole) + 1


def _quoted(lines: Sequence[str]) -> list[bool]:
    """Tell which lines stand inside a quotation that began in an earlier line, or begin one.

    A quotation begins at the start of a line or after a colon, and counts only if it closes at the
    end of a later line: a lost or stray mark quotes nothing.
    """
    before: list[int] = []
    after: list[int] = []
    depth = 0
    for line in lines:
        before.append(depth)
        for mark in _QUOTE.finditer(line):
            opens = mark[0] == "“" or (
                mark[0] == '"' and (mark.start() == 0 or line[mark.start() - 1] in " (:“")
            )
            depth += 1 if opens else -1
        after.append(depth)
    closes = _first_at_most(after, before)
    quoted = [False] * len(lines)
    until = -1
    for place, line in enumerate(lines):
        if place <= until:
            quoted[place] = True
            continue
        if after[place] <= before[place] or closes[place] == len(lines):
            continue
        opener = max(line.rfind("“"), line.rfind('"'))
        starts = line[0] in '“"' or line[:opener].rstrip().endswith(":")
        if starts and _QUOTE_ENDS.search(lines[closes[place]][-12:]):
            until = closes[place]
    return quoted


def _first_at_most(after: Sequence[int], bounds: Sequence[int]) -> list[int]:
    """For each place, the first later one whose `after` is at most its bound; else the length."""
    found = [len(after)] * len(after)
    waiting: list[int] = []  # places whose bounds do not fall from bottom to top
    for place, depth in enumerate(after):
        while waiting and bounds[waiting[-1]] >= depth:
            found[waiting.pop()] = place
        if depth > bounds[place]:
            waiting.append(place)
    return found
