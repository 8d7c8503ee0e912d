"""Read years in words: “năm hai nghìn không trăm hai mươi lăm”, “năm hai không hai lăm”."""

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
    rf"""(?x)
    \b nam \s+
    (?P<year>
        (?:
            # hai không · hai nghìn · hai nghìn không trăm
            (?P<twenty> hai ) \s+ (?: khong | (?:{_THOUSAND}) (?: \s+ khong \s+ (?:{_HUNDRED}) )? )
            # một chín · một chín trăm · một nghìn chín trăm
            | mot \s+ (?: (?:{_THOUSAND}) \s+ )? chin (?: \s+ (?:{_HUNDRED}) )?
        )
        \s+
        (?P<rest>
            # mười · mười lăm · hai mươi · hai mươi lăm
            (?: (?:{_DIGIT}) \s+ )? (?:{_TEN}) (?: \s+ (?:{_DIGIT}) )?
            # linh năm
            | (?:{_JOINT}) \s+ (?:{_DIGIT})
            # hai lăm · không năm
            | (?:{_DIGIT}) \s+ (?:{_DIGIT})
        )
    )
    (?!\w) (?! \s+ (?:{any_of(_NUMERALS)}) \b )
    """
)

# Words that fold to a numeral or to “năm”: after, from, self, south, lie.
_OTHER_WORDS = re.compile(r"\b(?:sau|từ|tự|nam|nằm)\b", re.IGNORECASE)


def written_years(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the span of each year in words behind “năm” in `folded`, and its four figures."""
    for match in _YEAR.finditer(folded):
        century = "20" if match["twenty"] else "19"
        rest = number_of([_NUMERALS[word] for word in match["rest"].split()])
        yield match.span("year"), f"{century}{rest:02}"


def years_in_figures(text: str) -> str:
    """Return `text`, in NFC, with the years in words behind “năm” put in figures.

    A text without such a year is returned unchanged.
    """
    composed = unicodedata.normalize("NFC", text)
    readable = composed
    if has_diacritics(composed):
        readable = _OTHER_WORDS.sub(lambda word: "." * len(word[0]), composed)
    folded = fold(readable)
    years = list(written_years(folded))
    # Where folding changes the length, offsets are wrong.
    if not years or len(folded) != len(composed):
        return text
    for (start, end), year in reversed(years):
        composed = f"{composed[:start]}{year}{composed[end:]}"
    return composed
