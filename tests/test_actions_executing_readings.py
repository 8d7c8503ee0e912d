"""Questions that several texts answer, each in its own way."""

from dataclasses import replace

import pytest

from actions.answer import AnswerStatus
from actions.executing.result import Ambiguous
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.plan_making import context, named, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

SEVERAL = [
    "mục tiêu đến năm 2030 là gì",
    "muc tieu kinh te so",
    "kinh tế số chiếm bao nhiêu GDP",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_it_is_asked_which_text_is_meant_and_each_choice_answers_from_it(
    text: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION, said.text
    assert said.text.startswith("Có mấy chỗ cùng nói về chuyện này.")
    assert said.citations == ()
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    asked = execute(Passages(text), context(knowledge))
    assert isinstance(asked, Ambiguous)
    assert 2 <= len(asked.choices) <= 4
    assert [choice.title for choice in asked.choices] == [one.title for one in said.suggestions]
    answered = [worded(choice.plan, context(knowledge)) for choice in asked.choices]
    assert {each.status for each in answered} == {AnswerStatus.ANSWERED}
    cited = [each.citations[0].document_id for each in answered]
    assert len(set(cited)) == len(asked.choices)
    for choice, each in zip(asked.choices, answered, strict=True):
        assert choice.title in said.text
        assert choice.title.startswith(f"{_name(each.citations[0].document_id, knowledge)}: ")


def _name(document: str, knowledge: Knowledge) -> str:
    return next(each.name for each in knowledge.retriever.documents if each.id == document)


def test_it_is_asked_which_city_is_meant(knowledge: Knowledge) -> None:
    asked = execute(Passages("ai trình bày tham luận"), context(knowledge))
    assert isinstance(asked, Ambiguous)
    quotes = [worded(one.plan, context(knowledge)).citations[0].quote for one in asked.choices]
    assert any("Hà Nội" in quote for quote in quotes)
    assert any("Le Havre" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le Havre đặt mục tiêu gì cho năm 2030?", "hình mẫu"),  # a city is named
        ("năm 2025 kinh tế số chiếm bao nhiêu GDP", "20%"),  # all say the same
        ("kinh tế số gồm mấy phần", "ba phần"),  # one alone answers
    ],
)
def test_nothing_is_asked_where_one_answer_is_meant(
    text: str, shown: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.text


def test_nothing_is_asked_where_a_document_is_named(knowledge: Knowledge) -> None:
    plan = Passages("mục tiêu kinh tế số", named("nghị quyết 57", knowledge))
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert "30% GDP" in said.text


def test_what_is_off_topic_is_not_asked_back(knowledge: Knowledge) -> None:
    said = worded(Passages(SEVERAL[0]), replace(context(knowledge), off_topic=True))
    assert said.status is not AnswerStatus.NEEDS_CLARIFICATION
