"""Decode Telex and VNI keys, typed while the Vietnamese keyboard was off.

“chuyeenr ddooir” is Telex for chuyển đổi, “tha2nh pho61” is VNI for thành phố.
"""

import re
import unicodedata
from functools import lru_cache

from index.text.letters import with_tone
from index.text.syllables import is_syllable

_TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323"
_TONE_OF_KEY = dict(zip("sfrxj", _TONE_MARKS, strict=True)) | dict(
    zip("12345", _TONE_MARKS, strict=True)
)
_TELEX_KEYS = frozenset("sfrxjw")
_HATS = dict(zip("aeo", "âêô", strict=True))
_HORNS = dict(zip("uo", "ươ", strict=True))
_VOWELS = "aăâeêioôơuưy"
# The u of qu and the i of gi before a vowel belong to the onset.
_RIME = re.compile(rf"(?:^qu|^gi(?=[{_VOWELS}])|^[^{_VOWELS}]*)([{_VOWELS}]+)(.*)$")
_MAX_KEYS = 11  # nghieengs, and a mark typed twice


@lru_cache(maxsize=8192)
def decode(word: str) -> str | None:
    """Return the syllable that `word` (lower case, NFC) is in Telex or VNI keys.

    `word` may have some of its marks already (“chuyênr”). Return None if the keys make no possible
    syllable, or `word` itself.
    """
    if not 2 <= len(word) <= _MAX_KEYS or not word.isalnum() or not _has_keys(word):
        return None
    letters: list[str] = []
    tone = ""
    is_telex = word.isalpha()
    for key in word:
        decomposed = unicodedata.normalize("NFD", key)
        if decomposed[-1] in _TONE_MARKS:
            tone, key = decomposed[-1], unicodedata.normalize("NFC", decomposed[:-1])
        vowels = [index for index, letter in enumerate(letters) if letter in _VOWELS]
        if key in _TONE_OF_KEY and vowels and is_telex != key.isdigit():
            tone = _TONE_OF_KEY[key]
        elif not (_apply_telex if is_telex else _apply_vni)(key, letters, vowels):
            letters.append(key)
    syllable = _with_tone("".join(letters), tone)
    return syllable if syllable != word and syllable is not None and is_syllable(syllable) else None


def _has_keys(word: str) -> bool:
    """Tell whether `word` may have keys in it, or a tone mark on the wrong letter."""
    if not word.isascii() or not word.isalpha() or not _TELEX_KEYS.isdisjoint(word):
        return True
    return any(word.count(letter) > 1 for letter in "aeod")


def _apply_telex(key: str, letters: list[str], vowels: list[int]) -> bool:
    """Change `letters` as the Telex `key` does; return False if it is a plain letter.

    `vowels` are the indices of the vowels in `letters`.
    """
    if key == "w":
        if not (_add_horn(letters, vowels) or _add_breve(letters, vowels)):
            letters.append("ư")
        return True
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    return key in _HATS and _replace_last(letters, vowels, {key: _HATS[key]})


def _apply_vni(key: str, letters: list[str], vowels: list[int]) -> bool:
    """Change `letters` as the VNI `key` does; return False if it is a plain letter."""
    if key == "9" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    return (
        (key == "6" and _replace_last(letters, vowels, _HATS))
        or (key == "7" and _add_horn(letters, vowels))
        or (key == "8" and _add_breve(letters, vowels))
    )


def _add_horn(letters: list[str], vowels: list[int]) -> bool:
    pairs = [
        index
        for index in vowels
        if letters[index : index + 2] in (["u", "o"], ["ư", "o"], ["u", "ơ"])
    ]
    if pairs and letters[:1] != ["q"]:
        letters[pairs[0] : pairs[0] + 2] = ["ư", "ơ"]
        return True
    return _replace_last(letters, vowels, _HORNS)


def _add_breve(letters: list[str], vowels: list[int]) -> bool:
    return _replace_last(letters, vowels, {"a": "ă"})


def _replace_last(letters: list[str], vowels: list[int], replacements: dict[str, str]) -> bool:
    """Replace the last of `vowels` that is in `replacements`; return whether there is one."""
    for index in reversed(vowels):
        if letters[index] in replacements:
            letters[index] = replacements[letters[index]]
            return True
    return False


def _with_tone(toneless: str, tone: str) -> str | None:
    """Return `toneless` with `tone` on the vowel that has it; None if there is no vowel."""
    rime = _RIME.match(toneless)
    if rime is None:
        return None
    start, vowels, coda = rime.start(1), rime[1], rime[2]
    with_marks = [index for index, vowel in enumerate(vowels) if vowel not in "aeiouy"]
    if with_marks:
        index = with_marks[-1]
    elif coda or len(vowels) == 3:
        index = min(len(vowels) - 1, 1)
    else:
        index = 0
    offset = start + index
    return toneless[:offset] + with_tone(toneless[offset], tone) + toneless[offset + 1 :]
