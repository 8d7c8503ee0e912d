"""Match fixed phrases in what people type, with or without diacritics."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from index.folding import fold, has_diacritics


def contains_any(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of `phrases` stands in `text`, at word borders.

    Text with diacritics must have the phrase's own, or “đang chạy” (running) would be a fire;
    text without any is compared folded.
    """
    lowered = unicodedata.normalize("NFC", text.lower())
    marked = has_diacritics(lowered)
    haystack = lowered if marked else fold(lowered)
    return any(_pattern(phrase if marked else fold(phrase)).search(haystack) for phrase in phrases)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(unicodedata.normalize('NFC', phrase.lower()))}(?!\w)")
