"""Cleaning as a whole: of an official text no word is lost, doubled or moved but its furniture."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.ingest.cleaning.clean import clean
from index.ingest.reading.markdown import read_markdown
from index.ingest.reading.plain_text import read_plain
from index.ingest.reading.raw_text import RawText
from tests.cleaned_text import paragraphs
from tests.shared import policies

DOCUMENTS = Path(__file__).parent / "documents"

LINES_OF_ANY_TEXT = [
    "Điều 1. Phạm vi",
    "Điều 2.",
    "khoản 3",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "1. Cơ quan nhà nước quản lý dữ liệu",
    "a) báo cáo ;",
    "- Lưu: VT.",
    "của thành phố Hà Nội và các tỉnh",
    "Hà Nội, ngày 3 tháng 4 năm 2031",
    "| tỉnh | |",
    "|",
    "-----",
    "**Xem thêm**",
    "Chia sẻ",
    "Lê Văn Tư",
    "12",
    "- 3 -",
    "",
    "",
    "\f",
]
LINES = st.sampled_from(LINES_OF_ANY_TEXT)


def raw(text: str, wraps: bool = True, by_ocr: bool = False) -> RawText:
    return RawText(text=text, format="txt", name="text.txt", wraps=wraps, by_ocr=by_ocr)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def read(path: Path) -> RawText:
    reader = read_markdown if path.suffix == ".md" else read_plain
    return reader(path.read_bytes(), path.name)


def test_a_decree_in_pages_becomes_its_paragraphs() -> None:
    text = (DOCUMENTS / "cleaning_decree_pages.txt").read_text("utf-8")
    expected = (DOCUMENTS / "cleaning_decree_pages.cleaned.txt").read_text("utf-8")
    assert paragraphs(clean(raw(text))) == expected.splitlines()


TITLE = "Lê Văn Tư", "của thành phố Hà Nội và các tỉnh"


@given(st.lists(LINES, max_size=25), st.booleans(), st.booleans())
@example([*TITLE, *TITLE, "**Xem thêm**"], True, False)  # headlines only once they are joined
@example(
    ["Điều 2.", "Hà Nội, ngày 3 tháng 4 năm 2031", "khoản 3", TITLE[1]], True, False
)  # too long for a date
def test_a_text_is_cleaned_once_and_for_all(lines: list[str], wraps: bool, by_ocr: bool) -> None:
    once = clean(raw("\n".join(lines), wraps, by_ocr))
    assert clean(raw(once, wraps, by_ocr)) == once


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_cleaned_to_lines_without_odd_characters(text: str, wraps: bool) -> None:
    cleaned = clean(raw(text, wraps))
    assert not set(cleaned) & set("\f\r\t\u00a0\u200b\u00ad")
    assert all(line == line.strip(" ") for line in cleaned.split("\n"))


@given(st.lists(LINES.filter(lambda line: not re.search(r"\d+\W*$|\f", line)), max_size=25))
def test_no_word_of_an_official_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *lines])
    assert words(clean(raw(text))) == words(text)


@pytest.mark.parametrize("path", policies("*_*.md", "*_*.txt"))
def test_no_word_of_the_shared_texts_is_lost_doubled_or_moved(path: Path) -> None:
    found = read(path)
    cleaned = clean(found)
    assert words(cleaned) == words(found.text)
    assert clean(replace(found, text=cleaned)) == cleaned


def test_many_lines_are_cleaned() -> None:
    text = "Điều 1. Phạm vi\n" * 3 + "chữ " * 400_000
    assert len(words(clean(raw(text)))) == len(words(text))
