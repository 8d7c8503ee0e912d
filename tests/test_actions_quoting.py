"""What is quoted for an answer, and what is said where it lacks the very thing asked for."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.soundness import faults
from tests.turns import answer

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
    said = answer(text, knowledge, TODAY)
    assert said.status in (AnswerStatus.PARTIAL, AnswerStatus.NOT_FOUND)
    assert text.rstrip("?") in said.text, "what is missing is named"
    assert any(offered in choice.title for choice in said.suggestions), "what is known is offered"
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    "text", ["Nevers có bao nhiêu dân?", "Ai trình bày tham luận của Le Havre?", "5G Lab là gì?"]
)
def test_what_has_it_is_a_whole_answer(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert "chưa nói rõ" not in said.text


@pytest.mark.parametrize(
    ("text", "document", "shown"),
    [
        (
            "When does the law on electronic transactions take effect?",
            "luat-20-2023",
            "1 July 2024",
        ),
        (
            "Is the decree on personal data protection still in force?",
            "nd-13-2023",
            "1 January 2026",
        ),
    ],
)
def test_a_document_described_in_another_language_is_found(
    text: str, document: str, shown: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert said.citations[0].document_id == document
    assert shown in said.text


@pytest.mark.parametrize(
    "text",
    ["When did Vietnam's Cybersecurity Law take effect?", "Who signed the contract of Le Havre?"],
)
def test_the_metadata_of_another_document_are_not_given(text: str, knowledge: Knowledge) -> None:
    assert answer(text, knowledge, TODAY).status is AnswerStatus.NOT_FOUND
