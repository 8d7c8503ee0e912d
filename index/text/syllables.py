"""Tell whether a word can be a Vietnamese syllable, by its spelling.

This tells Vietnamese from mojibake and from misspelt words.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

_SPELLING = read_yaml(Path(__file__).with_suffix(".yml"))
_ONSETS: frozenset[str] = frozenset(_SPELLING["onsets"])
_RIMES: frozenset[str] = frozenset(_SPELLING["rimes"])
_BARE_ONSETS = frozenset(map(fold, _ONSETS))
_BARE_RIMES = frozenset(map(fold, _RIMES))
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_OF_STOPS = frozenset("\u0301\u0323")
_MAX_LETTERS = 7  # nghiêng
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether `word` (any case, NFC) is a possible Vietnamese syllable with its tone."""
    if not word or len(word) > _MAX_LETTERS or not word.isalpha():
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in letters if char in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    if len(tones) > 1 or not _has_valid_letters(toneless):
        return False
    # A syllable that ends in p, t, c or ch must have the acute or the dot below.
    return not toneless.endswith(("p", "t", "c", "ch")) or bool(_TONES_OF_STOPS.intersection(tones))


def is_bare_syllable(word: str) -> bool:
    """Tell whether `word` is how a syllable may be typed without its diacritics: “nguoi”."""
    bare = word.lower()
    return bare in _BARE_RIMES or any(
        bare[:length] in _BARE_ONSETS and bare[length:] in _BARE_RIMES for length in range(1, 4)
    )


def share_of_syllables(text: str) -> float:
    """Return how many of the words of `text`, NFC, are possible syllables, 0 to 1; 1 if none is."""
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def _has_valid_letters(toneless: str) -> bool:
    """Tell whether `toneless` is a rime, or an onset and a rime that go together."""
    return toneless in _RIMES or any(
        toneless[:length] in _ONSETS
        and toneless[length:] in _RIMES
        and _go_together(toneless[:length], toneless[length])
        for length in range(1, min(4, len(toneless)))
    )


def _go_together(onset: str, vowel: str) -> bool:
    """Tell whether `onset` is spelt so before `vowel`: gh and ngh only before e, ê and i."""
    if onset in ("gh", "ngh"):
        return vowel in "eêi"
    return onset not in ("c", "ng") or vowel not in "eêi"
