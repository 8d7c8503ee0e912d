"""Find which of the new words that an amending text quotes are those of which place."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.legal.structure.numbering import Rank, arabic, point
from index.legal.structure.provision import Provision

_LABELS = {
    "article": re.compile(r"[“\"# ]*Điều\s+(?P<n>\d{1,3}[a-zđ]?\d?)\s*[.:]"),
    "clause": re.compile(r"[“\" ]*(?P<n>\d{1,3}[a-zđ]?\d?)[.)](?=\s)"),
    "point": re.compile(r"[“\" ]*(?P<n>[a-zđ]\d{0,2})\)(?=\s)"),
}
_QUOTES = " \n\t“”\"'"


class Labelled(NamedTuple):
    """A place with this `number` in a text, from its label at `start` to `end`."""

    number: str
    start: int
    end: int


def labelled(body: str, start: int, end: int, level: str) -> list[Labelled]:
    """Return the places of `level` that `body` has between `start` and `end`, in order.

    Their numbers go up: a number that does not is one of what a place quotes or lists.
    """
    heads: list[tuple[str, int]] = []
    for line in _lines(body, start, end):
        match = _LABELS[level].match(body, line, end)
        if match and (not heads or rank_of(match["n"]) > rank_of(heads[-1][0])):
            heads.append((match["n"], _after_quote(body, line)))
    ends = [*(at for _, at in heads[1:]), end] if heads else []
    return [Labelled(*head, stop) for head, stop in zip(heads, ends, strict=True)]


def _lines(body: str, start: int, end: int) -> Iterator[int]:
    """Yield where each line begins, the first one at `start`."""
    while 0 <= start < end:
        yield start
        start = body.find("\n", start, end) + 1 or end


def words_of_places(
    body: str, span: tuple[int, int], places: Sequence[Provision]
) -> dict[Provision, tuple[int, int]]:
    """Return the span of the new words of each of `places` in `body`; none where it is not sure.

    `span` is what the amending text quotes. Where the words of one are not found, those of another
    may hold them.
    """
    start, end = _trimmed(body, *span)
    found: dict[Provision, tuple[int, int]] = {}
    for place in dict.fromkeys(places):
        level, number = _innermost(place)
        heads = [one for one in labelled(body, start, end, level) if one.number == number]
        if len(heads) != 1:
            return {}
        found[place] = _trimmed(body, heads[0].start, heads[0].end)
    return found


def _innermost(place: Provision) -> tuple[str, str]:
    if place.point is not None:
        return "point", place.point
    if place.clause is not None:
        return "clause", place.clause
    return "article", place.article or ""


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the marks of quotation around it, and what ends the instruction."""
    start = _after_quote(body, start)
    close = max(body.rfind("”", start, end), body.rfind('"', start, end))
    if close >= 0 and not re.search(r"\w", body[close:end]):
        end = close
    while end > start and body[end - 1] in _QUOTES:
        end -= 1
    return start, end


def _after_quote(body: str, start: int) -> int:
    while start < len(body) and body[start] in _QUOTES:
        start += 1
    return start


def rank_of(number: str) -> Rank:
    """Return what orders the numbers of places: 5 < 5a < 6, c < d < d1 < đ."""
    return arabic(number) or point(number) or Rank(0)
