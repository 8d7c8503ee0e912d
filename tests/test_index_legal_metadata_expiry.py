"""A text that says itself until when it holds ends by its own terms, and no other text does."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from index.documents.timeline import status_on
from index.ingest.one_file import text_of
from index.ingest.reading.raw_text import RawText
from index.records.document import Document, Validity
from tests.changing_stores import decree, write

DAY = date(2031, 7, 1)


def read(clause: str, tmp_path: Path) -> Document:
    text = decree("815/2031/NĐ-CP", "Nội dung.").replace(
        "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031.", clause
    )
    path = write(tmp_path, "a.txt", text)
    raw = RawText(text=text, format="txt", name="a.txt")
    return text_of(raw, path, str(path), "a" * 64, DAY).version.document


BEGINS = "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2031"


@pytest.mark.parametrize(
    ("clause", "since"),
    [
        (f"{BEGINS} đến hết ngày 31 tháng 12 năm 2032.", date(2033, 1, 1)),
        (f"{BEGINS} đến ngày 30/6/2033.", date(2033, 7, 1)),
        (f"{BEGINS} và hết hiệu lực kể từ ngày 01 tháng 01 năm 2034.", date(2034, 1, 1)),
        (f"1. {BEGINS} và được thực hiện trong 03 năm.", date(2034, 7, 1)),
        (f"{BEGINS}, được áp dụng trong thời hạn 05 (năm) năm.", date(2036, 7, 1)),
        (f"{BEGINS}.\n2. Nghị định này áp dụng đến hết ngày 31/12/2031.", date(2032, 1, 1)),
    ],
)
def test_its_own_terms_give_the_first_day_without_it(
    clause: str, since: date, tmp_path: Path
) -> None:
    document = read(clause, tmp_path)
    assert document.effective == DAY
    assert document.validity == Validity(state="ended", since=since, own=True)
    before = status_on(document, [document], since - timedelta(days=1), DAY)
    assert (before.state, before.until) == ("in_force", since)
    assert status_on(document, [document], since, DAY).state == "ended"


@pytest.mark.parametrize(
    "clause",
    [
        f"{BEGINS}.",
        f"{BEGINS} và Nghị định số 15/2020/NĐ-CP hết hiệu lực kể từ ngày 01/8/2031.",
        f"{BEGINS}.\n2. Nghị định số 15/2020/NĐ-CP hết hiệu lực từ ngày 01/8/2031.",
        f"{BEGINS}.\n2. Giấy phép đã cấp có giá trị đến hết ngày 31/12/2033.",
        f"{BEGINS}.\n2. Nghị định này áp dụng cho xe sản xuất trong năm 2031.",
        f"{BEGINS}.\n2. Chương trình được thực hiện trong 05 năm.",
    ],
)
def test_what_is_said_of_others_ends_nothing_of_its_own(clause: str, tmp_path: Path) -> None:
    assert read(clause, tmp_path).validity is None
