"""Tell which language a question is in.

Questions are short and full of names, so every word has its say: whether it is a function word,
whether a Vietnamese syllable can be spelt so, its letters. It says so in log-odds (languages.yml).
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index.text.abbreviations import is_abbreviation
from index.text.folding import fold
from index.text.telex import decode
from index.yaml_file import read_yaml

Language = Literal["vi", "en", "fr"]

_DATA: dict[str, Any] = read_yaml(Path(__file__).with_name("languages.yml"))
_VIETNAMESE, _ENGLISH, _FRENCH = (frozenset(_DATA["words"][name]) for name in ("vi", "en", "fr"))
_CLOSING, _ENDINGS = frozenset(_DATA["closing"]), tuple(_DATA["french_endings"])
_ONSETS, _OPEN, _CLOSED, _CODAS = (
    frozenset(_DATA["syllable"][name]) for name in ("onsets", "open", "closed", "codas")
)
_OWN: dict[str, list[str]] = _DATA["syllable"]["own"]
_SAYS: dict[str, float] = _DATA["evidence"]
_FRENCH_LETTERS = frozenset("àâçéèêëîïôùûüœ")
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
_DOUBLED = re.compile(r"(\w)\1")
# Where a word ends in an apostrophe, what follows is the end of an English one.
_SHORT_FORM = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
# 749/QĐ-TTg, QĐ, data.gov.vn, a@b.vn: written so in any language.
_TYPE_CODES = frozenset(("qđ", "nđ"))
_ADDRESS = re.compile(r"\w[.@]\w")


@lru_cache(maxsize=512)
def detect_language(text: str) -> Language:
    """Return the language of `text`; Vietnamese when nothing says otherwise."""
    plain = unicodedata.normalize("NFC", text)
    kept = " ".join(token for token in plain.split() if not _is_code(token))
    shouted = kept.isupper()
    elisions = len(_ELISION.findall(kept))
    against = _SAYS["telling"] * elisions
    french = _DATA["french"]["elision"] * elisions
    words = _WORD.findall(_SHORT_FORM.sub("", kept))
    if len(words) > 1 and words[-1].lower() in _CLOSING:
        against += _SAYS["closing"]
        words.pop()
    for place, word in enumerate(words):
        said, for_french = _evidence(word.lower() if shouted else word, place == 0)
        against += said
        french += for_french
    if against < _DATA["least"]:
        return "vi"
    return "fr" if french > 0 else "en"


def is_foreign_function_word(word: str) -> bool:
    """Tell whether `word` (lower case) makes questions and sentences of English or French."""
    folded = fold(word)
    return folded in _ENGLISH or folded in _FRENCH


@lru_cache(maxsize=8192)
def _evidence(word: str, first: bool) -> tuple[float, float]:
    """Return how strongly `word` speaks against Vietnamese, and for French rather than English."""
    lowered = word.lower()
    folded = fold(lowered)
    if not lowered.isalpha() or (len(folded) == 1 and folded == lowered):
        return 0.0, 0.0
    shape = _shape(folded)
    # The first word has a capital anyway, but not all of its letters, nor one further on.
    named = word[0].isupper() and (not first or not word[1:].islower())
    french = (float(folded in _FRENCH) - float(folded in _ENGLISH)) * (1 if shape else 2)
    marks = set(lowered) - set(folded)
    if marks - _FRENCH_LETTERS:
        return _SAYS["marked_name" if named else "marked"], french
    if marks and not named:
        french += _DATA["french"]["accent"]
    elif not shape and folded.endswith(_ENDINGS):
        french += _DATA["french"]["ending"]
    kind = _kind(lowered, folded, shape, first)
    if named and kind in ("strange", "syllable", "vietnamese"):
        kind = "strange_name" if kind == "strange" else "syllable_name"
    elif first and kind == "strange" and word[0].isupper():
        kind = "strange_first"
    return _SAYS[kind], french


def _kind(lowered: str, folded: str, shape: str, first: bool) -> str:
    foreign = is_foreign_function_word(folded)
    if foreign and (shape or folded in _VIETNAMESE):
        return "ambiguous"
    if foreign:
        return "opening" if first else "telling"
    if folded in _VIETNAMESE or shape == "own" or is_abbreviation(lowered):
        return "vietnamese"
    if shape:
        return "syllable"
    if not _VOWELS & set(folded):
        return "consonants"
    return "slip" if decode(lowered) or _shape(_DOUBLED.sub(r"\1", folded)) else "strange"


def _shape(folded: str) -> Literal["", "some", "own"]:
    """Tell whether a Vietnamese syllable can be left so without its marks, and nothing else can."""
    for start in range(min(3, len(folded) - 1), -1, -1):
        onset, rime = folded[:start], folded[start:]
        if onset and onset not in _ONSETS:
            continue
        for length in (2, 1, 0):
            vowel, coda = rime[: len(rime) - length], rime[len(rime) - length :]
            if vowel in _CLOSED and coda in _CODAS if coda else vowel in _OPEN:
                own = onset in _OWN["onsets"] or vowel in _OWN["vowels"] or coda in _OWN["codas"]
                return "own" if own else "some"
    return ""


def _is_code(token: str) -> bool:
    numbered = ("/" in token or "-" in token) and any(char.isdigit() for char in token)
    return numbered or token.lower() in _TYPE_CODES or _ADDRESS.search(token) is not None
