"""Remove the diacritics of a text, as people do who type without them, and cut it into terms."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from index.text.letters import normalize_tone
from index.yaml_file import read_yaml

STOPWORDS: frozenset[str] = frozenset(read_yaml(Path(__file__).with_name("stopwords.yml"))["words"])
_WORD = re.compile(r"\w+")
_THOUSANDS_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")


def fold(text: str) -> str:
    """Return `text` in lower case, without diacritics, with d for đ, in NFC.

    NFC and NFD texts fold alike, and a folded text folds to itself.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def lower_case(text: str) -> str:
    """Return `text` (NFC) in lower case, of the same length.

    `str.lower` makes two characters of one letter, “İ”: an i and a combining dot, which would end
    the word.
    """
    return text.lower().replace("i\u0307", "i")


def words(text: str) -> list[str]:
    """Return the words of `text` (Vietnamese: its syllables) in lower case and NFC.

    They keep their diacritics; both uỷ and ủy become ủy. 1.000 is one word, 1000.
    """
    lowered = _THOUSANDS_SEPARATOR.sub("", lower_case(unicodedata.normalize("NFC", text)))
    return [normalize_tone(word) for word in _WORD.findall(lowered)]


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return fold(word)


def syllables(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [_fold_word(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """Return the folded syllables of `text`, then their bigrams `a_b`.

    Most Vietnamese words are two syllables long, so the meaning is in the bigrams.
    """
    unigrams = syllables(text)
    return [*unigrams, *bigrams(unigrams)]


def index_terms(text: str) -> list[str]:
    """Return the terms of `text` in the lexical index: `terms` and `marked_words`."""
    return [*terms(text), *marked_words(text)]


def marked_words(text: str) -> list[str]:
    """Return the words of `text` that have a diacritic, in order.

    They tell apart words that fold alike, if a question is typed with its diacritics.
    """
    return [word for word in words(text) if _fold_word(word) != word]


def bigrams(unigrams: list[str]) -> Iterator[str]:
    """Yield each pair of neighbours in `unigrams` as `a_b`."""
    return (f"{left}_{right}" for left, right in pairwise(unigrams))


def has_diacritics(text: str) -> bool:
    """Tell whether any letter of `text` has a diacritic, or is đ."""
    return fold(text) != unicodedata.normalize("NFC", text.lower())
