"""Whether a word is spelt as a Vietnamese syllable can be: what tells Vietnamese from mojibake."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from index.yaml_file import read_yaml

_SPELLING = read_yaml(Path(__file__).with_suffix(".yml"))
_ONSETS: frozenset[str] = frozenset(_SPELLING["onsets"])
_RIMES: frozenset[str] = frozenset(_SPELLING["rimes"])
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_OF_STOPS = frozenset("\u0301\u0323")
_LONGEST = 7  # nghiêng


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether `word` (any case, NFC) is a possible Vietnamese syllable, its tone included."""
    if not word or len(word) > _LONGEST or not word.isalpha():
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in letters if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    if len(tones) > 1 or not _is_spelt(bare):
        return False
    # A syllable closed by p, t, c or ch has one of two tones, always written.
    return not bare.endswith(("p", "t", "c", "ch")) or bool(_TONES_OF_STOPS.intersection(tones))


def _is_spelt(bare: str) -> bool:
    return bare in _RIMES or any(
        bare[:length] in _ONSETS and bare[length:] in _RIMES and _agree(bare[:length], bare[length])
        for length in range(1, min(4, len(bare)))
    )


def _agree(onset: str, vowel: str) -> bool:
    if onset in ("gh", "ngh"):
        return vowel in "eêi"
    return onset not in ("c", "ng") or vowel not in "eêi"
