"""Read provisions whose numbers are in words or Roman figures: “điều mười hai”, “Điều V”.

What follows must show that it is a provision, unlike “điều hai bên thỏa thuận”, “khoản vi phạm”.
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
# Levels that texts number in Arabic figures only, but people in Roman ones too.
_ARABIC_ONLY = ("article", "clause")
_LONGEST_FOLLOWING = 40  # characters
_HUNDRED = 100
# “năm”, “hai mươi mốt”, “XII”
_NUMBER = rf"(?:{_NUMERAL})(?:\s+(?:{_NUMERAL}))*|[ivxl]{{1,7}}"


class ProvisionInWords(NamedTuple):
    """A level with the value of its number; None if the words or figures make no number."""

    level: str
    value: int | None
    span: tuple[int, int]


def any_spelling(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, with its diacritics or without any."""
    forms = {
        form
        for word in words
        for form in (word, fold(word) if word[:2].isalpha() and word[1:] else word)
    }
    return any_of(forms)


# Without words of one or two letters: “đ năm” is no provision.
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
# What follows a provision, folded.
_AFTER_PROVISION = re.compile(
    rf"""(?x)
    \s*
    (?:
        $ | [?!.;)]
        # a type, or what is asked: “điều năm nghị định 13”, “điều năm nói gì”
        | (?:{any_of([*CODE_OF_WORD, *_WORDS["asked"]])}) (?!\w)
        # another level with its number: “khoản hai điều năm”
        | ,? \s* (?:{"|".join(map(fold, [*LEVEL_WORDS["point"], *LEVEL_NAMES.values()]))}) \s*
          (?: (?:{BEFORE_NUMBER}) \s+ )?
          (?: \d | [a-z] (?!\w) | (?:{_NUMBER}) (?!\w) )
    )
    """
)


def numbers_in_words(lowered: str) -> Iterator[ProvisionInWords]:
    """Yield the levels with a number in words in `lowered`, a text in NFC and lower case.

    A level is left out where what follows does not show that it is a provision.
    """
    for level, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            following = fold(lowered[match.end() : match.end() + _LONGEST_FOLLOWING])
            if not _AFTER_PROVISION.match(following):
                continue
            is_ordinal = fold(match["before"] or "") == "thu"
            if match["number"] in _AFTER_ORDINAL and not is_ordinal:
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
