"""What is quoted for an answer, and what is said where it lacks the very thing asked for."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.plan_making import context, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Nevers có mấy xe tự lái?", "xe tự lái"),
        ("nevers co may xe tu lai", "xe tự lái"),
        ("xe tự lái ở Nevers của hãng nào", "xe tự lái"),
        ("Mobi Smart Port khi nào xong?", "Mobi Smart Port"),
    ],
)
def test_what_lacks_the_number_or_name_asked_for_is_no_whole_answer(
    text: str, offered: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status in (AnswerStatus.PARTIAL, AnswerStatus.NOT_FOUND)
    assert text.rstrip("?") in said.text, "what is missing is named"
    assert any(offered in choice.title for choice in said.suggestions), "what is known is offered"
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    "text", ["Nevers có bao nhiêu dân?", "Ai trình bày tham luận của Le Havre?", "5G Lab là gì?"]
)
def test_what_has_it_is_a_whole_answer(text: str, knowledge: Knowledge) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert "chưa nói rõ" not in said.text


def test_where_the_very_words_are_held_they_stand_beside_ours(knowledge: Knowledge) -> None:
    said = worded(Passages("Le Havre đặt mục tiêu gì cho năm 2030?"), context(knowledge))
    [citation] = said.citations
    assert citation.kind == "summary", "no text of the workshop is held word for word"
    assert said.suggestions


def test_what_a_quote_lists_may_be_asked_on(knowledge: Knowledge) -> None:
    said = worded(Passages("Hải Phòng chuyển đổi số trên 3 trụ cột nào"), context(knowledge))
    titles = [suggestion.title for suggestion in said.suggestions]
    assert titles == ["chính quyền số", "kinh tế số", "xã hội số"]
