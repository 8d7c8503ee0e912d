"""Read what a Vietnamese keyboard leaves when it is off: “chuyeenr ddooir”, “tha2nh pho61”."""

import re
import unicodedata
from functools import lru_cache

from index.text.letters import with_tone
from index.text.syllables import is_syllable

_ORDER = "\u0301\u0300\u0309\u0303\u0323"
_TONES = dict(zip("sfrxj", _ORDER, strict=True)) | dict(zip("12345", _ORDER, strict=True))
_KEYS = frozenset("sfrxjw")
_HATS = dict(zip("aeo", "âêô", strict=True))
_HORNS = dict(zip("uo", "ươ", strict=True))
_VOWELS = "aăâeêioôơuưy"
# The u of qu and the i of gi before a vowel belong to the consonant.
_CLUSTER = re.compile(rf"(?:^qu|^gi(?=[{_VOWELS}])|^[^{_VOWELS}]*)([{_VOWELS}]+)(.*)$")
_LONGEST = 11  # nghieengs, and a mark typed twice


@lru_cache(maxsize=8192)
def decode(word: str) -> str | None:
    """Return the syllable that `word` (lower case, NFC) spells in Telex or VNI keys, if it does.

    Some of its marks may be there already (“chuyênr”). What is returned is a possible syllable.
    """
    if not 2 <= len(word) <= _LONGEST or not word.isalnum() or not _has_keys(word):
        return None
    letters: list[str] = []
    tone = ""
    telex = word.isalpha()
    for key in word:
        typed = unicodedata.normalize("NFD", key)
        if typed[-1] in _ORDER:
            tone, key = typed[-1], unicodedata.normalize("NFC", typed[:-1])
        vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
        if key in _TONES and vowels and telex != key.isdigit():
            tone = _TONES[key]
        elif not (_shape_telex if telex else _shape_vni)(key, letters, vowels):
            letters.append(key)
    spelled = _with_tone("".join(letters), tone)
    return spelled if spelled != word and spelled is not None and is_syllable(spelled) else None


def _has_keys(word: str) -> bool:
    """Tell whether anything in `word` may be a key, or its tone stand on another letter."""
    if not word.isascii() or not word.isalpha() or not _KEYS.isdisjoint(word):
        return True
    return any(word.count(letter) > 1 for letter in "aeod")


def _shape_telex(key: str, letters: list[str], vowels: list[int]) -> bool:
    if key == "w":
        shaped = _horn(letters, vowels) or _breve(letters, vowels)
        if not shaped:
            letters.append("ư")
        return True
    if key == "d" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    return key in _HATS and _put(letters, vowels, {key: _HATS[key]})


def _shape_vni(key: str, letters: list[str], vowels: list[int]) -> bool:
    if key == "9" and letters[:1] == ["d"]:
        letters[0] = "đ"
        return True
    return (
        (key == "6" and _put(letters, vowels, _HATS))
        or (key == "7" and _horn(letters, vowels))
        or (key == "8" and _breve(letters, vowels))
    )


def _horn(letters: list[str], vowels: list[int]) -> bool:
    pair = [at for at in vowels if letters[at : at + 2] in (["u", "o"], ["ư", "o"], ["u", "ơ"])]
    if pair and letters[:1] != ["q"]:
        letters[pair[0] : pair[0] + 2] = ["ư", "ơ"]
        return True
    return _put(letters, vowels, _HORNS)


def _breve(letters: list[str], vowels: list[int]) -> bool:
    return _put(letters, vowels, {"a": "ă"})


def _put(letters: list[str], vowels: list[int], shapes: dict[str, str]) -> bool:
    for at in reversed(vowels):
        if letters[at] in shapes:
            letters[at] = shapes[letters[at]]
            return True
    return False


def _with_tone(bare: str, tone: str) -> str | None:
    cluster = _CLUSTER.match(bare)
    if cluster is None:
        return None
    start, vowels, coda = cluster.start(1), cluster[1], cluster[2]
    shaped = [at for at, vowel in enumerate(vowels) if vowel not in "aeiouy"]
    if shaped:
        at = shaped[-1]
    elif coda or len(vowels) == 3:
        at = min(len(vowels) - 1, 1)
    else:
        at = 0
    place = start + at
    return bare[:place] + with_tone(bare[place], tone) + bare[place + 1 :]
