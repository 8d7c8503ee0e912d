import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.wording.say import say
from index.text.folding import fold
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


def documents_of(said: Answer, knowledge: Knowledge) -> list[str]:
    """Return the ids of the documents that the suggestions of `said` name, one each."""
    found = [knowledge.finder.find(choice.payload) for choice in said.suggestions]
    return [match.id for (reference,) in found for match in reference.matches]


@pytest.mark.parametrize("text", ["cho hoi ti", "cho mình hỏi chút với ạ", "cho hỏi", "hỏi tí"])
def test_a_courtesy_alone_is_asked_what(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert "Bạn muốn hỏi gì ạ?" in said.text
    assert said.suggestions == ()


@pytest.mark.parametrize(
    "text", ["tại sao", "ủa sao kỳ v", "bao gio vay", "nói rõ hơn đi ạ", "why?", "pourquoi ?"]
)
def test_what_asks_of_nothing_is_asked_for_the_whole_question(
    text: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert said.text == say(said.language, "ask_whole")


def test_a_courtesy_before_a_question_asks_nothing_back(knowledge: Knowledge) -> None:
    said = answer("Cho em hỏi tí ạ\nai ký quyết định 749?", knowledge, TODAY)
    assert "Nguyễn Xuân Phúc" in said.text
    assert said.status == AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("luật", "Luật"),
        ("luat gi", "Luật"),
        ("nghị định", "Nghị định"),
        ("tôi muốn hỏi về nghị quyết", "Nghị quyết"),
    ],
)
def test_a_type_alone_is_asked_which(text: str, kind: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    held = {document.id for document in knowledge.retriever.documents if document.type == kind}
    offered = documents_of(said, knowledge)
    assert len(offered) > 1
    assert set(offered) <= held


@pytest.mark.parametrize("text", ["văn bản", "xem văn bản", "chính sách", "thông tư"])
def test_what_stands_for_any_document_is_asked_which(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert len(documents_of(said, knowledge)) > 1
    assert ("chưa có thông tư" in said.text) == (text == "thông tư")


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("nghị định về đô thị thông minh", "nd-269-2025"),
        ("cho em hỏi nghi dinh do thi thong minh voi a", "nd-269-2025"),
        ("luật chữ ký số", "luat-20-2023"),
    ],
)
def test_a_type_and_a_subject_name_the_only_one(
    text: str, document: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.ANSWERED
    assert {citation.document_id for citation in said.citations} == {document}


@pytest.mark.parametrize("text", ["nghị định dữ liệu", "nghi dinh du lieu"])
def test_of_several_it_is_asked_which(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert set(documents_of(said, knowledge)) == {"nd-13-2023", "nd-47-2020"}


def test_a_name_of_no_document_is_unknown_with_what_is_near(knowledge: Knowledge) -> None:
    said = answer("luật dữ liệu", knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert said.text.startswith("Tôi chưa có văn bản này: luật dữ liệu.")
    assert "nd-13-2023" in documents_of(said, knowledge)


@pytest.mark.parametrize("text", ["luật an ninh mạng", "cho hỏi luật an ninh mạng với ạ"])
def test_a_name_nothing_is_near_is_unknown(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: luật an ninh mạng.")


@pytest.mark.parametrize(
    "text",
    [
        "luật nào quy định chữ ký số",
        "Le Havre đặt mục tiêu gì cho năm 2030?",
        "luật bảo vệ dữ liệu cá nhân",
        "mục tiêu kép là gì",
    ],
)
def test_what_says_enough_is_answered(text: str, knowledge: Knowledge) -> None:
    assert answer(text, knowledge, TODAY).status == AnswerStatus.ANSWERED
    assert answer(fold(text), knowledge, TODAY).status != AnswerStatus.NEEDS_CLARIFICATION


def test_a_name_in_another_language_is_searched_for(knowledge: Knowledge) -> None:
    said = answer("law on electronic transactions", knowledge, TODAY)
    assert "I do not have" not in said.text
