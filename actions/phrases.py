"""Match fixed phrases in what people type, with or without diacritics."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from index.folding import fold, has_diacritics


def contains_any(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of `phrases` stands in `text`, at word borders.

    Text with diacritics must have the phrase's own, or “đang chạy” (running) would be a fire;
    text without any, or a phrase that has none, is compared folded.
    """
    lowered = unicodedata.normalize("NFC", text.lower())
    folded = fold(lowered)
    marked = has_diacritics(lowered)
    return any(
        _pattern(phrase).search(lowered)
        if marked and not phrase.isascii()
        else _pattern(fold(phrase)).search(folded)
        for phrase in phrases
    )


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(unicodedata.normalize('NFC', phrase.lower()))}(?!\w)")
