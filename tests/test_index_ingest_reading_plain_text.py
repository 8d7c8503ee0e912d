"""Plain text: as it stands, and whether its lines are wrapped."""

import pytest

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.plain_text import is_wrapped, read_plain

WRAPPED = """Thực hiện Nghị quyết về phát triển đô thị thông minh, Ủy ban nhân dân
tỉnh ban hành kế hoạch hành động nhằm nâng cao chất lượng dịch vụ công,
bảo đảm quyền lợi của người dân và doanh nghiệp trên toàn địa bàn, theo
đúng tiến độ."""
WHOLE = """Điều 1. Phạm vi điều chỉnh
1. Quyết định này quy định về dữ liệu:
a) Dữ liệu mở;
b) Dữ liệu dùng chung
c) Dữ liệu riêng.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày ký."""


def test_a_text_is_read_as_it_stands() -> None:
    raw = read_plain("Trang một\r\n\fTrang hai\n".encode(), "a.txt")
    assert raw.text == "Trang một\n\fTrang hai\n"
    assert (raw.format, raw.name, raw.wraps, raw.notes) == ("txt", "a.txt", True, ())


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReadingError, match=r"a\.txt"):
        read_plain(b"\0\1\2\3" * 50, "a.txt")


def test_wrapped_lines_are_told_from_whole_ones() -> None:
    assert is_wrapped(WRAPPED)
    assert not is_wrapped(WHOLE)
    assert not is_wrapped("")
