from dataclasses import asdict
from typing import get_args

import pytest

from actions.answer import AnswerStatus
from actions.answering import answer
from actions.knowledge import Knowledge
from actions.sources import cited_again, sources_answer
from index.records.document import Document
from index.text.language import Language
from tests.days import TODAY
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize("language", get_args(Language))
def test_every_document_is_listed_once_newest_first(
    language: Language, knowledge: Knowledge
) -> None:
    documents = knowledge.retriever.documents
    said = sources_answer(language, documents)
    first, *lines = said.text.split("\n")
    assert said.language == language
    assert str(len(documents)) in first
    assert len(lines) == len(documents)
    for document in documents:
        assert sum(line.startswith(f"• {document.name}") for line in lines) == 1
    years = [int(line.rpartition("(")[2].strip(")")) for line in lines]
    assert years == sorted(years, reverse=True)


def test_a_document_without_a_day_is_listed_too() -> None:
    said = sources_answer("vi", (Document(id="ghi-chu", title="Ghi chú"),))
    assert "• Ghi chú (" in said.text
    assert "None" not in said.text


@pytest.mark.parametrize("language", get_args(Language))
def test_the_last_citations_are_told_again_with_their_quotes(
    language: Language, knowledge: Knowledge
) -> None:
    before = answer("Dân số Nevers là bao nhiêu? QĐ 749 ban hành ngày nào?", knowledge, TODAY)
    kept = [asdict(citation) for citation in before.citations]
    said = cited_again(language, kept, knowledge.retriever.documents)
    assert said.status is AnswerStatus.ANSWERED
    assert said.language == language
    assert said.citations == before.citations
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


def test_a_document_gone_since_is_named_by_its_number() -> None:
    kept = {
        "document_id": "gone",
        "number": "1/QĐ-X",
        "title": "Thử",
        "issued": None,
        "heading": "Mục tiêu",
        "quote": "Hai mươi phần trăm.",
        "url": None,
        "kind": "summary",
    }
    said = cited_again("vi", [kept], ())
    assert "1/QĐ-X" in said.text
    assert "Hai mươi phần trăm." in said.text


def test_a_citation_without_a_day_leaves_no_hole() -> None:
    kept = {
        "document_id": "d",
        "number": None,
        "title": "Ghi chú",
        "issued": None,
        "heading": "Mục",
        "quote": "Lời.",
        "url": None,
        "kind": "verbatim",
    }
    assert ", :" not in cited_again("vi", [kept], ()).text


def test_nothing_cited_is_said_so() -> None:
    said = cited_again("vi", [], ())
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()
