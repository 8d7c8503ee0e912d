"""Cut a question into what was typed: words that may be wrong, and what is left alone."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from index.spelling.bigrams import BOUNDARY, NUMBER, UNKNOWN
from index.text.folding import fold, lower_case
from index.text.letters import normalize_tone
from index.text.telex import decode

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
_ENDS = frozenset(".?!;:")


class Token(NamedTuple):
    """A piece of the question: `word` is `text` in lower case, or empty where it is left alone.

    `bare` is a word without a mark.
    """

    start: int
    end: int
    word: str
    text: str
    id: int
    bare: bool = False


def tokenize(text: str, ids: Mapping[str, int]) -> list[Token]:
    """Cut `text` (NFC) into words, numbers and the marks that end a sentence."""
    tokens = []
    for chunk in re.finditer(r"\S+", text):
        if _is_fixed(chunk[0]):
            tokens.append(Token(chunk.start(), chunk.end(), "", chunk[0], NUMBER))
            continue
        for piece in _PIECE.finditer(chunk[0]):
            start, end = chunk.start() + piece.start(), chunk.start() + piece.end()
            if piece[0] in _ENDS and end == chunk.end():
                tokens.append(Token(start, end, "", piece[0], BOUNDARY))
            elif piece[0].isalnum():
                tokens.append(_token(start, end, piece[0], ids))
    return tokens


def _token(start: int, end: int, text: str, ids: Mapping[str, int]) -> Token:
    read = _read(text)
    if read is None:
        return Token(start, end, "", text, NUMBER)
    word, spelt, bare = read
    return Token(start, end, word, text, ids.get(spelt, UNKNOWN), bare)


@lru_cache(maxsize=16384)
def _read(text: str) -> tuple[str, str, bool] | None:
    """Return `text` in lower case, also as a vocabulary spells it, and whether it has no mark.

    None where it is no word.
    """
    word = lower_case(text)
    if not text.isalpha() and decode(word) is None:
        return None
    return word, normalize_tone(word), fold(word) == word


def _is_fixed(chunk: str) -> bool:
    """Tell whether `chunk` is a document number, an address or the like: 749/QĐ-TTg."""
    joined = "/" in chunk or "-" in chunk or "@" in chunk
    return "@" in chunk or "://" in chunk or (joined and any(char.isdigit() for char in chunk))
