"""Detect the language of a question.

Questions are short and full of names, so every word counts: as a function word, as a possible
Vietnamese syllable, by its letters. Each adds its evidence in log-odds (languages.yml).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from index.records.languages import Language as Language
from index.text.abbreviations import is_abbreviation
from index.text.folding import fold
from index.text.telex import decode
from index.yaml_file import read_yaml

_DATA: dict[str, Any] = read_yaml(Path(__file__).with_name("languages.yml"))
_VIETNAMESE, _ENGLISH, _FRENCH = (frozenset(_DATA["words"][name]) for name in ("vi", "en", "fr"))
_CLOSING, _ENDINGS = frozenset(_DATA["closing"]), tuple(_DATA["french_endings"])
_ONSETS, _OPEN, _CLOSED, _CODAS = (
    frozenset(_DATA["syllable"][name]) for name in ("onsets", "open", "closed", "codas")
)
_OWN: dict[str, list[str]] = _DATA["syllable"]["own"]
_EVIDENCE: dict[str, float] = _DATA["evidence"]
_FRENCH_LETTERS = frozenset("àâçéèêëîïôùûüœ")
_NO_VIETNAMESE = frozenset("çëîïûüœ")
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
# “A-t-il”, “est-elle”, “parlez-moi”: no other of our languages joins a verb and a pronoun so.
_INVERSION = re.compile(
    r"(?<=\w)-(?:t-)?(?:elles?|ils?|leur|lui|moi|nous|on|toi|tu|vous)(?!\w)", re.IGNORECASE
)
# The “moi” of “parlez-moi” is no “mới”.
_OF_IMPERATIVE = re.compile(r"(?<=\w)-(?:leur|lui|moi|toi)(?!\w)", re.IGNORECASE)
_DOUBLED = re.compile(r"(\w)\1")
# The end of an English short form: it's, we'll.
_SHORT_FORM = re.compile(r"(?<=\w)['’](?:s|t|re|ve|ll|d|m)\b", re.IGNORECASE)
# 749/QĐ-TTg, QĐ, data.gov.vn and a@b.vn are the same in every language.
_TYPE_CODES = frozenset(("qđ", "nđ"))
_ADDRESS = re.compile(r"\w[.@]\w")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a text say of its language, in log-odds.

    `foreign` is against Vietnamese, `french` for French rather than English; `words` is how many
    words are no codes, figures or addresses.
    """

    words: int
    foreign: float
    french: float

    @property
    def language(self) -> Language:
        """The language it is for; Vietnamese without enough evidence against it."""
        if 0 < self.foreign < _DATA["least"] and self.french >= _DATA["french"]["alone"]:
            return "fr"
        if self.foreign < _DATA["least"]:
            return "vi"
        return "fr" if self.french > 0 else "en"


def detect_language(text: str) -> Language:
    """Return the language of `text`; Vietnamese without enough evidence against it."""
    return language_evidence(text).language


@lru_cache(maxsize=512)
def language_evidence(text: str) -> Evidence:
    """Return the evidence that the words of `text` are for a language."""
    nfc = unicodedata.normalize("NFC", text)
    plain = " ".join(token for token in nfc.split() if not _is_code(token))
    all_capitals = plain.isupper()
    elisions = len(_ELISION.findall(plain)) + len(_INVERSION.findall(plain))
    foreign = _EVIDENCE["telling"] * elisions
    french = _DATA["french"]["elision"] * elisions
    words = _WORD.findall(_SHORT_FORM.sub("", _OF_IMPERATIVE.sub("", plain)))
    count = sum(word.isalpha() for word in words)
    if len(words) > 1 and words[-1].lower() in _CLOSING:
        foreign += _EVIDENCE["closing"]
        words.pop()
    for index, word in enumerate(words):
        word_foreign, word_french = _evidence(word.lower() if all_capitals else word, index == 0)
        foreign += word_foreign
        french += word_french
    return Evidence(count, foreign, french)


def is_foreign_function_word(word: str) -> bool:
    """Tell whether `word` (lower case) is an English or French function word."""
    folded = fold(word)
    return folded in _ENGLISH or folded in _FRENCH


@lru_cache(maxsize=8192)
def _evidence(word: str, first: bool) -> tuple[float, float]:
    """Return the evidence of `word` against Vietnamese, and for French rather than English.

    `first` is true for the first word of a question.
    """
    lowered = word.lower()
    folded = fold(lowered)
    if not lowered.isalpha() or (len(folded) == 1 and folded == lowered):
        return 0.0, 0.0
    syllable = _syllable(folded)
    # The capital that starts a sentence makes no name; any other capital does.
    is_name = word[0].isupper() and (not first or not word[1:].islower())
    french = (float(folded in _FRENCH) - float(folded in _ENGLISH)) * (1 if syllable else 2)
    marked_letters = set(lowered) - set(folded)
    if marked_letters - _FRENCH_LETTERS:
        return _EVIDENCE["marked_name" if is_name else "marked"], french
    if marked_letters and not is_name:
        french += _DATA["french"]["accent"]
    elif not syllable and folded.endswith(_ENDINGS):
        french += _DATA["french"]["ending"]
    kind = _kind(lowered, folded, syllable, first)
    if marked_letters & _NO_VIETNAMESE:  # “Hanoï” is a name, and French
        return _EVIDENCE["strange_accented"], french + _DATA["french"]["accent"] * is_name
    if is_name and kind in ("strange", "syllable", "vietnamese"):
        kind = "strange_name" if kind == "strange" else "syllable_name"
    elif first and kind == "strange" and word[0].isupper():
        kind = "strange_first"
    elif kind == "strange" and marked_letters:
        kind = "strange_accented"
    return _EVIDENCE[kind], french


def _kind(lowered: str, folded: str, syllable: str, first: bool) -> str:
    """Return the key of `evidence` in languages.yml for a word, capitals left aside."""
    is_foreign = is_foreign_function_word(folded)
    if is_foreign and (syllable or folded in _VIETNAMESE):
        return "ambiguous"
    if is_foreign:
        return "opening" if first else "telling"
    if folded in _VIETNAMESE or syllable == "own" or is_abbreviation(lowered):
        return "vietnamese"
    if syllable:
        return "syllable"
    if not _VOWELS & set(folded):
        return "consonants"
    return "slip" if decode(lowered) or _syllable(_DOUBLED.sub(r"\1", folded)) else "strange"


def _syllable(folded: str) -> Literal["", "some", "own"]:
    """Tell whether `folded` is a Vietnamese syllable without its marks.

    "own" is one that cannot be English or French, "some" any other, "" none.
    """
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
    """Tell whether `token` is a document number, a type code, an address or a command (“/x”)."""
    is_number = ("/" in token or "-" in token) and any(char.isdigit() for char in token)
    is_command = token.startswith("/") and len(token) > 1
    is_address = _ADDRESS.search(token) is not None
    return is_number or is_command or is_address or token.lower() in _TYPE_CODES
