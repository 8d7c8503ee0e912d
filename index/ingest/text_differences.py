"""What one text says and another of the same number does not, in a few words of each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.text.folding import fold

# So many words in a row that another text has too are no difference.
_ROW = 4
_LONGEST = 120
_WORD = re.compile(r"\w+")


class Difference(NamedTuple):
    """The words `here` in place of those that stand `there`; "" where one has nothing."""

    here: str
    there: str


def differences(here: str, there: str, most: int) -> list[Difference]:
    """Return up to `most` places where `here` says what `there` does not; none if it says no more.

    Line breaks, marks and capitals tell nothing. Takes time linear in both texts.
    """
    added = _missing(here, _rows_of(there), most)
    if not added:
        return []
    left_out = _missing(there, _rows_of(here), most)
    left_out += [""] * (len(added) - len(left_out))
    return [Difference(*pair) for pair in zip(added, left_out, strict=False)]


def _missing(text: str, rows: frozenset[tuple[str, ...]], most: int) -> list[str]:
    """Return the first `most` parts of `text` with rows of words that are none of `rows`."""
    words = list(_WORD.finditer(text))
    folded = [fold(word[0]) for word in words]
    parts: list[str] = []
    for first, last in _runs(folded, rows):
        if len(parts) == most:
            break
        parts.append(_short(text[words[first].start() : words[last].end()]))
    return parts


def _runs(words: list[str], rows: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each part of `words` that lies in no row of `rows`."""
    first, last = -1, -1
    for at in range(max(len(words) - _ROW + 1, 1)):
        if tuple(words[at : at + _ROW]) in rows or not words:
            continue
        if first >= 0 and at > last + 1:
            yield first, last
            first = -1
        first = at if first < 0 else first
        last = min(at + _ROW, len(words)) - 1
    if first >= 0:
        yield first, last


def _rows_of(text: str) -> frozenset[tuple[str, ...]]:
    words = [fold(word) for word in _WORD.findall(text)]
    return frozenset(tuple(words[at : at + _ROW]) for at in range(max(len(words) - _ROW + 1, 1)))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
