"""Find years in words: “năm hai nghìn không trăm hai mươi lăm”, “năm hai không hai lăm”."""

import re
import unicodedata
from collections.abc import Iterator

from index.lexicon.number_words import CARDINALS, JOINT, number_of, without_diacritics
from index.text.alternatives import any_of
from index.text.folding import fold, has_diacritics

_NUMERALS = without_diacritics(CARDINALS)
_DIGIT, _JOINT, _TEN, _HUNDRED, _THOUSAND = (
    any_of(word for word, value in _NUMERALS.items() if value in values)
    for values in (range(10), (JOINT,), (10,), (100,), (1000,))
)
_YEAR = re.compile(
    r"\bnam\s+(?P<year>"
    rf"(?:(?P<twenty>hai)\s+(?:khong|(?:{_THOUSAND})(?:\s+khong\s+(?:{_HUNDRED}))?)"
    rf"|mot\s+(?:(?:{_THOUSAND})\s+)?chin(?:\s+(?:{_HUNDRED}))?)\s+"
    rf"(?P<rest>(?:(?:{_DIGIT})\s+)?(?:{_TEN})(?:\s+(?:{_DIGIT}))?"
    rf"|(?:{_JOINT})\s+(?:{_DIGIT})|(?:{_DIGIT})\s+(?:{_DIGIT})))"
    rf"(?!\w)(?!\s+(?:{any_of(_NUMERALS)})\b)"
)

# Where marks are written, words that fold to a numeral or to “năm” and are none: after, from, self,
# south, to lie.
_OTHER_WORDS = re.compile(r"\b(?:sau|từ|tự|nam|nằm)\b", re.IGNORECASE)


def written_years(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a year behind “năm” stands in words in `folded`, and its four figures."""
    for match in _YEAR.finditer(folded):
        century = "20" if match["twenty"] else "19"
        rest = number_of([_NUMERALS[word] for word in match["rest"].split()])
        yield match.span("year"), f"{century}{rest:02}"


def years_in_figures(text: str) -> str:
    """Return `text`, in NFC, with the years that stand in words behind “năm” in figures.

    A text without such a year is returned as it is.
    """
    composed = unicodedata.normalize("NFC", text)
    marked = has_diacritics(composed)
    plain = _OTHER_WORDS.sub(lambda word: "." * len(word[0]), composed) if marked else composed
    folded = fold(plain)
    years = list(written_years(folded))
    if not years or len(folded) != len(composed):  # a folding changed length: places would lie
        return text
    for (start, end), year in reversed(years):
        composed = f"{composed[:start]}{year}{composed[end:]}"
    return composed
