"""Parse document numbers, such as 749/QĐ-TTg, in any spelling of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from index.lexicon.types import NAME_OF_NUMBER_CODE
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
AUTHORITIES: dict[str, str] = _WORDS["authorities"]
_PARTY: frozenset[str] = frozenset(_WORDS["party"])
_ASSEMBLIES: tuple[str, ...] = tuple(_WORDS["assemblies"])
# A part of a code, folded -> the part as its issuer writes it.
_PARTS: dict[str, str] = {
    fold(part): part
    for part in [*NAME_OF_NUMBER_CODE, *AUTHORITIES, *_ASSEMBLIES, *_WORDS["party"]]
} | {fold(other): part for other, part in _WORDS["spellings"].items()}

_PART = r"[^\W\d_][^\W\d_&]*(?:&[^\W\d_]+)?\d{0,2}"
_NUMBER = re.compile(
    rf"""
    (?<![\w/.,–-])
    (?P<ordinal>\d{{1,5}}[a-zđA-ZĐ]?) \s*[-/–]\s*
    (?:(?P<year>(?:19|20)\d\d) \s*[-/–]\s*)?
    (?P<code>{_PART}(?:\s?[-/–]\s?{_PART}){{0,4}})
    (?!\w)
    """,
    re.VERBOSE,
)
_MAX_PART_LETTERS = 12
_NUMBER_WORD = re.compile(r"(?i)\bsố\s*:?\s*$")
# How far before a number the word “số” is looked for, in characters.
_NUMBER_WORD_REACH = 8


@dataclass(frozen=True, slots=True)
class Number:
    """A document number in parts.

    05/2016/TTLT-BTP-BTC has the `ordinal` “05”, the `year` 2016 and a code of the `parts` “TTLT”,
    “BTP” and “BTC”. `str()` returns it as its issuer writes it.
    """

    ordinal: str
    year: int | None
    parts: tuple[str, ...]

    @property
    def type(self) -> str | None:
        """The type of the document, or None if the number does not tell it."""
        return NAME_OF_NUMBER_CODE.get(self.parts[0])

    @property
    def authorities(self) -> tuple[str, ...]:
        """The codes of its issuers, without the term of an assembly: QH of QH15; may be empty."""
        codes = self.parts[1:] if self.type else self.parts[:1]
        return tuple(re.sub(r"\d+$", "", code) for code in codes)

    @property
    def by_party(self) -> bool:
        """Whether a body of the Party issued it."""
        return self.parts[-1] in _PARTY

    def __str__(self) -> str:
        if self.by_party and len(self.parts) > 1:
            return f"{self.ordinal}-{'-'.join(self.parts[:-1])}/{self.parts[-1]}"
        code = "-".join(self.parts)
        return f"{self.ordinal}/{self.year}/{code}" if self.year else f"{self.ordinal}/{code}"


class NumberAt(NamedTuple):
    """A document number at `start`:`end` of a text, in characters."""

    number: Number
    start: int
    end: int


def parse_number(text: str) -> Number | None:
    """Return the document number that the whole of `text` is, or None if it is not one."""
    trimmed = unicodedata.normalize("NFC", text).strip().removeprefix("Số").strip(" :.")
    match = _NUMBER.fullmatch(trimmed.replace("Ð", "Đ"))
    if match is None:
        return None
    parts = tuple(
        canonical_part(part) or part.upper() for part in re.split(r"\s*[-/–]\s*", match["code"])
    )
    return Number(_ordinal(match), _year(match), parts)


def find_numbers(text: str) -> Iterator[NumberAt]:
    """Yield the document numbers in `text`, in order.

    These have the code of a type or an authority of document_numbers.yml, or follow “số”.
    """
    for match in _NUMBER.finditer(text.replace("Ð", "Đ")):
        parts, length = _leading_parts(match["code"])
        if not parts:
            continue
        number = Number(_ordinal(match), _year(match), parts)
        before = text[max(0, match.start() - _NUMBER_WORD_REACH) : match.start()]
        if number.type or _is_authority(parts[0]) or _NUMBER_WORD.search(before):
            yield NumberAt(number, match.start(), match.start("code") + length)


def canonical_part(part: str) -> str | None:
    """Return a part of a number as its issuer writes it (“ttg” → “TTg”), None if unknown."""
    digits = re.search(r"\d*$", part)
    term = digits[0] if digits else ""
    canonical = _PARTS.get(fold(part.removesuffix(term)))
    return f"{canonical}{term}" if canonical else None


def _is_authority(part: str) -> bool:
    return re.sub(r"\d+$", "", part) in AUTHORITIES or part in _PARTY


def _leading_parts(code: str) -> tuple[tuple[str, ...], int]:
    """Return the parts of `code` up to the first that is neither in capitals nor known.

    The second value is the length in `code` of these parts, in characters.
    """
    parts: list[str] = []
    length = 0
    for match in re.finditer(r"[^\s\-/–]+", code):
        part = match[0]
        canonical = canonical_part(part)
        if len(part) > _MAX_PART_LETTERS or not part[0].isupper():
            break
        if not canonical and not part.isupper():
            break
        parts.append(canonical or part)
        length = match.end()
    return tuple(parts), length


def _ordinal(match: re.Match[str]) -> str:
    """Return the ordinal with at least two digits and a small letter: 05, 749, 05a."""
    text = match["ordinal"]
    digits = re.sub(r"\D", "", text)
    return f"{int(digits):02d}{text.removeprefix(digits).lower()}"


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None
