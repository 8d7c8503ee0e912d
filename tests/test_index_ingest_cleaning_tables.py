"""Tables: one line a row, its cells joined by ` | `, nothing empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.cleaning.tables import tidy_tables


@pytest.mark.parametrize(
    ("found", "tidy"),
    [
        ("| TT | Chỉ tiêu | |", "TT | Chỉ tiêu"),
        ("|TT|Chỉ tiêu|\n|:---:|---|\n|1|Số dịch vụ|", "TT | Chỉ tiêu\n1 | Số dịch vụ"),
        (
            "|QUỐC HỘI\n khóa XX|CỘNG HÒA\nĐộc lập|\nLUẬT",
            "QUỐC HỘI khóa XX | CỘNG HÒA Độc lập\nLUẬT",
        ),
        ("| | |", ""),
        ("| chưa đóng\nvăn bản", "chưa đóng\nvăn bản"),
        ("Điều 1. Không có bảng", "Điều 1. Không có bảng"),
        # A portal's box in a crawl: the page above its labels and below its values is no cell.
        (
            "Đang tải\nSố hiệu:\n|\n7/QĐ-BTC\n|\n|\nNgười ký:\n|\nÂu Thị Mơ\n|\n## Tin\nMột câu.",
            "Đang tải\nSố hiệu: | 7/QĐ-BTC\nNgười ký: | Âu Thị Mơ\n## Tin\nMột câu.",
        ),
        ("|\nNơi nhận:\n- Lưu: VT.\n|\nCHỦ TỊCH\n|", "Nơi nhận: - Lưu: VT. | CHỦ TỊCH"),
    ],
)
def test_tables(found: str, tidy: str) -> None:
    assert tidy_tables(found) == tidy


@given(st.text(alphabet="ab |\n-", max_size=80))
def test_no_word_is_lost_and_it_is_done_once(text: str) -> None:
    once = tidy_tables(text)
    words = "".join(filter(str.isalpha, once))
    assert words == "".join(filter(str.isalpha, text))
    assert tidy_tables(once) == once
