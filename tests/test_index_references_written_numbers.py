"""Numbers and years in words, numbers alone, and what is counted and no document."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.corpus import read_corpus
from index.records.document import Document
from index.references.finder import ReferenceFinder
from index.references.written_years import years_in_figures
from index.text.folding import fold
from tests.conftest import CORPUS

FINDER = ReferenceFinder([document for document, _, _ in read_corpus(CORPUS)])


@given(st.integers(1, 9999), st.booleans())
def test_a_number_in_words_is_that_in_digits(number: int, folded: bool) -> None:
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    document = Document(id="d", type="Quyết định", number=f"{number}/QĐ-TTg")
    finder = ReferenceFinder([document])
    one_by_one = " ".join(digits[int(digit)] for digit in f"{number:02d}")
    for written in (one_by_one, in_words(number, digits)):
        text = f"quyết định {written} nói gì"
        found = [m for each in finder.find(fold(text) if folded else text) for m in each.matches]
        assert found == ([document] if " " in written else [])


UNITS = [
    "lĩnh vực",
    "nội dung",
    "tỉnh",
    "G",
    "%",
    "người",
    "nhiệm vụ",
    "tỷ đồng",
    "điểm",
]


@given(st.integers(1, 9999), st.sampled_from(UNITS), st.booleans())
def test_so_many_of_something_are_no_document(number: int, unit: str, asked: bool) -> None:
    text = f"{number}{'' if len(unit) == 1 else ' '}{unit}{' nào' if asked else ''}"
    assert FINDER.find(text) == []
    assert FINDER.find(f"top {number}") == []


# “749 mục tiêu là gì” is asked of the document.
@given(st.integers(1, 99), st.sampled_from(["mục tiêu", "quy định", "yêu cầu"]))
def test_few_of_what_may_be_asked_of_a_document_are_none(number: int, unit: str) -> None:
    assert FINDER.find(f"{number} {unit}") == []
    assert FINDER.find(f"{number} {unit} là gì") == []


@given(st.integers(1, 9999))
def test_a_number_alone_is_a_document_whether_we_have_it_or_not(number: int) -> None:
    found = FINDER.find(f"{number}")
    if 1900 <= number <= 2099:  # more likely a year
        assert [match for reference in found for match in reference.matches] == []
    else:
        (reference,) = found
        assert reference.matches or reference.nearest


# “Năm hai nghìn” is no less a number of something.
@given(st.integers(1930, 2099).filter(lambda year: year != 2000), st.booleans(), st.booleans())
def test_a_year_in_words_is_that_in_figures(year: int, briefly: bool, folded: bool) -> None:
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    said = " ".join(digits[int(digit)] for digit in str(year))
    said = said if briefly else in_words(year, digits)
    document = Document(id="d", type="Quyết định", number="749/QĐ-TTg", issued=date(year, 2, 1))
    other = Document(id="e", type="Quyết định", number="749/QĐ-TTg", issued=date(1929, 2, 1))
    text = f"quyết định 749 năm {said}"
    (reference,) = ReferenceFinder([document, other]).find(fold(text) if folded else text)
    assert reference.matches == (document,)
    assert fold(reference.text) == fold(text)


def in_words(number: int, digits: list[str]) -> str:
    """Return 749 as “bảy trăm bốn mươi chín”, 1006 as “một nghìn không trăm linh sáu”."""
    thousands, hundreds, tens, ones = (int(digit) for digit in f"{number:04d}")
    said = [f"{digits[thousands]} nghìn"] if thousands else []
    if thousands or hundreds:
        said.append(f"{digits[hundreds]} trăm")
    if tens > 1:
        said.append(f"{digits[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    return " ".join([*said, digits[ones]] if ones else said)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("đề án 100", "đề án 100"), ("mục tiêu của chương trình 999?", "chương trình 999")),
        *(
            ("tôi muốn hỏi về số 100", "số 100"),
            ("trong số 100", ""),
            ("nhà ở của số 10", ""),
            ("xem 100", ""),
        ),
        *(("đề án 13 tỷ đồng", ""), ("chương trình 2030", ""), ("báo cáo 5 nội dung", "")),
    ],
)
def test_a_number_at_the_end_is_a_document_where_its_words_say_so(text: str, written: str) -> None:
    found = FINDER.find(text)
    assert [(reference.text, reference.matches) for reference in found] == (
        [(written, ())] if written else []
    )


def test_a_month_alone_is_no_unknown_document() -> None:
    assert FINDER.find("10/2023") == []
    assert [reference.matches for reference in FINDER.find("749/2021")] == [()]


@given(st.text())
def test_only_years_are_put_in_figures(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert years_in_figures(text) == text
    asked = years_in_figures(f"{text} Mục tiêu năm hai nghìn không trăm hai lăm là gì?")
    if len(fold(plain)) == len(plain):
        assert asked.endswith(" Mục tiêu năm 2025 là gì?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("năm hai nghìn không trăm ba mươi sau đó", "năm 2030 sau đó"),
        ("kể từ năm hai không hai mươi từ Huế", "kể từ năm 2020 từ Huế"),
        ("Miền Nam hai nghìn không trăm hai lăm", "Miền Nam hai nghìn không trăm hai lăm"),
        ("nam hai nghin khong tram hai sau", "nam 2026"),
        ("năm hai không hai sáu", "năm 2026"),
    ],
)
def test_words_with_other_marks_are_no_numerals(text: str, said: str) -> None:
    assert years_in_figures(text) == said
