"""Cut a text at its units into pieces of a size the encoder reads whole."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.legal.structure.path import SEPARATOR, carries_title, range_name, shorten, unit_name
from index.records.unit import Level, Unit
from index.records.version import Piece
from index.text.sentences import sentence_spans

# Only neighbours of these levels are put together in one piece.
_GROUPED: frozenset[Level] = frozenset({"clause", "point", "item"})
_LEAD_WORDS = 20
_HEADING_WORDS = 48  # what a heading has above these, its text has less
_SMALL = 8  # a last piece of less than an eighth of the words allowed takes a neighbour in
_WINDOW = 4  # times the words of a piece: sentences of an endless line are looked for in these
_WORD = re.compile(r"\S+")
_HEADER = re.compile(r"\|?\s*(?:S?TT|Số TT|Số thứ tự|STT)\s*\|", re.IGNORECASE)


def cut_units(text: str, units: Sequence[Unit], max_words: int) -> list[Piece]:
    """Return the pieces of `text`, in order, none above `max_words` words.

    An article of that size is one piece; a longer one is cut at its clauses, short neighbours kept
    together, a clause too long at its points, a point too long at its lines, then sentences, then
    words. No piece holds words of two articles, chapters, Roman sections or speeches. Every word
    is in exactly one piece, but for the headings, which the pieces beneath them carry: the path
    of a piece, and the sentence that leads in what is cut ("Cá nhân có các quyền sau đây:").
    """
    cutter = _Cutter(text, units, max_words)
    return [piece for row in cutter.children(None) for piece in cutter.pieces(row, "")]


@dataclass(frozen=True, slots=True)
class _Block:
    """What is not cut while it fits: a unit's own text (`row` None) or one of its children."""

    start: int
    end: int
    row: int | None


class _Cutter:
    def __init__(self, text: str, units: Sequence[Unit], max_words: int) -> None:
        self._text = text
        self._units = units
        self._max = max_words
        words = list(_WORD.finditer(text))
        self._starts = [word.start() for word in words]
        self._ends = [word.end() for word in words]
        self._children: dict[int | None, list[int]] = {}
        for row, unit in enumerate(units):
            self._children.setdefault(unit.parent, []).append(row)

    def children(self, row: int | None) -> list[int]:
        return self._children.get(row, [])

    def pieces(self, row: int, above: str) -> Iterator[Piece]:
        """Yield the pieces of one unit; `above` is the heading of what it stands in."""
        unit = self._units[row]
        heading = _joined(above, unit_name(unit))
        start = self._begin(unit)
        if start >= unit.end:  # a heading with nothing beneath it
            yield from self._plain(unit.start, unit.end, above or heading)
            return
        together = all(self._units[child].level in _GROUPED for child in self.children(row))
        if together and self._count(start, unit.end) <= self._room(heading):
            yield Piece(heading, start, unit.end)
            return
        lead = ""
        for group in self._groups(row, start, self._room(heading)):
            first, last = group[0], group[-1]
            named = [self._units[block.row] for block in group if block.row is not None]
            if not named:
                yield from self._plain(first.start, last.end, heading)
                lead = self._lead(max(first.start, unit.body), last.end)
            elif first.row is not None and self._stands_alone(first, self._room(heading)):
                yield from self.pieces(first.row, _led(heading, lead))
            else:
                begun = heading if first.row is None else _led(heading, lead)
                yield Piece(_joined(begun, range_name(named[0], named[-1])), first.start, last.end)
                if first.row is None:
                    lead = self._lead(max(first.start, unit.body), first.end)

    def _begin(self, unit: Unit) -> int:
        """Where the words of `unit` begin that its label does not hold."""
        if unit.level in ("clause", "point", "item") and not unit.title:
            return unit.start  # its number stays beside its text
        return unit.body if carries_title(unit) or not unit.title else unit.start

    def _room(self, heading: str) -> int:
        """How many words of text a piece under `heading` may have."""
        above = heading.count(" ") + 1 - _HEADING_WORDS
        return max(self._max - max(above, 0), self._max // 2, 1)

    def _stands_alone(self, block: _Block, room: int) -> bool:
        """Whether `block` is not put together with its neighbours: by its level, or too long."""
        grouped = block.row is None or self._units[block.row].level in _GROUPED
        return not grouped or self._count(block.start, block.end) > room

    def _groups(self, row: int, start: int, room: int) -> list[list[_Block]]:
        """Return the blocks of a unit, short neighbours together; one that is too long alone."""
        groups: list[list[_Block]] = []
        closed = True
        for block in self._blocks(row, start):
            alone = self._stands_alone(block, room)
            if closed or alone or self._count(groups[-1][0].start, block.end) > room:
                groups.append([])
            groups[-1].append(block)
            closed = alone
        if len(groups) > 1 and len(groups[-2]) > 1 and not closed:
            last, moved = groups[-1], groups[-2][-1]
            small = self._count(last[0].start, last[-1].end) < room // _SMALL
            if small and self._count(moved.start, last[-1].end) <= room:
                last.insert(0, groups[-2].pop())
        return groups

    def _blocks(self, row: int, start: int) -> Iterator[_Block]:
        children = self.children(row)
        own = self._units[children[0]].start if children else self._units[row].end
        if self._text[start:own].strip():
            yield _Block(start, own, None)
        for child in children:
            yield _Block(self._units[child].start, self._units[child].end, child)

    def _plain(self, start: int, end: int, heading: str) -> Iterator[Piece]:
        """Yield pieces of running text or of a table, whose header row later pieces carry."""
        room = self._room(heading)
        header = carried = ""
        begun = ended = -1
        for first, last in self._fragments(start, end, room):
            if begun >= 0 and self._count(begun, last) > room:
                yield Piece(_led(heading, carried), begun, ended)
                begun, carried = -1, header
            begun = first if begun < 0 else begun
            header = self._text[first:last] if _HEADER.match(self._text, first) else header
            ended = last
        if begun >= 0:
            yield Piece(_led(heading, carried), begun, ended)

    def _fragments(self, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
        """Yield spans of at most the words allowed: lines, else sentences, else words."""
        for first, last in self._lines(start, end):
            if self._count(first, last) <= room:
                yield first, last
                continue
            for at, until in self._words(first, last, _WINDOW * room):
                for begin, stop in sentence_spans(self._text[at:until]):
                    yield from self._words(at + begin, at + stop, room)

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while start < end:
            stop = self._text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if self._text[start:stop].strip():
                yield start, stop
            start = stop + 1

    def _words(self, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
        first = bisect_left(self._ends, start + 1)
        last = bisect_left(self._starts, end)
        for begin in range(first, last, room):
            stop = min(begin + room, last) - 1
            yield max(self._starts[begin], start), min(self._ends[stop], end)

    def _count(self, start: int, end: int) -> int:
        """Return the number of words that stand, or partly stand, in `start`:`end`."""
        return bisect_left(self._starts, end) - bisect_left(self._ends, start + 1)

    def _lead(self, start: int, end: int) -> str:
        """Return the last line if it leads in what follows: ends in a colon, or heads a table."""
        text = self._text[start:end].rstrip()
        line = text[text.rfind("\n") + 1 :].strip()
        return line if line.endswith(":") or _HEADER.match(line) else ""


def _joined(*labels: str) -> str:
    return SEPARATOR.join(filter(None, labels))


def _led(heading: str, lead: str) -> str:
    """Return `heading` with what leads in the text under it, shortened."""
    return ": ".join(filter(None, (heading, shorten(lead.rstrip(":").strip(), _LEAD_WORDS))))
