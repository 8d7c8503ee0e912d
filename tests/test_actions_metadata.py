import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.metadata import metadata_answer, passages_of
from actions.understanding import understand
from index.documents.card import CARD_HEADING, card_sentences
from index.records.document import Document
from tests.days import TODAY
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


def asked(text: str, knowledge: Knowledge) -> Answer:
    question = understand(text, knowledge.finder, TODAY)
    documents = tuple(d for found in question.references for d in found.matches)
    said = metadata_answer(question, documents, knowledge)
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Quyết định 749 ban hành ngày nào?", ["03/6/2020"]),
        ("Ai ban hành Quyết định 749?", ["Thủ tướng Chính phủ"]),
        ("Ai ký Quyết định 749?", ["Nguyễn Xuân Phúc"]),
        ("Ai ký quyết định 950?", ["Trịnh Đình Dũng", "một nguồn"]),
        ("Luật Giao dịch điện tử có hiệu lực từ ngày nào?", ["01/7/2024"]),
        ("Quyết định 942 còn hiệu lực không?", ["hết hiệu lực", "01/12/2025", "2629/QĐ-TTg"]),
        ("Nghị định 47/2020 còn hiệu lực không?", ["hết hiệu lực", "278/2025", "một nguồn"]),
        ("Quyết định 942 bị thay thế bởi văn bản nào?", ["2629/QĐ-TTg"]),
        ("Quyết định 2629 thay thế văn bản nào?", ["942/QĐ-TTg"]),
        ("Quyết định 749 căn cứ vào đâu?", ["52-NQ/TW", "50/NQ-CP"]),
        ("Nghị quyết 57 nói về gì?", ["Đột phá phát triển khoa học"]),
        ("Ai ký quyết định 127 và ban hành ngày nào?", ["Vũ Đức Đam", "26/01/2021"]),
    ],
)
def test_a_known_field_is_told(text: str, shown: list[str], knowledge: Knowledge) -> None:
    said = asked(text, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert [words for words in shown if words not in said.text] == []
    assert {citation.heading for citation in said.citations} == {CARD_HEADING}


@pytest.mark.parametrize(
    "text",
    ["Ai ký Nghị định 13/2023/NĐ-CP?", "Nghị định 45/2020 còn hiệu lực không?"],
)
def test_an_unknown_field_is_no_data_with_what_is_known(text: str, knowledge: Knowledge) -> None:
    said = asked(text, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith(("Tôi chưa có dữ liệu", "Tôi chưa có thông tin"))
    assert said.citations


def test_one_known_and_one_unknown_field_are_partial(knowledge: Knowledge) -> None:
    said = asked("Nghị định 45/2020 ban hành ngày nào và ai ký?", knowledge)
    assert said.status is AnswerStatus.PARTIAL
    assert "08/4/2020" in said.text
    assert "chưa có thông tin về người ký" in said.text


def test_no_document_is_called_in_force_without_knowing(knowledge: Knowledge) -> None:
    unknown = [d for d in knowledge.retriever.documents if d.number and d.validity is None]
    assert len(unknown) > 10
    for document in unknown:
        said = asked(f"{document.name} còn hiệu lực không?", knowledge)
        assert said.status is AnswerStatus.NOT_FOUND, said.text
        assert "chưa có dữ liệu" in said.text
        assert not any("còn hiệu lực" in citation.quote for citation in said.citations)


def test_every_ended_document_is_said_to_have_ended(knowledge: Knowledge) -> None:
    ended = [d for d in knowledge.retriever.documents if d.validity]
    assert {d.id for d in ended} == {"nd-13-2023", "nd-42-2022", "nd-47-2020", "qd-942-2021"}
    for document in ended:
        said = asked(f"{document.name} ban hành ngày nào?", knowledge)
        assert "đã hết hiệu lực" in said.text


def documents_of(knowledge: Knowledge) -> tuple[Document, ...]:
    return knowledge.retriever.documents


def test_every_document_has_its_card_in_the_store(knowledge: Knowledge) -> None:
    for document in documents_of(knowledge):
        card = passages_of(document, knowledge)[0]
        assert card.document_id == document.id
        assert [s for s in card_sentences(document) if s not in card.text] == []
