"""The letters of Vietnamese: what marks they carry, and where the tone mark stands."""

import unicodedata
from functools import lru_cache

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def with_tone(letter: str, tone: str) -> str:
    """Return `letter` with the combining mark `tone` ("" for none), NFC."""
    return unicodedata.normalize("NFC", letter + tone)


def _bare(vowel: str) -> str:
    return unicodedata.normalize("NFD", vowel)[0]


# Letter -> (bare letter, bare letter with its hat, horn, breve or stroke, tone).
_PARTS = {
    with_tone(vowel, tone): (_bare(vowel), vowel, tone) for vowel in _VOWELS for tone in _TONES
} | {"đ": ("d", "đ", "")}
# hoà, khoẻ, thuỷ -> hòa, khỏe, thủy: one word, and most texts write it so.
_PLACED = {
    left + with_tone(right, tone): with_tone(left, tone) + right
    for left, right in ("oa", "oe", "uy")
    for tone in _TONES
    if tone
}


def normalize_tone(word: str) -> str:
    """Return `word` (lower case, NFC) with the tone of an open oa, oe, uy on its first letter."""
    placed = _PLACED.get(word[-2:])
    if placed is None or word[-3:-2] == "q":
        return word
    return word[:-2] + placed


def marks_between(typed: str, meant: str) -> tuple[int, int]:
    """Return how many letters lack a mark in `typed`, and how many carry another than in `meant`.

    Both are words that fold alike; of two lengths, they have no letter in common.
    """
    if len(typed) != len(meant):
        return 0, max(len(typed), len(meant))
    missing = wrong = 0
    if typed != meant:
        for one, other in zip(typed, meant, strict=True):
            if one != other:
                lacks, differs = _compare(one, other)
                missing += lacks
                wrong += differs
    return missing, wrong


@lru_cache(maxsize=4096)
def _compare(one: str, other: str) -> tuple[bool, bool]:
    bare, shape, tone = _PARTS.get(one, (one, one, ""))
    _, meant_shape, meant_tone = _PARTS.get(other, (other, other, ""))
    wrong = shape not in (bare, meant_shape) or tone not in ("", meant_tone)
    return not wrong, wrong
