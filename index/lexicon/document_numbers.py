"""The number of a document: every way of writing it → one."""

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
_KNOWN: dict[str, str] = {
    fold(part): part
    for part in [*NAME_OF_NUMBER_CODE, *AUTHORITIES, *_ASSEMBLIES, *_WORDS["party"]]
} | {fold(other): part for other, part in _WORDS["spellings"].items()}

_PART = r"[^\W\d_][^\W\d_&]*(?:&[^\W\d_]+)?\d{0,2}"
_NUMBER = re.compile(
    r"(?<![\w/.,–-])(?P<ordinal>\d{1,5}[a-zđA-ZĐ]?)\s*[-/–]\s*"
    r"(?:(?P<year>(?:19|20)\d\d)\s*[-/–]\s*)?"
    rf"(?P<code>{_PART}(?:\s?[-/–]\s?{_PART}){{0,4}})(?!\w)"
)
_SAID = re.compile(r"(?i)\bsố\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart: `ordinal` “05”, `year` 2016, `parts` (“TTLT”, “BTP”, “BTC”)."""

    ordinal: str
    year: int | None
    parts: tuple[str, ...]

    @property
    def type(self) -> str | None:
        """The type of document the number says, if it says one."""
        return NAME_OF_NUMBER_CODE.get(self.parts[0])

    @property
    def authorities(self) -> tuple[str, ...]:
        """The codes of who issued it, an assembly without its term; empty when none is known."""
        codes = self.parts[1:] if self.type else self.parts[:1]
        return tuple(re.sub(r"\d+$", "", code) for code in codes)

    @property
    def by_party(self) -> bool:
        """Tell whether a body of the Party issued it."""
        return self.parts[-1] in _PARTY

    def __str__(self) -> str:
        if self.by_party and len(self.parts) > 1:
            return f"{self.ordinal}-{'-'.join(self.parts[:-1])}/{self.parts[-1]}"
        code = "-".join(self.parts)
        return f"{self.ordinal}/{self.year}/{code}" if self.year else f"{self.ordinal}/{code}"


class NumberAt(NamedTuple):
    """A number and its place in the text searched."""

    number: Number
    start: int
    end: int


def parse_number(text: str) -> Number | None:
    """Return the number `text` is, in any way of writing it; None when it is not one."""
    tidy = unicodedata.normalize("NFC", text).strip().removeprefix("Số").strip(" :.")
    match = _NUMBER.fullmatch(tidy.replace("Ð", "Đ"))
    return _read(match) if match else None


def find_numbers(text: str) -> Iterator[NumberAt]:
    """Yield the numbers of documents in `text`: a known code, or whatever code follows “số”."""
    for match in _NUMBER.finditer(text.replace("Ð", "Đ")):
        parts, length = _code_like(match["code"])
        if not parts:
            continue
        number = Number(_ordinal(match["ordinal"]), _year(match), parts)
        if (
            number.type
            or _authority(parts[0])
            or _SAID.search(text[max(0, match.start() - 8) : match.start()])
        ):
            yield NumberAt(number, match.start(), match.start("code") + length)


def canonical_part(part: str) -> str | None:
    """Return a part of a number as its issuer writes it (“ttg” → “TTg”), None if unknown."""
    digits = re.search(r"\d*$", part)
    term = digits[0] if digits else ""
    known = _KNOWN.get(fold(part.removesuffix(term)))
    return f"{known}{term}" if known else None


def _authority(part: str) -> bool:
    return re.sub(r"\d+$", "", part) in AUTHORITIES or part in _PARTY


def _read(match: re.Match[str]) -> Number:
    parts = tuple(
        canonical_part(part) or part.upper() for part in re.split(r"\s*[-/–]\s*", match["code"])
    )
    return Number(_ordinal(match["ordinal"]), _year(match), parts)


def _code_like(code: str) -> tuple[tuple[str, ...], int]:
    """Return the leading parts of `code` that are capitals or known, and their length."""
    parts: list[str] = []
    length = 0
    for piece in re.finditer(r"[^\s\-/–]+", code):
        part = piece[0]
        known = canonical_part(part)
        if not (len(part) <= 12 and part[0].isupper() and (known or part.isupper())):
            break
        parts.append(known or part)
        length = piece.end()
    return tuple(parts), length


def _ordinal(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    return f"{int(digits):02d}{written.removeprefix(digits).lower()}"


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None
