"""A scan's dirt goes and its misread points are read again; no word does, and no other text."""

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.cleaning.clean import clean
from index.ingest.cleaning.repairs import repair
from index.ingest.cleaning.scans import close_gaps, drop_specks
from index.ingest.reading.raw_text import RawText
from index.legal.structure.tree import units_of

SCAN = """_Điều 1. Hồ sơ

1. Hồ sơ gồm đơn, _ bản vẽ và -_ giấy phép của trạm đo \\ mưa:

g) Sơ đồ vị trí trạm quan trắc, cách bờ kênh ít nhất 100 mét tính từ ngày

17 tháng 3 năm 2031;

_h) Hợp đồng với chủ công trình

của xã Mường Lạ;

1) Cam kết;

k) Quy trình;
1) Kế hoạch; ˆ
m) Bản dịch của nha_khi_tuong@vi-du.vn.
"""


def test_a_dirty_scan_gives_its_articles_and_points() -> None:
    text = clean(RawText(SCAN, "pdf", "scan.pdf", wraps=True, by_ocr=True))
    assert (
        text.replace("\n\n", "\n")
        == """Điều 1. Hồ sơ
1. Hồ sơ gồm đơn, bản vẽ và giấy phép của trạm đo mưa:
g) Sơ đồ vị trí trạm quan trắc, cách bờ kênh ít nhất 100 mét tính từ ngày 17 tháng 3 năm 2031;
h) Hợp đồng với chủ công trình của xã Mường Lạ;
i) Cam kết;
k) Quy trình;
l) Kế hoạch;
m) Bản dịch của nha_khi_tuong@vi-du.vn."""
    )
    points = [unit.number for unit in units_of(text) if unit.level == "point"]
    assert points == ["g", "h", "i", "k", "l", "m"]


def test_a_text_that_was_typed_keeps_every_mark() -> None:
    typed = "Điều 1. Mẫu\nTên tệp: _a_b và \\ ` ~ là của người soạn."
    assert "_a_b" in clean(RawText(typed, "docx", "a.docx"))


def test_only_a_letter_its_neighbours_tell_is_read_again() -> None:
    for lines in (
        "a) Một;\n1) Hai;\nb) Ba.",
        "h) Một;\n1) Hai;\n2) Ba.",
        "h) Một;\n7) Hai;\nk) Ba.",
    ):
        assert repair(lines) == lines


@given(st.text(alphabet="aă đ1.;:_-`\n", max_size=80))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    kept = close_gaps(drop_specks(text))
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]
