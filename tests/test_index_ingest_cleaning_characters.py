"""Characters, spaces, debris and repairs: each step alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.cleaning.characters import tidy_characters
from index.ingest.cleaning.debris import drop_debris
from index.ingest.cleaning.repairs import repair
from index.ingest.cleaning.spaces import tidy_spaces

STEPS = (tidy_characters, tidy_spaces, drop_debris, repair)


@pytest.mark.parametrize(
    ("found", "tidy"),
    [
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        ("Chính\u00a0phủ", "Chính phủ"),
        ("Chính\u200bphủ\ufeff", "Chínhphủ"),
        ("ba\u00admươi", "bamươi"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("ﬁnal \x07oﬃce", "final office"),
        ("trang\fsau", "trang\fsau"),
        ("\u00d0iều 3. \u00d0à Nẵng", "Điều 3. Đà Nẵng"),
        ("m² và № 5 ½", "m² và № 5 ½"),
    ],
)
def test_characters(found: str, tidy: str) -> None:
    assert tidy_characters(found) == tidy


@pytest.mark.parametrize(
    ("found", "tidy"),
    [
        ("thường  xuyên .", "thường xuyên."),
        ("các bộ , ngành ; và", "các bộ, ngành; và"),
        ("( nếu có )", "(nếu có)"),
        ("tên miền .vn là", "tên miền .vn là"),
        ("một | , | hai", "một | , | hai"),
        (" a \n\n\n\n b ", "a\n\nb"),
    ],
)
def test_spaces(found: str, tidy: str) -> None:
    assert tidy_spaces(found) == tidy


@pytest.mark.parametrize(
    ("found", "tidy"),
    [
        ("CHÍNH PHỦ\n-------\nSố: 1", "CHÍNH PHỦ\nSố: 1"),
        ("QUỐC HỘI ------- | CỘNG HÒA", "QUỐC HỘI  | CỘNG HÒA"),
        ("**Điều 1. **Phạm vi", "Điều 1. Phạm vi"),
        ("*Căn cứ Luật;*", "Căn cứ Luật;"),
        ("1\\. Mục đích \\- yêu cầu \\", "1. Mục đích - yêu cầu"),
        ("Số: ......../QĐ-UBND ngày ____", "Số: …/QĐ-UBND ngày …"),
        ("gồm: dữ liệu, phần mềm...", "gồm: dữ liệu, phần mềm..."),
        ("mẫu số 3 (*)\n* Ghi chú: xem", "mẫu số 3 (*)\n* Ghi chú: xem"),
        ("ten_tep_du_lieu.csv", "ten_tep_du_lieu.csv"),
        ("| a | b |\n|:---:|---|", "| a | b |\n|:---:|---|"),
        ("5 * 3 = 15", "5 * 3 = 15"),
    ],
)
def test_debris(found: str, tidy: str) -> None:
    assert drop_debris(found) == tidy


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("Đ iều 5. Phạm vi", "Điều 5. Phạm vi"),
        ("theo N ghị định số 3", "theo Nghị định số 3"),
        ("C HƯƠNG II", "CHƯƠNG II"),
        ("Điêu 5. Phạm vi", "Điều 5. Phạm vi"),
        ("ĐIỂU 12: Phạm vi", "ĐIỀU 12: Phạm vi"),
        ("Điều l. Phạm vi", "Điều 1. Phạm vi"),
        ("Điều lO. Phạm vi", "Điều 10. Phạm vi"),
        ("l. Nghị định này", "1. Nghị định này"),
        ("vitamin C hương chanh", "vitamin C hương chanh"),
        ("kiêu hãnh, điêu 5 lần", "kiêu hãnh, điêu 5 lần"),
        ("I. QUAN ĐIỂM", "I. QUAN ĐIỂM"),
        ("xem Điều l của Luật", "xem Điều l của Luật"),
    ],
)
def test_repairs(found: str, mended: str) -> None:
    assert repair(found) == mended


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@given(text=st.text(alphabet="aĐiềuêl1O .,;:()*_-|\\\n\fÐ\u00a0\u200b…", max_size=60))
def test_each_step_is_done_once_and_for_all(step, text: str) -> None:  # type: ignore[no-untyped-def]
    once = step(text)
    assert step(once) == once
