"""The words by which statements deny, limit, aim; offices and countries; all from phrases.yml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from index.text.alternatives import any_of
from index.text.folding import fold
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_LANGUAGES: tuple[Language, ...] = get_args(Language)
POST = re.compile(rf"(?<!\w)(?:pho )?(?:{any_of(map(fold, _WORDS['posts']))})(?!\w)")
"""An office, in folded Vietnamese; “phó” makes another of it."""
NOT_KNOWN = re.compile(rf"(?<!\w)(?:{any_of(map(fold, _WORDS['not_known']))})(?!\w)")
"""What says that nothing is known of something, in folded Vietnamese."""
COUNTRIES = {
    name: re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
    for name, forms in _WORDS["countries"].items()
}
"""Countries by name, and what names them in a folded text."""


@dataclass(frozen=True, slots=True)
class Forms:
    """A text in small letters and folded, both of its length; `is_marked`: it has diacritics."""

    lowered: str
    folded: str
    is_marked: bool


class Phrases:
    """Phrases of one key, to be found in a text of each language."""

    def __init__(self, key: str) -> None:
        """Take the phrases of `key` in phrases.yml."""
        self._listed: dict[Language, list[str]] = _WORDS[key]
        self._bare = {one: frozenset(map(fold, self._listed[one])) for one in _LANGUAGES}
        self._marked = {one: _pattern(self._listed[one]) for one in _LANGUAGES}
        self._folded = {one: _pattern(self._bare[one]) for one in _LANGUAGES}

    def has(self, word: str, language: Language, is_marked: bool) -> bool:
        """Tell whether `word`, in small letters, is one of them; a bare one is compared folded."""
        return word in (self._listed if is_marked else self._bare)[language]

    def spans(self, text: Forms, language: Language) -> list[tuple[int, int]]:
        """Return where they stand in `text`; diacritics count where it has any."""
        forms = self._marked if text.is_marked else self._folded
        searched = text.lowered if text.is_marked else text.folded
        return [found.span() for found in forms[language].finditer(searched)]


@cache
def phrases_of(key: str) -> Phrases:
    """Return the phrases of `key` in phrases.yml."""
    return Phrases(key)


def ways_of(phrase: str) -> tuple[str, ...]:
    """Return the folded `phrase` and what else says the same: “lần đầu” for “đầu tiên”."""
    return phrase, *(fold(other) for other in _WORDS["same"].get(phrase, ()))


@cache
def called_otherwise() -> dict[tuple[str, ...], str]:
    """Return what each phrase of Vietnamese, by its words, is called in most texts: “mở màn”."""
    listed: dict[str, list[str]] = _WORDS["called"]
    return {tuple(one.split()): name for name, others in listed.items() for one in others}


def in_usual_words(text: str) -> str:
    """Return `text` with what most texts call otherwise called so: “khai mạc” for “mở màn”."""
    for phrase, name in called_otherwise().items():
        text = text.replace(" ".join(phrase), name)
    return text


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(phrases)})(?!\w)")
