"""The grid of a table: merged cells fill what they cover, frames are no tables."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.reading.grid import Cell, table_lines


def cell(text: str = "", columns: int = 1, rows: int = 1, goes_on: bool = False) -> Cell:
    return Cell((text,) if text else (), columns, rows, goes_on)


def lines(*rows: Sequence[Cell]) -> list[str]:
    return list(table_lines(rows))


def test_an_empty_cell_keeps_its_place() -> None:
    head = [cell("Loại"), cell("Ngày"), cell("Đêm")]
    assert lines(head, [cell("Ô tô"), cell(), cell("9")])[1] == "Ô tô |  | 9"


def test_a_cell_merged_downwards_stands_in_each_row() -> None:
    head = [cell("Đường"), cell("Xe"), cell("Phí")]
    html = [cell("Loại I", rows=2), cell("Ô tô"), cell("9")]
    assert lines(head, html, [cell("Xe máy"), cell("3")])[2] == "Loại I | Xe máy | 3"
    word = [cell("Loại I"), cell("Ô tô"), cell("9")]
    below = [cell(goes_on=True), cell("Xe máy"), cell("3")]
    assert lines(head, word, below)[2] == "Loại I | Xe máy | 3"


def test_a_heading_over_two_columns_stands_over_both() -> None:
    above = [cell("Giờ", rows=2), cell("Phí", columns=2)]
    rows = lines(above, [cell("Ngày"), cell("Đêm")], [cell("6h"), cell("1"), cell("2")])
    assert rows == ["Giờ | Phí | Phí", "Giờ | Ngày | Đêm", "6h | 1 | 2"]


def test_the_head_of_a_letter_is_no_table() -> None:
    # Word gives its two rows three columns, since they are divided at different places.
    first = [cell("CHÍNH PHỦ", columns=2), cell("CỘNG HÒA", columns=3)]
    second = [cell("Số: 1/NĐ-CP", columns=3), cell("Hà Nội, ngày 1", columns=2)]
    assert lines(first, second) == ["CHÍNH PHỦ | CỘNG HÒA", "Số: 1/NĐ-CP | Hà Nội, ngày 1"]


def test_a_title_over_the_whole_table_is_a_line() -> None:
    rows = lines([cell("A"), cell("B")], [cell("I. Nội thành", columns=2)], [cell("1"), cell("2")])
    assert rows == ["A | B", "I. Nội thành", "1 | 2"]


def test_a_column_without_text_is_none() -> None:
    assert lines([cell("A"), cell(), cell("B")], [cell("1"), cell(), cell("2")]) == [
        "A | B",
        "1 | 2",
    ]


_SPAN = st.integers(min_value=0, max_value=10**5)
_CELLS = st.builds(cell, st.sampled_from(["", "x", "y"]), _SPAN, _SPAN, st.booleans())


@given(st.lists(st.lists(_CELLS, max_size=4), max_size=4))
def test_no_claim_of_a_span_fills_the_memory_or_loses_a_word(rows: list[list[Cell]]) -> None:
    told = "\n".join(table_lines(rows))
    assert len(told) < 10_000
    for row in rows:
        for each in row[:1]:
            assert not each.lines or each.lines[0] in told
