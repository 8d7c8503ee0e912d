"""Tell which language a question is in, and whether its Vietnamese diacritics are there."""

import re
from collections import Counter
from pathlib import Path
from typing import Literal

import yaml

from index.folding import fold, has_diacritics, words

Language = Literal["vi", "en", "fr"]
Diacritics = Literal["all", "some", "none"]

_FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    language: frozenset(listed)
    for language, listed in yaml.safe_load(
        Path(__file__).with_name("languages.yml").read_text(encoding="utf-8")
    ).items()
}
# Letters no French or English word has: horned and breve vowels, đ, a dot below, a hook above.
_ONLY_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹý]")
# 749/QĐ-TTg, QĐ: written so in any language.
_TYPE_CODES = frozenset(("qđ", "nđ"))
# Names of places whose words would vote for a language.
_NAMES = re.compile(r"\ble havre\b")
# A folded Vietnamese syllable: onset, one to three vowels, coda.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
# Vietnamese text carries a diacritic on about three words of four.
_USUAL_SHARE = 0.4


def detect_language(text: str) -> Language:
    """Return the language of `text`; Vietnamese when nothing says otherwise."""
    lowered = words(" ".join(token for token in text.split() if not _is_document_number(token)))
    if any(_ONLY_VIETNAMESE.search(word) for word in lowered):
        return "vi"
    folded = _NAMES.sub(" ", " ".join(fold(word) for word in lowered)).split()
    votes: Counter[Language] = Counter()
    for language, listed in _FUNCTION_WORDS.items():
        votes[language] = sum(word in listed for word in folded)
    foreign: Language = "fr" if votes["fr"] > votes["en"] else "en"
    shaped = sum(bool(_SYLLABLE.fullmatch(word)) for word in folded if word.isalpha())
    alphabetic = sum(word.isalpha() for word in folded)
    if votes[foreign] > votes["vi"]:
        return foreign
    # No function word at all: unless most words could be Vietnamese, it is a foreign phrase.
    if alphabetic >= 2 and votes["vi"] == 0 and shaped / alphabetic < 0.4:
        return foreign
    return "vi"


def _is_document_number(token: str) -> bool:
    numbered = ("/" in token or "-" in token) and any(char.isdigit() for char in token)
    return numbered or token.lower() in _TYPE_CODES


def diacritics_of(text: str) -> Diacritics:
    """Tell whether a Vietnamese `text` carries its diacritics: all, some or none of them."""
    lowered = [word for word in words(text) if word.isalpha()]
    marked = sum(has_diacritics(word) for word in lowered)
    if marked == 0:
        return "none"
    return "all" if marked >= _USUAL_SHARE * len(lowered) else "some"
