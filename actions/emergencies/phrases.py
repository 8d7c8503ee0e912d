"""Match fixed phrases in what people type, with or without diacritics."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.text.folding import fold

# From the first letter or digit to the last.
_WORDS = re.compile(r"\w(?:.*\w)?")
_TWO_WORDS = re.compile(r"\(\?:(\w[^|()]*)\|(\w[^|()]*)\)(.*)", re.DOTALL)
_PART = re.compile(r"\{(\w+)\}|\[(\w+)\]|(\S+)")


def contains_any(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of `phrases` stands in `text`, at word borders.

    A word typed with diacritics must have the phrase's own, or “đang chạy” (running) would be a
    fire; a word typed without any is compared folded.
    """
    composed = _composed(text)
    return any(_pattern(phrase).search(composed) for phrase in phrases)


class Phrases:
    """A list of phrases compiled at once; the same comparison as `contains_any`.

    In a phrase `{name}` stands for one of the words of that group, `[name]` for one or none, and
    a leading `=` asks for the diacritics: “=cháy ở” is not in “chay o”, which may mean running.
    """

    def __init__(self, phrases: Iterable[str], groups: Mapping[str, Iterable[str]]) -> None:
        either = _any_of(phrases, groups) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def found_in(self, text: str) -> bool:
        """Tell whether any phrase stands in `text`."""
        return self._pattern.search(_composed(text)) is not None

    def are_all_of(self, text: str) -> bool:
        """Tell whether `text` is one phrase and nothing else, punctuation aside."""
        said = _WORDS.search(_composed(text))
        return said is not None and self._pattern.fullmatch(said[0]) is not None

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Return `(start, end)` of each phrase in `text`, which must be composed."""
        return [match.span() for match in self._pattern.finditer(text.lower())]

    def cut_from(self, text: str) -> str:
        """Return `text`, lower-cased NFC, its blanks single, a comma in place of each phrase."""
        return self._pattern.sub(",", _composed(text))


def _any_of(phrases: Iterable[str], groups: Mapping[str, Iterable[str]]) -> str:
    """Return the alternation of `phrases`, those with one first letter together.

    Otherwise each phrase would be tried at each word: several times as slow.
    """
    others: list[str] = []
    by_letter: dict[str, list[str]] = {}
    # The longest first: an alternation takes the first that fits.
    for phrase in sorted(phrases, key=len, reverse=True):
        for pattern in _opened(_regex(phrase, groups)):
            if pattern[0].isalnum():
                by_letter.setdefault(pattern[0], []).append(pattern[1:])
            else:
                others.append(pattern)
    joined = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return "|".join([*others, *joined])


def _opened(pattern: str) -> list[str]:
    """Return the patterns that stand for `pattern`, where it begins with one of two words."""
    two = _TWO_WORDS.fullmatch(pattern)
    return [two[1] + two[3], two[2] + two[3]] if two else [pattern]


@lru_cache(maxsize=64)
def _composed(text: str) -> str:
    # Remembered: a clause is held against dozens of lists one after the other. A row of blanks
    # would be gone through again for each phrase that goes on behind it.
    return " ".join(unicodedata.normalize("NFC", text.lower()).split())


def _regex(phrase: str, groups: Mapping[str, Iterable[str]]) -> str:
    """Return the pattern of one phrase, its groups as alternations within it.

    Writing out every combination instead would make a pattern of megabytes.
    """
    exact = phrase.startswith("=")
    pattern = ""
    begun = False  # whether a word that must be there stands before
    for group, optional, word in _PART.findall(_composed(phrase.removeprefix("="))):
        part = _word(word, exact) if word else f"(?:{_any_of(groups[group or optional], groups)})"
        if optional:
            pattern += rf"(?:\s+{part})?" if begun else rf"(?:{part}\s+)?"
        else:
            pattern += rf"\s+{part}" if begun else part
            begun = True
    return pattern


def _word(word: str, exact: bool) -> str:
    if exact or word.isascii():
        return re.escape(word)
    return f"(?:{re.escape(word)}|{re.escape(fold(word))})"


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_regex(phrase, {})}(?!\w)")
