"""Numbers of provisions in words or Roman figures: “điều mười hai”, “khoản hai”, “Điều V”.

They are none unless what follows shows it: “điều hai bên thỏa thuận”, “khoản vi phạm”.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from index.lexicon.number_words import CARDINALS, ORDINALS, well_formed_number, without_diacritics
from index.lexicon.roman import roman_value
from index.lexicon.types import CODE_OF_WORD
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml


def _load(name: str) -> Any:
    return read_yaml(Path(__file__).with_name(name))


LEVEL_WORDS: dict[str, list[str]] = _load("provisions.yml")
_WORDS = _load("provision_words.yml")
_NUMERALS = {
    word: value
    for word, value in {**CARDINALS, **ORDINALS}.items()
    if word not in _WORDS["not_numerals"]
}
_FOLDED = without_diacritics(_NUMERALS)
_AFTER_ORDINAL = frozenset(_WORDS["after_ordinal"])
_NUMERAL = any_of({*_NUMERALS, *_FOLDED})
_ROMAN = frozenset("ivxl")
# What no text numbers in Roman figures, unlike the people who ask for it.
_ARABIC_ONLY = ("article", "clause")
_LONGEST_FOLLOWING = 40  # characters
_HUNDRED = 100
# “năm”, “hai mươi mốt”, “XII”
_NUMBER = rf"(?:{_NUMERAL})(?:\s+(?:{_NUMERAL}))*|[ivxl]{{1,7}}"


class ProvisionInWords(NamedTuple):
    """A level with a number in words, and its value, None where they make no number."""

    level: str
    value: int | None
    span: tuple[int, int]


def any_spelling(words: Iterable[str]) -> str:
    """Match any of `words`, typed with its diacritics or with none at all."""
    forms = {
        form
        for word in words
        for form in (word, fold(word) if word[:2].isalpha() and word[1:] else word)
    }
    return any_of(forms)


# What is more than a letter or two: “đ năm” is no provision.
LEVEL_NAMES: dict[str, str] = {
    level: any_spelling(word for word in LEVEL_WORDS[level] if word.endswith("n") or len(word) > 2)
    for level in ("part", "chapter", "section", "article", "clause", "annex")
}
BEFORE_NUMBER = any_spelling(LEVEL_WORDS["before_number"])
_PATTERNS = {
    level: re.compile(
        rf"(?<!\w)(?:{names})\s+(?:(?P<before>{BEFORE_NUMBER})\s+)?(?P<number>{_NUMBER})(?!\w)"
    )
    for level, names in LEVEL_NAMES.items()
}
_OF_PLACE = re.compile(
    rf"\s*(?:$|[?!.;)]|(?:{any_of([*CODE_OF_WORD, *_WORDS['asked']])})(?!\w)"
    rf"|,?\s*(?:{'|'.join(map(fold, [*LEVEL_WORDS['point'], *LEVEL_NAMES.values()]))})\s*"
    rf"(?:(?:{BEFORE_NUMBER})\s+)?(?:\d|[a-z](?!\w)|(?:{_NUMBER})(?!\w)))"
)


def numbers_in_words(lowered: str) -> Iterator[ProvisionInWords]:
    """Yield the levels in `lowered`, in NFC and lower case, behind which a number stands in words.

    Only those where what follows may stand behind a provision are.
    """
    for level, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            following = fold(lowered[match.end() : match.end() + _LONGEST_FOLLOWING])
            if not _OF_PLACE.match(following):
                continue
            ordinal = fold(match["before"] or "") == "thu"
            if match["number"] in _AFTER_ORDINAL and not ordinal:
                continue
            values = _FOLDED if match[0] == fold(match[0]) else _NUMERALS
            words = match["number"].split()
            if level == "part" and values.get(words[0]) == _HUNDRED:  # “bao nhiêu phần trăm”
                continue
            if all(word in values for word in words):
                number = well_formed_number([values[word] for word in words])
                yield ProvisionInWords(level, number, match.span())
            elif level in _ARABIC_ONLY and _ROMAN.issuperset(match["number"]):
                yield ProvisionInWords(level, roman_value(match["number"]), match.span())
