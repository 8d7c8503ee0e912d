"""Find years in words: “năm hai nghìn không trăm hai mươi lăm”, “năm hai không hai lăm”."""

import re
import unicodedata
from collections.abc import Iterator

from index.references.written_numbers import DIGITS, UNITS
from index.text.alternatives import any_of
from index.text.folding import fold, has_diacritics

_DIGIT = any_of(word for word, digit in DIGITS.items() if digit)
_NONE = any_of(word for word, digit in DIGITS.items() if not digit)  # “lẻ”, “linh”
_THOUSAND, _HUNDRED, _TEN = (
    any_of(word for word, unit in UNITS.items() if unit == size) for size in (1000, 100, 10)
)
_YEAR = re.compile(
    r"\bnam\s+(?P<year>"
    rf"(?:(?P<twenty>hai)\s+(?:khong|(?:{_THOUSAND})(?:\s+khong\s+(?:{_HUNDRED}))?)"
    rf"|mot\s+(?:(?:{_THOUSAND})\s+)?chin(?:\s+(?:{_HUNDRED}))?)\s+"
    rf"(?:(?:(?P<tens>{_DIGIT})\s+)?(?P<ten>{_TEN})(?:\s+(?P<ones>{_DIGIT}))?"
    rf"|(?:{_NONE})\s+(?P<alone>{_DIGIT})|(?P<first>{_DIGIT})\s+(?P<second>{_DIGIT})))"
    rf"(?!\w)(?!\s+(?:{any_of([*DIGITS, *UNITS])})\b)"
)

# Where marks are written, words that fold to a numeral or to “năm” and are none: after, from, self,
# south, to lie.
_OTHER_WORDS = re.compile(r"\b(?:sau|từ|tự|nam|nằm)\b", re.IGNORECASE)


def written_years(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where a year behind “năm” stands in words in `folded`, and its four figures."""
    for match in _YEAR.finditer(folded):
        tens, ones = match["first"] or "khong", match["second"] or match["alone"]
        if match["ten"]:
            tens, ones = match["tens"] or "mot", match["ones"]
        century = "20" if match["twenty"] else "19"
        yield match.span("year"), century + DIGITS[tens] + DIGITS[ones or "khong"]


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
