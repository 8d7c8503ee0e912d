"""The lines of a cleaned text, each with its label unless it is quoted from another document."""

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
# The `#`s of a Markdown heading.
_HASHES = re.compile(r"(#{1,6})\s+")
# So many lines behind a mark are looked through for the next Điều; that may be the next but one.
_LOOKED_THROUGH = 400
_BEHIND_LOST = 2
_QUOTE = re.compile(r"[“”\"]")
_QUOTE_ENDS = re.compile(r"[”\"]\s*[.;,:/]*(?:\s*(?:và|hoặc))?\s*[.;]?$")
_SENTENCE = re.compile(r"[.:;!?…][”\")\]]*$|/\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without Markdown `#`s and without white space around it.

    `start`, `text_start` and `end` are offsets in the whole text: `start` is that of the `#`s,
    `text_start`:`end` that of `text`. `hashes` is the number of `#`s.
    """

    start: int
    text_start: int
    end: int
    text: str
    hashes: int
    label: Label | None

    @property
    def rest_start(self) -> int:
        """The offset in the whole text of the text after the label."""
        return self.text_start + (self.label.end if self.label else 0)

    @property
    def rest(self) -> str:
        """The text after the label."""
        return self.text[self.label.end :] if self.label else self.text

    @property
    def is_sentence(self) -> bool:
        """Whether the line reads as running text, not as a heading."""
        return bool(_SENTENCE.search(self.text)) and self.text.count(" ") > 10

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table."""
        return CELL_END in self.text or self.text.startswith("|") or self.text.endswith(" |")

    @property
    def begins_preamble(self) -> bool:
        """Whether the preamble begins here: what the document is based on."""
        return self.text.lower().startswith(_PREAMBLE)

    @property
    def begins_closing(self) -> bool:
        """Whether the list of addressees, or the note of adoption, begins here."""
        return self.text.lstrip("| ").lower().startswith(_CLOSING)

    @property
    def is_signing(self) -> bool:
        """Whether the line names the office that signs."""
        text = self.text.lstrip("| ")
        if not text.startswith((*_SIGNING, *_OFFICES)) or text.count(" ") > 20:
            return False
        return is_all_capitals(text[:12].rstrip()) and not text.endswith((":", ";"))

    @property
    def is_attached(self) -> bool:
        """Whether the line may be the heading of a text issued with a decision."""
        return self.text.startswith(_ATTACHED) and is_all_capitals(self.text) and not self.is_row

    @property
    def is_form_title(self) -> bool:
        """Whether the line may be the title of a form, below the number of the form."""
        return (
            is_all_capitals(self.text)
            and not self.is_row
            and not self.text.startswith(_FORM_BEGINS)
        )

    @property
    def is_issued_with(self) -> bool:
        """Whether the line names the decision that the text was issued with: “(Kèm theo …)”."""
        return self.text.startswith("(") and self.text[1:].lower().startswith(_ISSUED_WITH)


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank; quoted lines have no label."""
    rows = list(_raw_lines(text))
    quotations = _quotations([line for *_, line in rows])
    return [
        Line(start, text_start, text_start + len(line), line, hashes, label)
        for (start, text_start, hashes, line), is_quoted in zip(rows, quotations, strict=True)
        for label in [None if is_quoted else label_of(line)]
    ]


def _raw_lines(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Yield the start, text start, number of `#`s and text of each line that is not blank."""
    offset = 0
    for whole in text.split("\n"):
        line = whole.strip()
        if line:
            start = text_start = offset + whole.index(line[0])
            hashes = _HASHES.match(line)
            if hashes:
                text_start += hashes.end()
                line = line[hashes.end() :]
            yield start, text_start, len(hashes[1]) if hashes else 0, line
        offset += len(whole) + 1


def _quotations(lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether it is part of a quotation of several lines.

    A quotation opens at the start of a line or after a colon, and closes at the end of a later
    line. A quotation mark without its partner quotes nothing, and neither does one that a scan has
    before the next Điều of the text itself: the Điều of what is quoted do not follow on.
    """
    article = 0  # the last one outside quotations
    before: list[int] = []  # how many quotations are open before each line, and after it
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
    quotations = [False] * len(lines)
    last = -1  # row of the last line of the quotation
    for row, line in enumerate(lines):
        if row <= last:
            quotations[row] = True
            continue
        article = _article(line) or article
        if after[row] <= before[row] or closes[row] == len(lines):
            continue
        opener = max(line.rfind("“"), line.rfind('"'))
        opens = line[0] in '“"' or line[:opener].rstrip().endswith(":")
        if opens and _QUOTE_ENDS.search(lines[closes[row]][-12:]):
            quoted = lines[row + 1 : closes[row] + 1][:_LOOKED_THROUGH]
            bare = label_of(line[opener + 1 :].strip()) is None
            if not (bare and article and _follow_on(article, quoted)):
                last = closes[row]
    return quotations


def _follow_on(article: int, lines: Sequence[str]) -> bool:
    """Tell whether the Điều of `lines` go on behind `article`, or behind the one that is lost."""
    numbers = [number for line in lines if (number := _article(line))]
    first = numbers[0] - article if numbers else 0
    return first == 1 or (first == _BEHIND_LOST and numbers[1:2] == [numbers[0] + 1])


def _article(line: str) -> int:
    """Return the number of the Điều that `line` begins; 0 for any other line."""
    label = label_of(line) if line[:4] in ("Điều", "ĐIỀU") else None
    return label.rank.main if label and label.level == "article" and label.rank else 0


def _first_at_most(after: Sequence[int], bounds: Sequence[int]) -> list[int]:
    """Return for each row the first later row with `after` at most its bound, else the length.

    Each row is put on the stack once, so the time is linear.
    """
    firsts = [len(after)] * len(after)
    stack: list[int] = []  # rows without such a row yet; bounds do not fall from bottom to top
    for row, depth in enumerate(after):
        while stack and bounds[stack[-1]] >= depth:
            firsts[stack.pop()] = row
        if depth > bounds[row]:
            stack.append(row)
    return firsts
