"""A PDF says where words stand: side by side they are cells, or columns of running text."""

from collections.abc import Sequence

import pytest
from fpdf import FPDF

from index.ingest.reading.pdf import read_pdf
from tests.binary_documents import font

Placed = tuple[float, float, str]
"""Millimetres from the left and from the top, and what stands there."""

LEFT = (
    "Điều 1. Phạm vi điều chỉnh",
    "Quyết định này quy định việc",
    "thắp đèn ở các bến đò ngang",
    "trên địa bàn.",
    "Điều 2. Giờ thắp đèn",
    "Đèn được thắp từ lúc mặt trời",
    "lặn cho đến khi chuyến đò cuối",
    "cùng cập bến.",
)
RIGHT = (
    "Điều 3. Người thắp đèn",
    "Người lái đò thắp đèn; khi người",
    "lái đò vắng thì trưởng bến thắp",
    "thay cho họ.",
    "Điều 4. Hiệu lực thi hành",
    "Quyết định này có hiệu lực từ",
    "ngày 03 tháng 5 năm 2033 và",
    "thay cho lệ cũ.",
)


def read(*placed: Placed) -> list[str]:
    made = FPDF()
    made.add_font("serif", fname=str(font(12).path))
    made.add_page()
    made.set_font("serif", size=11)
    for left, top, text in placed:
        made.text(left, top, text)
    return read_pdf(bytes(made.output()), "x.pdf").text.split("\n")


def rows(*lines: Sequence[str], top: float = 60) -> list[Placed]:
    """Cells 40 mm apart and 8 mm below each other."""
    return [
        (20 + 40 * column, top + 8 * row, cell)
        for row, line in enumerate(lines)
        for column, cell in enumerate(line)
        if cell
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    cells = rows(
        ("Loại xe", "Ngày", "Đêm", "Lễ"),
        ("Ô tô", "31.000 đ", "", "41.000 đ"),
        ("Xe máy", "", "3.100 đ", "6.100 đ"),
    )
    told = read((20, 40, "Mức phí như sau:"), *cells, (20, 100, "Điều 2. Hiệu lực"))
    assert told == [
        "Mức phí như sau:",
        "Loại xe | Ngày | Đêm | Lễ",
        "Ô tô | 31.000 đ |  | 41.000 đ",
        "Xe máy |  | 3.100 đ | 6.100 đ",
        "Điều 2. Hiệu lực",
    ]


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns_of_text_are_read_one_after_the_other(by_row: bool) -> None:
    left = [(20.0, 40 + 7.0 * row, line) for row, line in enumerate(LEFT)]
    right = [(110.0, 40 + 7.0 * row, line) for row, line in enumerate(RIGHT)]
    drawn = [each for pair in zip(left, right, strict=True) for each in pair]
    assert read(*(drawn if by_row else [*left, *right])) == [*LEFT, *RIGHT]


def test_the_head_of_a_letter_stays_as_it_is_drawn() -> None:
    told = read(
        (20, 20, "UBND TỈNH BẮC SÔNG"),
        (110, 20, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (20, 28, "Số: 7/QĐ-UBND"),
        (110, 28, "Bắc Sông, ngày 3 tháng 5 năm 2033"),
        (20, 44, "QUYẾT ĐỊNH"),
    )
    assert "|" not in "".join(told)


def test_a_row_that_is_broken_over_lines_is_not_guessed() -> None:
    cells = rows(
        ("Việc", "Cơ quan", "Hạn"),
        ("Sửa phao", "Đội thủy", "2033"),
        ("", "Bắc Sông", ""),
        ("Sửa đèn", "Đội điện", "2034"),
    )
    assert "|" not in "".join(read(*cells))
