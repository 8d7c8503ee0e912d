from datetime import date

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.times import find_days
from actions.understanding import understand
from actions.validity import Told, asked_days, validity_answer
from index.records.document import Document, Relation

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 23)
UNKNOWN, KNOWN = AnswerStatus.NOT_FOUND, AnswerStatus.ANSWERED


def told(text: str, knowledge: Knowledge) -> Told:
    question = understand(text, knowledge.finder, TODAY)
    (document,) = question.references[0].matches
    days = asked_days(question)
    documents = knowledge.retriever.documents
    return validity_answer(document, documents, days, question.language, TODAY)


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        (
            "ngày 1/5/2024 nghị định 47 còn hiệu lực không",
            KNOWN,
            "Vào ngày 01/5/2024, Nghị định 47/2020/NĐ-CP còn hiệu lực.",
        ),
        (
            "năm 2024 nghị định 13 còn hiệu lực không",
            KNOWN,
            "Trong năm 2024, Nghị định 13/2023/NĐ-CP còn hiệu lực.",
        ),
        (
            "luật 20/2023 có hiệu lực vào 1/1/2024 chưa?",
            KNOWN,
            "Vào ngày 01/01/2024, Luật 20/2023/QH15 chưa có hiệu lực.",
        ),
        (
            "qd 749 ngay 1 thang 1 nam 2019 con hieu luc khong",
            KNOWN,
            "Vào ngày 01/01/2019, Quyết định 749/QĐ-TTg chưa có hiệu lực.",
        ),
        (
            "nghị định 42/2022 còn hiệu lực ngày 1/8/2026 không",
            KNOWN,
            "Vào ngày 01/8/2026, Nghị định 42/2022/NĐ-CP đã hết hiệu lực.",
        ),
        (
            "is decree 13/2023 still in force?",
            KNOWN,
            "Nghị định 13/2023/NĐ-CP is no longer in force.",
        ),
        (
            "quyết định 749 còn hiệu lực không",
            UNKNOWN,
            "Tôi chưa có dữ liệu cho biết Quyết định 749/QĐ-TTg còn hay hết hiệu lực.",
        ),
        (
            "hôm nay nghị định 45 còn hiệu lực không",
            UNKNOWN,
            "Tôi chưa có dữ liệu cho biết Nghị định 45/2020/NĐ-CP còn hay hết hiệu lực.",
        ),
        (
            "quyết định 749/QĐ-TTg ngày 03/6/2020 còn hiệu lực không",
            UNKNOWN,
            "Tôi chưa có dữ liệu cho biết Quyết định 749/QĐ-TTg còn hay hết hiệu lực.",
        ),
        (
            "tháng 5/2024 nghị định 42 còn hiệu lực không",
            UNKNOWN,
            "Tôi chưa có dữ liệu cho biết Nghị định 42/2022/NĐ-CP đã có hiệu lực hay chưa",
        ),
        (
            "was decree 42/2022 in force in 2024?",
            UNKNOWN,
            "I have no data on whether Nghị định 42/2022/NĐ-CP had taken effect in 2024",
        ),
    ],
)
def test_validity_on_the_day_asked_for(
    text: str, status: AnswerStatus, said: str, knowledge: Knowledge
) -> None:
    answer = told(text, knowledge)
    assert answer.status is status
    assert answer.said.startswith(said)
    assert answer.quotes


def test_the_card_alone_says_in_vietnamese_that_it_has_ended(knowledge: Knowledge) -> None:
    answer = told("nghị định 42/2022 còn hiệu lực không?", knowledge)
    assert (answer.status, answer.said) == (KNOWN, "")
    ((document, sentence),) = answer.quotes
    assert document.id == "nd-42-2022"
    assert "hết hiệu lực từ ngày 01/7/2026" in sentence


def test_a_year_in_which_it_took_effect_is_told_in_two_parts(knowledge: Knowledge) -> None:
    answer = told("trong năm 2024 luật 20/2023 có hiệu lực không", knowledge)
    assert answer.status is AnswerStatus.PARTIAL
    assert "Vào ngày 01/01/2024, Luật 20/2023/QH15 chưa có hiệu lực." in answer.said
    assert "vào ngày 31/12/2024" in answer.said


def test_an_end_that_another_document_tells_of_is_quoted_from_that_one() -> None:
    old = Document(id="o", number="5/2019/NĐ-CP", type="Nghị định", effective=date(2019, 5, 1))
    relation = Relation(kind="repeals", number="5/2019/NĐ-CP")
    new = Document(
        id="n",
        number="9/2024/NĐ-CP",
        type="Nghị định",
        relations=(relation,),
        effective=date(2025, 1, 1),
    )
    answer = validity_answer(old, [old, new], None, "vi", TODAY)
    assert answer.said == "Nghị định 5/2019/NĐ-CP đã hết hiệu lực."
    assert [document.id for document, _ in answer.quotes] == ["n", "n"]
    vague = new.model_copy(update={"effective": None})
    answer = validity_answer(old, [old, vague], None, "vi", TODAY)
    assert answer.status is UNKNOWN
    assert "đã có Nghị định 9/2024/NĐ-CP thay thế hoặc bãi bỏ" in answer.said
    assert "chưa rõ" in answer.said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ngày 1/5/2024", date(2024, 5, 1), date(2024, 5, 1)),
        ("ngay 1 thang 5 nam 2024", date(2024, 5, 1), date(2024, 5, 1)),
        ("30-04-2024", date(2024, 4, 30), date(2024, 4, 30)),
        ("as of 2024-01-31", date(2024, 1, 31), date(2024, 1, 31)),
        ("on January 1, 2024", date(2024, 1, 1), date(2024, 1, 1)),
        ("le 1er mai 2024", date(2024, 5, 1), date(2024, 5, 1)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("năm ngoái", date(2025, 1, 1), date(2025, 12, 31)),
        ("lúc này", TODAY, TODAY),
    ],
)
def test_days_are_read_in_any_writing(text: str, first: date, last: date) -> None:
    (found,) = find_days(text, TODAY)
    assert (found.days.first, found.days.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["nghị định 13/2023/NĐ-CP", "31/2/2024", "13/13/2024", "749/QĐ-TTg", "2030"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_days(text, TODAY) == []
