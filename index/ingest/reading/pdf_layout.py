"""The layout of a PDF page: what stands side by side is a table, or two columns of running text.

A PDF draws words at places and knows neither. Where lines are made of pieces with wide gaps, the
gaps that go through all of them divide columns: cells, if they are short, and text to be read
column after column, if they are as long as lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from index.text.rows import row_line

# Pieces of one line that are further apart than so many times its height stand in two columns.
_GAP = 1.2
# A piece of a line overlaps it by so much of the lower height.
_SAME_LINE = 0.5
_MOST_PIECES = 5_000  # of one page; a map has more
_FEWEST_ROWS, _FEWEST_LINES = 3, 8
_FEWEST_WORDS = 3.0  # words that a line of a column of text has on average
_GOES_ON = 0.15  # share of such lines that go on in the middle of a sentence; cells begin anew
_MOST_WORDS = 6.0  # words that a cell has on average
_FEWEST_COLUMNS = 3  # of a table; one of two columns must have numbers in the second
_SINGLES = 2  # lines with one piece, in a row, that a block may hold


@dataclass(frozen=True, slots=True)
class _Piece:
    left: float
    right: float
    bottom: float
    top: float
    text: str


@dataclass(slots=True)
class _Line:
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


_Columns = list[tuple[float, float]]


def laid_out(page: pdfium.PdfTextPage) -> str | None:
    """Return the text of `page` by its layout; None where nothing stands side by side."""
    if page.count_rects() > _MOST_PIECES:
        return None
    lines = list(_lines(_pieces(page)))
    told: list[str] = []
    found = False
    at = 0
    while at < len(lines):
        end, columns = _block(lines, at)
        block = lines[at:end]
        if end - at > 1 and (said := _running(block, columns) or _table(block, columns)):
            told += said
            found = True
            at = end
        else:
            told.append(lines[at].text)
            at += 1
    return "\n".join(told) if found else None


def _pieces(page: pdfium.PdfTextPage) -> Iterator[_Piece]:
    for row in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(row)
        words = " ".join(page.get_text_bounded(left, bottom, right, top).split())
        if words:
            yield _Piece(left, right, bottom, top, words)


def _lines(pieces: Iterator[_Piece]) -> Iterator[_Line]:
    """Yield the lines from the top down, their pieces from the left, near ones joined."""
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: (-(each.top + each.bottom), each.left)):
        if line and not _beside(line[0], piece):
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _beside(one: _Piece, other: _Piece) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_LINE * min(one.top - one.bottom, other.top - other.bottom)


def _joined(pieces: Sequence[_Piece]) -> _Line:
    line = _Line()
    for piece in sorted(pieces, key=lambda each: each.left):
        last = line.pieces[-1] if line.pieces else None
        if last and piece.left - last.right < _GAP * (piece.top - piece.bottom):
            joined = f"{last.text} {piece.text}"
            right, bottom = max(last.right, piece.right), min(last.bottom, piece.bottom)
            line.pieces[-1] = _Piece(last.left, right, bottom, max(last.top, piece.top), joined)
        else:
            line.pieces.append(piece)
    return line


def _block(lines: Sequence[_Line], start: int) -> tuple[int, _Columns]:
    """Return the end of the lines from `start` that are divided alike, and their columns."""
    end, columns = start + 1, _widened([], lines[start])
    if len(columns) < 2:
        return end, columns
    wider = columns
    for at in range(start + 1, len(lines)):
        wider = _widened(wider, lines[at])
        if len(wider) < 2 or at - end > _SINGLES:
            break
        if len(lines[at].pieces) > 1:
            end, columns = at + 1, wider
    return end, columns


def _widened(columns: _Columns, line: _Line) -> _Columns:
    """Return the left and right ends of `columns` with those of `line`: what overlaps is one."""
    found: _Columns = []
    for left, right in sorted([*columns, *((each.left, each.right) for each in line.pieces)]):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _cells(line: _Line, columns: _Columns) -> list[str]:
    cells = [""] * len(columns)
    for piece in line.pieces:
        at = next(row for row, (left, right) in enumerate(columns) if left <= piece.left <= right)
        cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells


def _table(lines: Sequence[_Line], columns: _Columns) -> list[str]:
    """Return a line for each row of a table; none where `lines` are no table for certain.

    Every row begins in the first column: of a cell broken over lines nobody could tell the row.
    """
    rows = [_cells(line, columns) for line in lines]
    is_long = len(rows) >= _FEWEST_ROWS and len(columns) > 1
    if not is_long or not all(row[0] for row in rows) or not all(rows[0]):
        return []
    words = [len(cell.split()) for row in rows for cell in row if cell]
    if mean(words) > _MOST_WORDS:
        return []
    numbers = sum(any(map(str.isdigit, row[-1])) for row in rows[1:])
    if len(columns) < _FEWEST_COLUMNS and numbers * 2 < len(rows):
        return []
    return [row_line(row) for row in rows]


def _running(lines: Sequence[_Line], columns: _Columns) -> list[str]:
    """Return the lines of two columns of running text, one after the other; none for others."""
    if len(columns) != 2 or len(lines) < _FEWEST_LINES:
        return []
    sides = [
        [piece for line in lines for piece in line.pieces if left <= piece.left <= right]
        for left, right in columns
    ]
    if any(mean(len(piece.text.split()) for piece in side) < _FEWEST_WORDS for side in sides):
        return []
    begins_small = [piece.text[0].islower() for side in sides for piece in side]
    if mean(begins_small) < _GOES_ON:
        return []
    return [piece.text for side in sides for piece in side]
