"""Patterns of phrases with their diacritics, for texts typed with or without them.

A word typed with diacritics must have the phrase's own; one typed without any is compared folded.
"""

import re
import unicodedata
from collections.abc import Iterable

from index.text.folding import fold, lower_case


def lowered(text: str) -> str:
    """Return `text` in lower case (NFC), its places those of `fold(text)`.

    Where folding changes the length, the folded text itself is returned.
    """
    written = lower_case(unicodedata.normalize("NFC", text)).replace("’", "'")
    folded = fold(text)
    return written if len(written) == len(folded) else folded


def one_of(phrases: Iterable[str]) -> str:
    """Return a pattern of `phrases` in a lowered text, the longest first; of none, of nothing.

    A phrase behind “=” must have its diacritics: “=mấy” is not in “may”, which may be a machine.
    """
    return "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"


def _phrase(phrase: str) -> str:
    exact = phrase.startswith("=")
    return r"\s+".join(
        re.escape(word)
        if exact or word.isascii()
        else f"(?:{re.escape(word)}|{re.escape(fold(word))})"
        for word in phrase.removeprefix("=").split()
    )
