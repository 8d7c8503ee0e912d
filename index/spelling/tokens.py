"""Cut a question into tokens: words, which may be misspelt, and codes, which stay as they are."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from index.spelling.bigrams import BOUNDARY, NUMBER, UNKNOWN
from index.text.folding import fold, lower_case
from index.text.letters import normalize_tone
from index.text.telex import decode

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_SENTENCE_ENDS = frozenset(".?!;:")


class Token(NamedTuple):
    """A token of a question, at `start`:`end` in it.

    `text` is as typed; `word` is the same in lower case, or empty for what must not be corrected.
    `id` is the id of the word in the vocabulary. `bare` is true for a word without any mark.
    """

    start: int
    end: int
    word: str
    text: str
    id: int
    bare: bool = False


def tokenize(text: str, ids: Mapping[str, int]) -> list[Token]:
    """Return the words, numbers and sentence ends of `text` (NFC); `ids` is the vocabulary."""
    tokens = []
    for chunk in re.finditer(r"\S+", text):
        if _is_code(chunk[0]):
            tokens.append(Token(chunk.start(), chunk.end(), "", chunk[0], NUMBER))
            continue
        for match in _TOKEN.finditer(chunk[0]):
            start, end = chunk.start() + match.start(), chunk.start() + match.end()
            if match[0] in _SENTENCE_ENDS and end == chunk.end():
                tokens.append(Token(start, end, "", match[0], BOUNDARY))
            elif match[0].isalnum():
                tokens.append(_token(start, end, match[0], ids))
    return tokens


def _token(start: int, end: int, text: str, ids: Mapping[str, int]) -> Token:
    forms = _forms(text)
    if forms is None:
        return Token(start, end, "", text, NUMBER)
    word, key, bare = forms
    return Token(start, end, word, text, ids.get(key, UNKNOWN), bare)


@lru_cache(maxsize=16384)
def _forms(text: str) -> tuple[str, str, bool] | None:
    """Return `text` in lower case, its spelling in the vocabulary, and whether it has no mark.

    Return None if `text` is not a word.
    """
    word = lower_case(text)
    if not text.isalpha() and decode(word) is None:
        return None
    return word, normalize_tone(word), fold(word) == word


def _is_code(chunk: str) -> bool:
    """Tell whether `chunk` is a document number, an address or the like: 749/QĐ-TTg."""
    joined = "/" in chunk or "-" in chunk or "@" in chunk
    return "@" in chunk or "://" in chunk or (joined and any(char.isdigit() for char in chunk))
