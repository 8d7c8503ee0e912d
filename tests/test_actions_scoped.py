"""Questions answered within the documents they describe, in the shipped corpus."""

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from index.lexicon.issuers import is_issuer
from index.text.folding import fold
from tests.days import TODAY
from tests.soundness import faults
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


def asked(text: str, knowledge: Knowledge) -> Answer:
    said = answer(text, knowledge, TODAY)
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def cited(said: Answer) -> set[str]:
    return {citation.document_id for citation in said.citations}


@pytest.mark.parametrize(
    ("text", "document_id"),
    [
        ("năm 2022 Thủ tướng yêu cầu gì về dữ liệu dân cư", "qd-06-2022"),
        ("nghị quyết của Bộ Chính trị nói gì về khoa học công nghệ", "nq-57-2024"),
        ("nghị quyết của Bộ Chính trị đặt mục tiêu gì về năng suất lao động", "nq-52-2019"),
        ("quyết định của Thủ tướng năm 2020 đặt mục tiêu kinh tế số bao nhiêu GDP", "qd-749-2020"),
        ("quyết định do Thủ tướng ban hành năm 2018 nói gì về đô thị thông minh", "qd-950-2018"),
        ("nghị định năm 2022 chia dịch vụ công trực tuyến thành mấy mức", "nd-42-2022"),
        ("nghị định còn hiệu lực ngày 1/1/2024 nói gì về dữ liệu cá nhân", "nd-13-2023"),
        ("ai ký nghị quyết của Bộ Chính trị năm 2024", "nq-57-2024"),
    ],
)
def test_the_answer_is_from_the_documents_described(
    text: str, document_id: str, knowledge: Knowledge
) -> None:
    for typed in (text, fold(text)):
        said = asked(typed, knowledge)
        assert said.status is AnswerStatus.ANSWERED
        assert cited(said) == {document_id}


def test_another_document_answers_where_those_described_do_not(knowledge: Knowledge) -> None:
    said = asked("các quyết định của Thủ tướng năm 2022 nói gì về đô thị thông minh", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    named = "Trong các quyết định của Thủ tướng Chính phủ ban hành năm 2022 mà tôi đã đọc, "
    assert said.text.startswith(f"{named}tôi chưa thấy")
    documents = {document.id: document for document in knowledge.retriever.documents}
    for identity in cited(said):
        issued, issuer = documents[identity].issued, documents[identity].issuer or ""
        assert not (issued and issued.year == 2022 and is_issuer("Thủ tướng", issuer))


def test_documents_that_are_not_held_are_said_to_be_missing(knowledge: Knowledge) -> None:
    said = asked("quyết định của Thủ tướng năm 2019 nói gì về chữ ký số", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chưa có quyết định nào của Thủ tướng Chính phủ ban hành năm 2019" in said.text


def test_what_is_not_known_to_hold_is_answered_with_a_doubt(knowledge: Knowledge) -> None:
    said = asked("văn bản hiện hành nói gì về giao dịch điện tử", knowledge)
    assert said.status is AnswerStatus.PARTIAL
    first = said.text.splitlines()[0]
    assert f"ngày {TODAY:%d/%m/%Y}" in first
    assert "không dám nói là còn" in first
    documents = {document.id: document for document in knowledge.retriever.documents}
    ended = {i for i, d in documents.items() if d.validity and d.validity.state == "ended"}
    assert cited(said).isdisjoint(ended)


def test_what_has_ended_is_no_answer_where_what_holds_is_asked_for(knowledge: Knowledge) -> None:
    said = asked("các nghị định hiện hành nói gì về 11 quyền của chủ thể dữ liệu", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "nghị định còn hiệu lực vào ngày" in said.text
    assert cited(said) <= {"nd-13-2023"}
    assert "hết hiệu lực" in said.text


def test_a_list_of_what_holds_tells_what_does_not(knowledge: Knowledge) -> None:
    said = asked("nghị định nào đang còn hiệu lực quy định về dữ liệu cá nhân", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert cited(said) == {"nd-13-2023"}
    assert "hết hiệu lực từ 01/01/2026" in said.text


def test_a_type_alone_keeps_no_other_document_from_answering(knowledge: Knowledge) -> None:
    """That no law tells of driverless cars is no reason to hide who does."""
    said = asked("luật nào nói Nevers thử nghiệm xe tự lái", knowledge)
    assert said.status is not AnswerStatus.ANSWERED or cited(said) <= {
        "hoi-thao-thanh-pho-thong-minh-2023"
    }
    assert "Trong các luật" not in said.text
