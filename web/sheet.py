"""A document as a page shows it: its blocks of text, with their addresses and what is marked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.legal.structure.path import rows_above, unit_name
from index.records.unit import Unit
from index.records.version import Text
from index.text.rows import BAR, cells_of
from web.anchors import anchors_of

_HEADED = frozenset(
    ("part", "chapter", "section", "subsection", "article", "annex", "roman", "heading", "speech")
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `is_marked` if it is what somebody was sent here to read."""

    words: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one address: a heading, if the unit has one, and its lines.

    `depth` counts the units around it. A line is a row of a table if it has several cells; each
    cell and each other line is a list of runs.
    """

    anchor: str
    heading: str
    depth: int
    lines: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The blocks of a text, and its outline: each heading with its address and depth."""

    blocks: tuple[Block, ...]

    @property
    def outline(self) -> list[Block]:
        """The blocks that have a heading."""
        return [block for block in self.blocks if block.heading and block.anchor]


def sheet_of(text: Text, marked: tuple[int, int] | None = None) -> Sheet:
    """Return `text` as a Sheet; the characters from `marked[0]` to `marked[1]` are marked."""
    return Sheet(tuple(_blocks(text, marked or (0, 0))))


def _blocks(text: Text, marked: tuple[int, int]) -> Iterator[Block]:
    if not text.units:
        yield from _sections(text, marked)
        return
    anchors = anchors_of(text.units)
    starts = [unit.start for unit in text.units]
    if starts[0] > 0:
        yield from _block("", "", 0, text.body, (0, starts[0]), marked)
    for row, unit in enumerate(text.units):
        end = starts[row + 1] if row + 1 < len(starts) else len(text.body)
        heading = unit_name(unit) if unit.level in _HEADED else ""
        start = unit.body if heading else unit.start
        depth = len(rows_above(text.units, row)) - 1
        yield from _block(anchors[row], heading, depth, text.body, (start, end), marked)


def _sections(text: Text, marked: tuple[int, int]) -> Iterator[Block]:
    """Yield the pieces of a text without structure: what we wrote ourselves, section by section."""
    names = anchors_of([Unit("heading", "", each.heading, 0, 0, 0) for each in text.pieces])
    for name, piece in zip(names, text.pieces, strict=True):
        yield from _block(name, piece.heading, 0, text.body, (piece.start, piece.end), marked)
    if not text.pieces:
        yield from _block("", "", 0, text.body, (0, len(text.body)), marked)


def _block(
    anchor: str, heading: str, depth: int, body: str, span: tuple[int, int], marked: tuple[int, int]
) -> Iterator[Block]:
    lines = tuple(_lines(body, *span, marked))
    if lines or heading:
        yield Block(anchor, heading, depth, lines)


def _lines(
    body: str, start: int, end: int, marked: tuple[int, int]
) -> Iterator[tuple[tuple[Run, ...], ...]]:
    at = start
    for line in body[start:end].splitlines(keepends=True):
        shown = line.strip()
        first = at + len(line) - len(line.lstrip())
        at += len(line)
        if not shown:
            continue
        is_marked = max(first, marked[0]) < min(first + len(shown), marked[1])
        if BAR in shown and len(cells := cells_of(shown)) > 1:
            yield tuple((Run(cell, is_marked),) for cell in cells)
        else:
            yield (tuple(_runs(shown, first, marked)),)


def _runs(words: str, start: int, marked: tuple[int, int]) -> Iterator[Run]:
    """Yield `words`, which begin at `start` of the body, cut where the mark begins and ends."""
    edges = [0, *sorted(min(max(each - start, 0), len(words)) for each in marked), len(words)]
    for number, (first, last) in enumerate(pairwise(edges)):
        if first < last:
            yield Run(words[first:last], is_marked=number == 1)


def span_of(quote: str, body: str) -> tuple[int, int] | None:
    """Return where `quote` stands in `body`, its white space aside; None where it does not."""
    words = quote.split()
    if not words:
        return None
    if (at := body.find(quote)) >= 0:
        return at, at + len(quote)
    squeezed, places = _squeezed(body)
    at = squeezed.find(" ".join(words))
    return (places[at], places[at + len(" ".join(words)) - 1] + 1) if at >= 0 else None


def _squeezed(body: str) -> tuple[str, list[int]]:
    """Return `body` with single spaces, and the place in `body` of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(body):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        places.append(at)
    return "".join(letters), places


def unit_at_anchor(units: Sequence[Unit], offset: int) -> str:
    """Return the address of the unit whose text has `offset`; "" for none with an address."""
    row = bisect_right([unit.start for unit in units], offset) - 1
    return anchors_of(units)[row] if row >= 0 else ""
