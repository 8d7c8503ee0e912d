"""Cut a text at its units into pieces small enough for the encoder."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.legal.structure.path import SEPARATOR, carries_title, range_name, shorten, unit_name
from index.records.unit import Level, Unit
from index.records.version import Piece
from index.text.rows import CELL_END
from index.text.sentences import sentence_spans

# Neighbours of these levels may share a piece.
_GROUPED: frozenset[Level] = frozenset({"clause", "point", "item"})
_LEAD_WORDS = 20  # of the sentence that introduces a list
_HEADING_WORDS = 48  # the words of a longer heading are taken from those of the text
_SMALL = 8  # a last piece below an eighth of the limit takes the unit before it
_WINDOW = 4  # a line is searched for sentences in windows of this many pieces
_ENDS_TABLE = 2  # lines of text behind a row; one alone may be a title within the table
_WORD = re.compile(r"\S+")
# The header row of a table: “STT | …”.
_HEADER = re.compile(r"\|?\s*(?:S?TT|Số TT|Số thứ tự|STT)\s*\|", re.IGNORECASE)


def cut_units(text: str, units: Sequence[Unit], max_words: int) -> list[Piece]:
    """Return the pieces of `text`, in reading order, each of at most `max_words` words.

    An article that fits is one piece. A longer one is cut at its clauses, a longer clause at its
    points, a longer point at its lines, then at sentences, then at words; short neighbours share a
    piece. No piece has words of two articles, chapters, Roman sections or speeches. Every word is
    in exactly one piece, except those of headings: they are in the heading of each piece below
    them, which is the path of its units and the sentence that introduces the list it is cut from
    ("Cá nhân có các quyền sau đây:").
    """
    cutter = _Cutter(text, units, max_words)
    return [piece for row in cutter.children(None) for piece in cutter.pieces(row, "")]


@dataclass(frozen=True, slots=True)
class _Block:
    """A span to cut only if it is too long: a child of a unit, or its own text (`row` None)."""

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
        """Yield the pieces of the unit in `row`; `above` is the heading of the units around it."""
        unit = self._units[row]
        heading = _joined(above, unit_name(unit))
        start = self._begin(unit)
        if start >= unit.end:  # a heading without text
            yield from self._plain(unit.start, unit.end, above or heading)
            return
        may_share = all(self._units[child].level in _GROUPED for child in self.children(row))
        if may_share and self._count(start, unit.end) <= self._room(heading):
            yield Piece(heading, start, unit.end)
            return
        lead = ""
        for group in self._groups(row, start, self._room(heading)):
            first, last = group[0], group[-1]
            children = [self._units[block.row] for block in group if block.row is not None]
            if not children:
                yield from self._plain(first.start, last.end, heading)
                lead = self._lead(max(first.start, unit.body), last.end)
            elif first.row is not None and self._stands_alone(first, self._room(heading)):
                yield from self.pieces(first.row, _with_lead(heading, lead))
            else:
                outer = heading if first.row is None else _with_lead(heading, lead)
                name = range_name(children[0], children[-1])
                yield Piece(_joined(outer, name), first.start, last.end)
                if first.row is None:
                    lead = self._lead(max(first.start, unit.body), first.end)

    def _begin(self, unit: Unit) -> int:
        """Return the offset of the text of `unit` that is not in its name."""
        if unit.level in ("clause", "point", "item") and not unit.title:
            return unit.start  # its number stays beside its text
        return unit.body if carries_title(unit) or not unit.title else unit.start

    def _room(self, heading: str) -> int:
        """Return how many words a piece under `heading` may have."""
        above = heading.count(" ") + 1 - _HEADING_WORDS
        return max(self._max - max(above, 0), self._max // 2, 1)

    def _stands_alone(self, block: _Block, room: int) -> bool:
        """Tell whether `block` shares no piece: because of its level, or because it is too long."""
        may_share = block.row is None or self._units[block.row].level in _GROUPED
        return not may_share or self._count(block.start, block.end) > room

    def _groups(self, row: int, start: int, room: int) -> list[list[_Block]]:
        """Return the blocks of a unit in groups that share a piece; a long block is alone."""
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
        """Yield the own text of a unit from `start`, then its children."""
        children = self.children(row)
        own_end = self._units[children[0]].start if children else self._units[row].end
        if self._text[start:own_end].strip():
            yield _Block(start, own_end, None)
        for child in children:
            yield _Block(self._units[child].start, self._units[child].end, child)

    def _plain(self, start: int, end: int, heading: str) -> Iterator[Piece]:
        """Yield pieces of running text or of a table.

        The first row of a table is in the heading of the pieces after the first.
        """
        room = self._room(heading)
        header = header_above = ""
        since_row = _ENDS_TABLE
        piece_start = piece_end = -1
        for first, last in self._fragments(start, end, room):
            is_row = CELL_END in self._text[first:last]
            if since_row >= _ENDS_TABLE:
                header = ""
            if piece_start >= 0 and self._count(piece_start, last) > room:
                yield Piece(_with_lead(heading, header_above), piece_start, piece_end)
                piece_start, header_above = -1, header
            if is_row and not header:
                header = self._text[first:last]
            since_row = 0 if is_row else since_row + 1
            piece_start = first if piece_start < 0 else piece_start
            piece_end = last
        if piece_start >= 0:
            yield Piece(_with_lead(heading, header_above), piece_start, piece_end)

    def _fragments(self, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
        """Yield spans of at most `room` words: lines, else sentences, else runs of words."""
        for first, last in self._lines(start, end):
            if self._count(first, last) <= room:
                yield first, last
                continue
            for window, window_end in self._words(first, last, _WINDOW * room):
                for begin, stop in sentence_spans(self._text[window:window_end]):
                    yield from self._words(window + begin, window + stop, room)

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while start < end:
            stop = self._text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if self._text[start:stop].strip():
                yield start, stop
            start = stop + 1

    def _words(self, start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
        """Yield spans of `room` words in `start`:`end`; the last may have fewer."""
        first = bisect_left(self._ends, start + 1)
        last = bisect_left(self._starts, end)
        for begin in range(first, last, room):
            stop = min(begin + room, last) - 1
            yield max(self._starts[begin], start), min(self._ends[stop], end)

    def _count(self, start: int, end: int) -> int:
        """Return the number of words that are, wholly or partly, in `start`:`end`."""
        return bisect_left(self._starts, end) - bisect_left(self._ends, start + 1)

    def _lead(self, start: int, end: int) -> str:
        """Return the last line if it ends in a colon or is the header row of a table, else ""."""
        text = self._text[start:end].rstrip()
        line = text[text.rfind("\n") + 1 :].strip()
        return line if line.endswith(":") or _HEADER.match(line) else ""


def _joined(*names: str) -> str:
    return SEPARATOR.join(filter(None, names))


def _with_lead(heading: str, lead: str) -> str:
    """Return `heading` and `lead`, the line that introduces the text under it, shortened."""
    return ": ".join(filter(None, (heading, shorten(lead.rstrip(":").strip(), _LEAD_WORDS))))
