import re
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.corpus import read_corpus
from index.records.document import Document
from index.references.finder import ReferenceFinder, means_the_old
from index.text.folding import fold
from tests.conftest import CORPUS

DOCUMENTS = [document for document, _, _ in read_corpus(CORPUS)]
NUMBERED = [document for document in DOCUMENTS if document.number]
FINDER = ReferenceFinder(DOCUMENTS)
SHORT = {
    "Quyết định": "QĐ",
    "Nghị định": "NĐ",
    "Nghị quyết": "NQ",
    "Luật": "Luật",
    "Công văn": "CV",
    "Kết luận": "KL",
}
FRAMES = ["{}", "{} ai ký?", "Nội dung của {} là gì?", "cho hỏi {} còn hiệu lực không ạ", "({})"]
CASES: list[Callable[[str], str]] = [
    *(str, str.lower, str.upper, fold),
    lambda text: unicodedata.normalize("NFD", text),
]


@st.composite
def ways_of_writing(draw: st.DrawFn) -> tuple[Document, str]:
    """A numbered document of the corpus and a question that names it in some way."""
    document = draw(st.sampled_from(NUMBERED))
    assert document.number and document.type and document.issued
    digits, year, suffix = re.fullmatch(  # type: ignore[union-attr]
        r"(\d+)(?:/(20\d\d))?[-/](.+)", document.number
    ).groups()
    prefix = draw(st.sampled_from(["", document.type, SHORT[document.type]]))
    number = draw(st.sampled_from([digits, digits.lstrip("0")]))
    if prefix and draw(st.booleans()):
        prefix += draw(st.sampled_from([" số", " so", " số."]))
    year = draw(st.sampled_from([year, year or str(document.issued.year)]))
    if year:
        number += draw(st.sampled_from(["/", "-", " / "])) + year
    if not prefix or draw(st.booleans()):
        between = draw(st.sampled_from(["/", "-", " / ", " - "]))
        number += between + suffix.replace("-", draw(st.sampled_from(["-", "/"])))
    written = f"{prefix} {number}".strip()
    if not year and draw(st.booleans()):
        written += draw(st.sampled_from([" năm ", ", năm ", " nam "])) + str(document.issued.year)
    return document, draw(st.sampled_from(CASES))(draw(st.sampled_from(FRAMES)).format(written))


@given(ways_of_writing())
def test_a_number_is_known_in_any_way_of_writing_it(written: tuple[Document, str]) -> None:
    document, question = written
    (reference,) = FINDER.find(question)
    assert [found.id for found in reference.matches] == [document.id]
    start, end = reference.span
    assert str(int(re.split(r"\D", document.number or "")[0])) in reference.text
    assert unicodedata.normalize("NFC", question)[start:end].strip() == reference.text


@pytest.mark.parametrize(
    ("question", "document_id"),
    [
        ("749/QĐ-TTg", "qd-749-2020"),
        ("749 qd-ttg", "qd-749-2020"),
        ("749 qdttg", "qd-749-2020"),
        ("749 qd ttg", "qd-749-2020"),
        ("qd749", "qd-749-2020"),
        ("749", "qd-749-2020"),
        ("749 ai ký", "qd-749-2020"),
        ("qd 950 ai ky", "qd-950-2018"),
        ("quyết định bảy bốn chín", "qd-749-2020"),
        ("quyet dinh bay bon chin", "qd-749-2020"),
        ("nghị định số 13 năm 2023", "nd-13-2023"),
        ("ND-13/2023", "nd-13-2023"),
        ("decree 13/2023/NĐ-CP", "nd-13-2023"),
        ("décret n° 13/2023", "nd-13-2023"),
        ("Who signed decision No. 749?", "qd-749-2020"),
        ("Decision 749 of 2020", "qd-749-2020"),
        ("nghị quyết 06-NQ/TW", "nq-06-2022"),
        ("nghi quyet 6", "nq-06-2022"),
        ("Quyết định 06", "qd-06-2022"),
        ("luật số 20/2023/QH15", "luat-20-2023"),
        ("kết luận 224", "kl-224-2025"),
        ("nghị định 224", "nd-224-2026"),
        ("công văn 6862/BXD-PTĐT", "cv-6862-2024"),
    ],
)
def test_a_document_is_known_by_its_number(question: str, document_id: str) -> None:
    (reference,) = FINDER.find(question)
    assert [document.id for document in reference.matches] == [document_id]


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 999/QĐ-TTg ai ký?",
        "nghị định 749",
        "Quyết định 749/QĐ-BXD",
        "Quyết định 749 năm 2019",
        "13/2021/NĐ-CP",
        "thông tư 24",
    ],
)
def test_a_document_we_do_not_have_is_named_and_matches_nothing(question: str) -> None:
    (reference,) = FINDER.find(question)
    assert reference.matches == ()


def test_a_number_of_two_documents_is_ambiguous() -> None:
    (reference,) = FINDER.find("văn bản 224 nói gì")
    assert {document.id for document in reference.matches} == {"kl-224-2025", "nd-224-2026"}


def test_several_references_come_in_the_order_they_are_written() -> None:
    question = "So sánh Nghị quyết 57-NQ/TW, QĐ 749 và Luật 20/2023/QH15 với quyết định 2629"
    found = FINDER.find(question)
    assert [document.id for each in found for document in each.matches] == [
        *("nq-57-2024", "qd-749-2020", "luat-20-2023", "qd-2629-2025")
    ]
    assert [question[slice(*each.span)].strip() for each in found] == [e.text for e in found]


@pytest.mark.parametrize("document", NUMBERED, ids=[document.id for document in NUMBERED])
def test_a_document_is_known_by_its_full_name_and_title(document: Document) -> None:
    for question in (document.name, f"{document.type} {document.title}"):
        for written in (question, fold(question), question.upper()):
            found = {match.id for each in FINDER.find(f"{written} là gì") for match in each.matches}
            assert document.id in found


UNITS = ["%", " %", " phần trăm", " tỷ đồng", " triệu người", " xe", " km", "°C", " ngày", ".5 km"]
QUANTITIES = [
    "có {} không",
    "mục tiêu là {} vào năm 2025",
    "Le Havre giảm {} khí thải",
    "ít nhất {} hộ gia đình",
    "{} là bao nhiêu",
]


@given(
    st.sampled_from(NUMBERED), st.sampled_from(UNITS), st.sampled_from(QUANTITIES), st.booleans()
)
def test_quantities_are_no_references(
    document: Document, unit: str, frame: str, folded: bool
) -> None:
    digits = re.split(r"\D", document.number or "")[0]
    question = frame.format(digits + unit)
    assert FINDER.find(fold(question) if folded else question) == []


@given(st.integers(1900, 2099), st.booleans())
def test_years_are_no_references(year: int, folded: bool) -> None:
    for frame in ("năm {} có gì", "mục tiêu đến năm {}?", "{}", "giai đoạn {}–2030", "luật năm {}"):
        question = frame.format(year)
        assert FINDER.find(fold(question) if folded else question) == []


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "Le Havre đặt mục tiêu gì cho năm 2030?",
        "ngày 13/4/2023 có gì",
        "hội thảo ngày 14-4-2023",
        "1.813 người dân",
        "gọi số 113 hay 115",
        "chuyển đổi số là gì",
        "từ 7h30 đến 11h45",
        "Điều 13 nói gì",
        "quyết định năm nay của thành phố",
        "tôi quyết định bốn năm nữa mới mua xe",
    ],
)
def test_other_numbers_and_words_are_no_references(question: str) -> None:
    assert FINDER.find(question) == []


@given(st.text())
def test_any_text_is_read_and_spans_lie_in_it(question: str) -> None:
    for reference in FINDER.find(question):
        start, end = reference.span
        assert 0 <= start < end <= len(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "điều 4 nđ 13 nói gì",
        "khoan 2 dieu 4 nd 13",
        "Điểm đ khoản 1 Điều 9 NĐ 13/2023",
        "mục 2 nd 13",
        "phụ lục 3 NĐ 13/2023/NĐ-CP",
        "đ 4 nđ 13",
    ],
)
def test_the_number_of_an_article_is_none_of_a_document(question: str) -> None:
    (reference,) = FINDER.find(question)
    assert [document.id for document in reference.matches] == ["nd-13-2023"]


@pytest.mark.parametrize(
    "question",
    [
        "luật giao dịch điện tử cũ còn dùng được không",
        "luat giao dich dien tu 2005",
        "Luật Giao dịch điện tử năm 2005 ai ký",
    ],
)
def test_a_law_before_the_one_of_its_name_is_not_that_one(question: str) -> None:
    (reference,) = FINDER.find(question)
    assert reference.matches == ()
    assert [document.id for document in reference.newer] == ["luat-20-2023"]


def test_the_old_one_is_the_one_that_has_ended() -> None:
    (reference,) = FINDER.find("chiến lược chính phủ điện tử cũ có mấy nhóm mục tiêu")
    assert [document.id for document in reference.matches] == ["qd-942-2021"]
    assert reference.newer == ()
    assert means_the_old("Nghị định 13 cũ")
    assert not means_the_old("Nghị định 13")


def test_the_year_of_a_law_and_a_later_one_do_not_make_it_another() -> None:
    for year in ("năm 2023", "2023", "năm 2030"):
        (reference,) = FINDER.find(f"luật giao dịch điện tử {year} nói gì")
        assert [document.id for document in reference.matches] == ["luat-20-2023"]


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("luật GDĐT có mấy chương", "luat-20-2023"),
        ("luat gddt", "luat-20-2023"),
        ("NĐ BVDLCN ai ký", "nd-13-2023"),
        ("luật CĐS", "luat-148-2025"),
    ],
)
def test_a_short_title_is_known_by_its_initials(question: str, id_: str) -> None:
    (reference,) = FINDER.find(question)
    assert [document.id for document in reference.matches] == [id_]


def test_initials_without_their_type_are_no_reference() -> None:
    assert FINDER.find("gdđt là gì") == []
    assert FINDER.find("quyết định gdđt") == []


def test_a_number_after_a_name_says_which() -> None:
    (other,) = FINDER.find("Luật Giao dịch điện tử số 51/2005/QH11 còn hiệu lực không")
    assert other.matches == ()
    (known,) = FINDER.find("Luật Giao dịch điện tử 20/2023/QH15")
    assert [document.id for document in known.matches] == ["luat-20-2023"]


def test_a_store_without_numbers_has_no_references() -> None:
    finder = ReferenceFinder([Document(id="d", title="Thành phố xanh", issued=date(2020, 1, 1))])
    assert finder.find("749 ai ký") == []
    assert finder.find("Thành phố xanh là gì") == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Quyết định 411/QĐ-TTg ký ngày 5/3/2022 phải không?", "Quyết định 411/QĐ-TTg"),
        ("Nghị quyết 57 do Quốc hội ban hành, hả?", "Nghị quyết 57"),
    ],
)
def test_what_is_claimed_of_a_document_is_no_part_of_its_name(question: str, name: str) -> None:
    (reference,) = FINDER.find(question)
    assert reference.text == name
    assert len(reference.matches) == 1
