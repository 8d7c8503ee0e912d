"""The grid of a table: each text under its heading, whatever cells are merged or empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.text.rows import row_line

# A table of a document has some tens of columns; a span may claim any number, and gets no more.
_MOST_COLUMNS = 200
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its lines, as wide as `columns` and as high as `rows` of the grid.

    `goes_on`: it continues the cell above it, as Word writes cells merged downwards.
    """

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


_EMPTY = Cell(())


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the lines of a table: one a row, or those of its only cell with text.

    A merged cell stands in every row and column that it covers. Only a table with a row that has
    a cell in every column is laid out so; another is a frame, such as the head of a letter, whose
    cells are lined up alone.
    """
    grid = _columns(_laid_out(rows))
    is_table = len(grid) > 1 and any(_is_full(row) for row in grid)
    for row in grid:
        own = _distinct(row)
        with_text = [cell for cell in own if cell.lines]
        if len(with_text) == 1:  # a frame around paragraphs, or a title over the whole table
            yield from with_text[0].lines
            continue
        cells = row if is_table else with_text
        if line := row_line([" ".join(cell.lines) for cell in cells]):
            yield line


def _laid_out(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the cell at each place of the grid; all rows are equally long."""
    grid: list[list[Cell]] = []
    hanging: dict[int, tuple[Cell, int]] = {}  # cells that go on below, by column, and how far
    for row in rows:
        places: list[Cell] = []
        waiting = list(reversed(row))
        while waiting or len(places) in hanging:
            column = len(places)
            if column in hanging:
                above, left = hanging.pop(column)
                places.append(above)
                if left > 1:
                    hanging[column] = (above, left - 1)
                continue
            cell = waiting.pop()
            merged = cell.goes_on and not cell.lines and grid and column < len(grid[-1])
            origin = grid[-1][column] if merged else cell
            widest = max(_MOST_COLUMNS - column, 1)
            for at in range(column, column + min(max(cell.columns, 1), widest)):
                if at > column and at in hanging:
                    break
                places.append(origin)
                if cell.rows > 1:
                    hanging[at] = (origin, min(cell.rows, _MOST_ROWS) - 1)
        grid.append(places)
    width = max(map(len, grid), default=0)
    return [places + [_EMPTY] * (width - len(places)) for places in grid]


def _columns(grid: list[list[Cell]]) -> list[list[Cell]]:
    """Return `grid` without columns that are empty, or the same as the one before in every row."""
    width = len(grid[0]) if grid else 0
    kept = [
        at
        for at in range(width)
        if any(row[at].lines for row in grid)
        and (at == 0 or any(row[at] is not row[at - 1] for row in grid))
    ]
    return [[row[at] for at in kept] for row in grid]


def _is_full(row: Sequence[Cell]) -> bool:
    return len(row) > 1 and all(left is not right for left, right in pairwise(row))


def _distinct(row: Sequence[Cell]) -> list[Cell]:
    return [cell for at, cell in enumerate(row) if at == 0 or cell is not row[at - 1]]
