"""Sources, Cited: what the assistant has read, and what its last answer stood on."""

from dataclasses import replace
from typing import get_args

import pytest

from actions.answer import AnswerStatus, Citation
from actions.knowledge import Knowledge
from actions.reading.plan import Cited, Passages, Sources
from actions.wording.naming import called
from index.text.language import Language
from tests.plan_making import context, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

GONE = Citation("gone", "1/QĐ-X", "Thử", None, "Mục tiêu", "Hai mươi phần trăm.", None, "summary")


@pytest.mark.parametrize("language", get_args(Language))
def test_every_document_is_listed_once_newest_first(
    language: Language, knowledge: Knowledge
) -> None:
    documents = knowledge.retriever.documents
    said = worded(Sources(), context(knowledge, language))
    first, *lines = said.text.split("\n")
    assert said.language == language
    assert str(len(documents)) in first
    assert len(lines) == len(documents)
    for document in documents:
        assert sum(line.startswith(f"• {called(document, language)}") for line in lines) == 1
    years = [int(line.rpartition("(")[2].strip(")")) for line in lines]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("language", get_args(Language))
def test_the_last_citations_are_told_again_with_their_quotes(
    language: Language, knowledge: Knowledge
) -> None:
    before = worded(Passages("Dân số Nevers là bao nhiêu?"), context(knowledge))
    asked = replace(context(knowledge, language), citations=before.citations)
    said = worded(Cited(), asked)
    assert said.status is AnswerStatus.ANSWERED
    assert said.language == language
    assert said.citations == before.citations
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize("url", ["https://example.org/vb", None])
def test_an_address_is_told_or_said_to_be_lacking(url: str | None, knowledge: Knowledge) -> None:
    citation = replace(GONE, url=url)
    said = worded(Cited(), replace(context(knowledge), citations=(citation,)))
    assert ("https://example.org/vb" in said.text) == bool(url)
    assert ("không có đường dẫn" in said.text) == (url is None)


def test_a_document_gone_since_is_named_by_its_number(knowledge: Knowledge) -> None:
    said = worded(Cited(), replace(context(knowledge), citations=(GONE,)))
    assert "1/QĐ-X" in said.text
    assert "Hai mươi phần trăm." in said.text
    assert ", :" not in said.text, "it has no day"


def test_nothing_cited_is_said_so(knowledge: Knowledge) -> None:
    said = worded(Cited(), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()
