"""Rows of tables: an empty cell keeps its place, and what is written is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.rows import cells_of, row_line

_CELL = st.text(alphabet="ab 1", max_size=4).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["Ô tô", "", "40.000"], "Ô tô |  | 40.000"),
        (["Xe máy", "3.000", ""], "Xe máy | 3.000"),
        (["", "Ngày", "Đêm"], "|  | Ngày | Đêm |"),
        (["", "Khu vực I", ""], "Khu vực I"),
        (["a", "-----", "b"], "a |  | b"),
        (["", ""], ""),
    ],
)
def test_a_row_is_one_line(cells: list[str], line: str) -> None:
    assert row_line(cells) == line


def test_the_bars_of_markdown_are_no_cells() -> None:
    assert cells_of("| a | | b |") == ["a", "", "b"]


@given(st.lists(_CELL, min_size=2, max_size=6))
def test_what_is_written_is_read(cells: list[str]) -> None:
    line = row_line(cells)
    if sum(map(bool, cells)) > 1:
        while not cells[-1]:
            cells.pop()
        assert cells_of(line) == cells
