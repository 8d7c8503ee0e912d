"""Questions that leave out the document, and documents of which little is known."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import DECREE, add, write
from tests.days import TODAY
from tests.hash_encoder import HashEncoder
from tests.soundness import faults
from tests.turns import answer

NOTE = "# Ghi chép về bến\n\nCó ba bến. Bến nào cũng có đèn.\n"
PLAN = "# Kế hoạch bến\n\nMỗi phường có một bến.\n"
STATED = "number: 5/KH-UBND\ntype: Kế hoạch\nissuer: Ủy ban nhân dân phường Hoa Nắng\n"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("last")
    note, plan = write(folder, "note.md", NOTE), write(folder, "plan.md", PLAN)
    write(folder, "plan.md.yml", STATED)
    add(folder / "store", note, plan, DECREE)
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))


def identity(knowledge: Knowledge, file: str) -> str:
    return next(
        document.id
        for document in knowledge.retriever.documents
        if file in (text.file for text in document.texts)
    )


@pytest.mark.parametrize(
    "question",
    [
        "còn hiệu lực không?",
        "ai ký?",
        "do ai ban hành?",
        "có hiệu lực từ ngày nào?",
        "văn bản nào thay thế?",
        "ban hành ngày nào và ai ký?",
    ],
)
def test_of_a_text_without_type_and_number_nothing_is_made_up(
    question: str, knowledge: Knowledge
) -> None:
    last = identity(knowledge, "note.md")
    assert next(d for d in knowledge.retriever.documents if d.id == last).type is None
    said = answer(question, knowledge, TODAY, last_document=last)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có ")
    assert "Ghi chép về bến" in said.text
    assert said.citations == ()
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("còn hiệu lực không?", "Bạn muốn hỏi văn bản nào?"),
        ("con hieu luc khong", "Bạn muốn hỏi văn bản nào?"),
        ("ai ký?", "Bạn muốn hỏi văn bản nào?"),
        ("is it still in force?", "Which document"),
    ],
)
@pytest.mark.parametrize("last", [None, "gone"])
def test_without_a_document_it_is_asked_which(
    question: str, asked: str, last: str | None, knowledge: Knowledge
) -> None:
    said = answer(question, knowledge, TODAY, last_document=last)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert said.text.startswith(asked)
    assert said.citations == ()


def test_the_document_cited_last_is_the_one_asked_of(knowledge: Knowledge) -> None:
    said = answer("ai ký?", knowledge, TODAY, last_document=identity(knowledge, DECREE.name))
    assert said.status is AnswerStatus.ANSWERED
    assert "Lê Văn Giả Định" in said.text


@pytest.mark.parametrize(
    "question", ["Kế hoạch 5/KH-UBND do ai ban hành?", "ke hoach 5/KH-UBND do co quan nao ban hanh"]
)
def test_an_issuer_is_told_of_though_the_day_is_not_known(
    question: str, knowledge: Knowledge
) -> None:
    said = answer(question, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED
    sentence = "Kế hoạch 5/KH-UBND do Ủy ban nhân dân phường Hoa Nắng ban hành."
    assert [citation.quote for citation in said.citations] == [sentence]
    assert said.text.startswith(sentence)
    when = answer("Kế hoạch 5/KH-UBND ban hành ngày nào?", knowledge, TODAY)
    assert when.status is AnswerStatus.NOT_FOUND
