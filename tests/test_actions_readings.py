"""Questions that several texts answer, each in its own way."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.soundness import faults
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]

SEVERAL = [
    "mục tiêu đến năm 2030 là gì",
    "muc tieu kinh te so",
    "kinh tế số chiếm bao nhiêu GDP",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_it_is_asked_which_text_is_meant_and_each_button_answers_from_it(
    text: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION, said.text
    assert said.text.startswith("Có mấy chỗ cùng nói về chuyện này.")
    assert said.citations == ()
    assert 2 <= len(said.suggestions) <= 4
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    answered = [answer(choice.payload, knowledge, TODAY) for choice in said.suggestions]
    assert {each.status for each in answered} == {AnswerStatus.ANSWERED}
    cited = [each.citations[0].document_id for each in answered]
    assert len(set(cited)) == len(said.suggestions)
    for choice, each in zip(said.suggestions, answered, strict=True):
        assert choice.title in said.text
        assert choice.title.startswith(f"{_name(each.citations[0].document_id, knowledge)}: ")


def _name(document: str, knowledge: Knowledge) -> str:
    return next(each.name for each in knowledge.retriever.documents if each.id == document)


def test_it_is_asked_which_city_is_meant(knowledge: Knowledge) -> None:
    said = answer("ai trình bày tham luận", knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    quotes = [
        answer(each.payload, knowledge, TODAY).citations[0].quote for each in said.suggestions
    ]
    assert any("Hà Nội" in quote for quote in quotes)
    assert any("Le Havre" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le Havre đặt mục tiêu gì cho năm 2030?", "hình mẫu"),  # a city is named
        ("mục tiêu kinh tế số của nghị quyết 57", "30% GDP"),  # a document is
        ("năm 2025 kinh tế số chiếm bao nhiêu GDP", "20%"),  # all say the same
        ("kinh tế số gồm mấy phần", "ba phần"),  # one alone answers
        ("06 của Bộ Chính trị", "06-NQ/TW"),  # a number names one
    ],
)
def test_nothing_is_asked_where_one_answer_is_meant(
    text: str, shown: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.text


def test_what_is_off_topic_is_not_asked_back(knowledge: Knowledge) -> None:
    said = answer(SEVERAL[0], knowledge, TODAY, off_topic=True)
    assert said.status is not AnswerStatus.NEEDS_CLARIFICATION
