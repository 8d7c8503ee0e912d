"""The letters of Vietnamese: their marks, and the letter of a syllable that has the tone mark."""

import unicodedata
from functools import lru_cache

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def with_tone(letter: str, tone: str) -> str:
    """Return `letter` with the combining mark `tone`, or with none for "", in NFC."""
    return unicodedata.normalize("NFC", letter + tone)


def _bare(vowel: str) -> str:
    return unicodedata.normalize("NFD", vowel)[0]


# Letter -> (bare letter, letter with its hat, horn, breve or stroke, tone): ấ -> (a, â, tone).
_PARTS = {
    with_tone(vowel, tone): (_bare(vowel), vowel, tone) for vowel in _VOWELS for tone in _TONES
} | {"đ": ("d", "đ", "")}
# The end of a word with the tone on the second letter -> the same with it on the first.
_TONE_ON_FIRST = {
    left + with_tone(right, tone): with_tone(left, tone) + right
    for left, right in ("oa", "oe", "uy")
    for tone in _TONES
    if tone
}


def normalize_tone(word: str) -> str:
    """Return `word` (lower case, NFC) with the tone of a final oa, oe or uy on the o or u.

    hoà, khoẻ, thuỷ become hòa, khỏe, thủy, as most texts write them. The u of qu has no tone.
    """
    end = _TONE_ON_FIRST.get(word[-2:])
    if end is None or word[-3:-2] == "q":
        return word
    return word[:-2] + end


def marks_between(typed: str, word: str) -> tuple[int, int]:
    """Return how many letters of `typed` lack a mark of `word`, and how many have a wrong mark.

    `typed` and `word` fold alike. If their lengths differ all letters count as wrong.
    """
    if len(typed) != len(word):
        return 0, max(len(typed), len(word))
    missing = wrong = 0
    if typed != word:
        for typed_letter, letter in zip(typed, word, strict=True):
            if typed_letter != letter:
                lacks_mark, has_wrong_mark = _compare(typed_letter, letter)
                missing += lacks_mark
                wrong += has_wrong_mark
    return missing, wrong


@lru_cache(maxsize=4096)
def _compare(typed_letter: str, letter: str) -> tuple[bool, bool]:
    """Return whether `typed_letter` lacks a mark of `letter`, and whether it has a wrong one."""
    bare, typed_shape, typed_tone = _PARTS.get(typed_letter, (typed_letter, typed_letter, ""))
    _, shape, tone = _PARTS.get(letter, (letter, letter, ""))
    wrong = typed_shape not in (bare, shape) or typed_tone not in ("", tone)
    return not wrong, wrong
