"""Passages within the documents that a question describes."""

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Described, Filter, Passages
from index.lexicon.issuers import is_issuer
from index.text.folding import fold
from tests.days import TODAY
from tests.plan_making import context, day, worded, year
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

PRIME_MINISTER = ("Thủ tướng Chính phủ",)
POLITBURO = ("Bộ Chính trị",)


def asked(text: str, wanted: Filter, knowledge: Knowledge, strict: bool = True) -> Answer:
    plan = Passages(text, Described(wanted, strict))
    said = worded(plan, context(knowledge))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def cited(said: Answer) -> set[str]:
    return {citation.document_id for citation in said.citations}


@pytest.mark.parametrize(
    ("text", "wanted", "document_id"),
    [
        (
            "yêu cầu gì về dữ liệu dân cư",
            Filter(issuers=PRIME_MINISTER, issued=year(2022)),
            "qd-06-2022",
        ),
        (
            "nói gì về khoa học công nghệ",
            Filter(types=("nq",), issuers=POLITBURO),
            "nq-57-2024",
        ),
        (
            "đặt mục tiêu gì về năng suất lao động",
            Filter(types=("nq",), issuers=POLITBURO),
            "nq-52-2019",
        ),
        (
            "đặt mục tiêu kinh tế số bao nhiêu GDP",
            Filter(types=("qd",), issuers=PRIME_MINISTER, issued=year(2020)),
            "qd-749-2020",
        ),
        (
            "nói gì về đô thị thông minh",
            Filter(types=("qd",), issuers=PRIME_MINISTER, issued=year(2018)),
            "qd-950-2018",
        ),
        (
            "chia dịch vụ công trực tuyến thành mấy mức",
            Filter(types=("nd",), issued=year(2022)),
            "nd-42-2022",
        ),
        (
            "nói gì về dữ liệu cá nhân",
            Filter(types=("nd",), standing="in_force", holding=day(2024, 1, 1)),
            "nd-13-2023",
        ),
    ],
)
def test_the_answer_is_from_the_documents_described(
    text: str, wanted: Filter, document_id: str, knowledge: Knowledge
) -> None:
    for typed in (text, fold(text)):
        said = asked(typed, wanted, knowledge)
        assert said.status is AnswerStatus.ANSWERED
        assert cited(said) == {document_id}


def test_another_document_answers_where_those_described_do_not(knowledge: Knowledge) -> None:
    wanted = Filter(types=("qd",), issuers=PRIME_MINISTER, issued=year(2022))
    said = asked("nói gì về đô thị thông minh", wanted, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    described = "Trong các quyết định của Thủ tướng Chính phủ ban hành năm 2022 mà tôi đã đọc, "
    assert said.text.startswith(f"{described}tôi chưa thấy")
    documents = {document.id: document for document in knowledge.retriever.documents}
    for identity in cited(said):
        issued, issuer = documents[identity].issued, documents[identity].issuer or ""
        assert not (issued and issued.year == 2022 and is_issuer("Thủ tướng", issuer))


def test_documents_that_are_not_held_are_said_to_be_missing(knowledge: Knowledge) -> None:
    wanted = Filter(types=("qd",), issuers=PRIME_MINISTER, issued=year(2019))
    said = asked("nói gì về chữ ký số", wanted, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chưa có quyết định nào của Thủ tướng Chính phủ ban hành năm 2019" in said.text


def test_what_is_not_known_to_hold_is_answered_with_a_doubt(knowledge: Knowledge) -> None:
    said = asked("nói gì về giao dịch điện tử", Filter(standing="in_force"), knowledge)
    assert said.status is AnswerStatus.PARTIAL
    first = said.text.splitlines()[0]
    assert f"ngày {TODAY:%d/%m/%Y}" in first
    assert "không dám nói là còn" in first
    documents = {document.id: document for document in knowledge.retriever.documents}
    ended = {i for i, d in documents.items() if d.validity and d.validity.state == "ended"}
    assert cited(said).isdisjoint(ended)


def test_what_has_ended_is_no_answer_where_what_holds_is_asked_for(knowledge: Knowledge) -> None:
    wanted = Filter(types=("nd",), standing="in_force")
    said = asked("nói gì về 11 quyền của chủ thể dữ liệu", wanted, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "nghị định còn hiệu lực vào ngày" in said.text
    assert cited(said) <= {"nd-13-2023"}
    assert "hết hiệu lực" in said.text


def test_a_type_alone_keeps_no_other_document_from_answering(knowledge: Knowledge) -> None:
    """That no law tells of driverless cars is no reason to hide who does."""
    said = asked("nói Nevers thử nghiệm xe tự lái", Filter(types=("luat",)), knowledge, False)
    assert said.status is not AnswerStatus.ANSWERED or cited(said) <= {
        "hoi-thao-thanh-pho-thong-minh-2023"
    }
    assert "Trong các luật" not in said.text
