import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.wording.say import say
from index.text.folding import fold
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


def documents_of(said: Answer, knowledge: Knowledge) -> list[str]:
    """Return the ids of the documents that the suggestions of `said` name, each first."""
    found = [knowledge.finder.find(choice.title.split(":")[0]) for choice in said.suggestions]
    return [match.id for (reference,) in found for match in reference.matches]


@pytest.mark.parametrize("text", ["cho hoi ti", "cho mình hỏi chút với ạ", "cho hỏi", "hỏi tí"])
def test_a_courtesy_alone_is_asked_what(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert "Bạn muốn hỏi gì ạ?" in said.text
    assert said.suggestions == ()


@pytest.mark.parametrize("text", ["tại sao", "ủa sao kỳ v", "bao gio vay", "why?", "pourquoi ?"])
def test_what_asks_of_nothing_is_asked_for_the_whole_question(
    text: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert said.text == say(said.language, "ask_whole")


def test_more_of_nothing_is_asked_of_what(knowledge: Knowledge) -> None:
    said = answer("nói rõ hơn đi ạ", knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert said.text == say("vi", "ask_what")


def test_a_courtesy_before_a_question_asks_nothing_back(knowledge: Knowledge) -> None:
    said = answer("Cho em hỏi tí ạ\nai ký quyết định 749?", knowledge, TODAY)
    assert said.text.startswith("Người ký Quyết định 749/QĐ-TTg là Nguyễn Xuân Phúc.")
    assert said.status == AnswerStatus.ANSWERED


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


@pytest.mark.parametrize("text", ["văn bản", "xem văn bản", "chính sách"])
def test_what_stands_for_any_document_is_asked_which(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    assert len(documents_of(said, knowledge)) > 1
    assert "chưa có" not in said.text


def test_a_type_that_no_document_has_is_said_to_be_so(knowledge: Knowledge) -> None:
    said = answer("thông tư", knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert "chưa có thông tư nào" in said.text


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
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: luật dữ liệu.")
    assert "nd-13-2023" in documents_of(said, knowledge)


def test_a_law_we_lack_is_unknown_and_what_others_say_of_it_is_told(knowledge: Knowledge) -> None:
    said = answer("luật bảo vệ dữ liệu cá nhân", knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: luật bảo vệ dữ liệu cá nhân.")
    assert [citation.document_id for citation in said.citations] == ["qd-2623-2025"]
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
        "mục tiêu kép là gì",
    ],
)
def test_what_says_enough_is_answered(text: str, knowledge: Knowledge) -> None:
    assert answer(text, knowledge, TODAY).status == AnswerStatus.ANSWERED
    assert answer(fold(text), knowledge, TODAY).status != AnswerStatus.NEEDS_CLARIFICATION


def test_a_name_in_another_language_is_searched_for(knowledge: Knowledge) -> None:
    said = answer("law on electronic transactions", knowledge, TODAY)
    assert "I do not have" not in said.text
