"""Fold Vietnamese text to what people type without diacritics, and cut it into terms."""

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
_DIGITS_GROUPED = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")


def fold(text: str) -> str:
    """Return `text` lower-cased, without diacritics, đ as d. Idempotent; NFC and NFD fold alike."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def lower_case(text: str) -> str:
    """Return `text` in lower case, letter for letter, where it is NFC.

    Only “İ” would become two characters: an i, and a dot that is no letter and cuts the word.
    """
    return text.lower().replace("i\u0307", "i")


def words(text: str) -> list[str]:
    """Return the lower-cased words (Vietnamese: syllables) of `text`, diacritics kept, NFC.

    uỷ and ủy are one word: its tone stands as normalize_tone() puts it.
    """
    joined = _DIGITS_GROUPED.sub("", lower_case(unicodedata.normalize("NFC", text)))
    return [normalize_tone(word) for word in _WORD.findall(joined)]


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return fold(word)


def syllables(text: str) -> list[str]:
    """Return the folded words of `text`, in order."""
    return [_fold_word(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """Return the lexical index terms of `text`: folded syllables, then their bigrams `a_b`.

    Most Vietnamese words are two syllables long, so the bigrams are what carries the meaning.
    """
    single = syllables(text)
    return [*single, *bigrams(single)]


def index_terms(text: str) -> list[str]:
    """Return all that the lexical index holds of `text`: its terms and its marked words."""
    return [*terms(text), *marked_words(text)]


def marked_words(text: str) -> list[str]:
    """Return the words of `text` that carry a diacritic, with it, in order.

    They say what a question typed with its diacritics means beyond the folded words.
    """
    return [word for word in words(text) if _fold_word(word) != word]


def bigrams(single: list[str]) -> Iterator[str]:
    """Yield each neighbouring pair of `single` as `a_b`."""
    return (f"{left}_{right}" for left, right in pairwise(single))


def has_diacritics(text: str) -> bool:
    """Tell whether any letter of `text` carries a diacritic (đ counts)."""
    return fold(text) != unicodedata.normalize("NFC", text.lower())
