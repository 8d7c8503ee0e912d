"""Questions answered within the documents they describe, in the shipped corpus."""

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
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


def test_a_list_of_what_holds_tells_what_does_not(knowledge: Knowledge) -> None:
    said = asked("nghị định nào đang còn hiệu lực quy định về dữ liệu cá nhân", knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert cited(said) == {"nd-13-2023"}
    assert "hết hiệu lực từ ngày 01/01/2026" in said.text
