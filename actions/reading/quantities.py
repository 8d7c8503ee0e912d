"""Put quantities in words into figures: “ba mươi lăm nghìn dân” is “35.000 dân”, as texts write it.

And the one sign that chat writes for a word, “=”, into that.

Only numbers behind which a thousand, a million, a billion or a per cent stands: “hai thành phố”
stays, and so do numbers of documents in words, which index/references reads.
"""

import re

from actions.reading.marked_words import lowered, one_of
from index.lexicon.number_words import CARDINALS, well_formed_number, without_diacritics
from index.text.folding import has_diacritics
from index.text.language import detect_language

_VALUES = {**without_diacritics(CARDINALS), **CARDINALS}
# “Ngan” may be “ngân hàng”, “ty” is “công ty”: these want their diacritics.
_SCALES = {"=ngàn": 10**3, "nghìn": 10**3, "triệu": 10**6, "=tỉ": 10**9, "=tỷ": 10**9}
_SCALE_OF = {re.compile(f"(?:{one_of([phrase])})$"): scale for phrase, scale in _SCALES.items()}
_NUMERAL = one_of(CARDINALS)
_QUANTITY = re.compile(
    rf"(?<!\w)(?P<number>(?:{_NUMERAL})(?:\s+(?:{_NUMERAL})){{0,6}})\s+"
    rf"(?:(?P<scale>{one_of(_SCALES)})(?!\s+(?:lệ|số))|{one_of(['phần trăm'])})(?!\w)"
)
_WORD = re.compile(r"\w+")
_EQUALS = re.compile(r"(?<=[^\W\d]) ?= ?(?=[^\W\d])")


def quantities_in_figures(text: str) -> str:
    """Return `text`, in NFC, with its quantities in words put in figures."""
    lower = lowered(text)
    if len(lower) != len(text):
        return text
    for found in reversed(list(_QUANTITY.finditer(lower))):
        words = list(_WORD.finditer(lower, *found.span("number")))
        values = [_VALUES[word[0]] for word in words]
        read = ((word.start(), well_formed_number(values[n:])) for n, word in enumerate(words))
        start, value = next(((at, number) for at, number in read if number), (0, 0))
        if not value:
            continue
        scale = next((v for p, v in _SCALE_OF.items() if p.match(found["scale"] or "")), 0)
        figures = f"{value * scale:,}".replace(",", ".") if scale else f"{value}%"
        text = f"{text[:start]}{figures}{text[found.end() :]}"
    return text


def equals_in_words(text: str) -> str:
    """Return `text`, Vietnamese, with “=” between two words put in words: “thay = cái gì”."""
    if "=" not in text or detect_language(text) != "vi":
        return text
    return _EQUALS.sub(" bằng " if has_diacritics(text) else " bang ", text)
