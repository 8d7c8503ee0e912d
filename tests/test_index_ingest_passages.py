from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.corpus import CorpusDocument, corpus_files, read_markdown, sections
from index.ingest.passages import MAX_WORDS, passages_of
from index.ingest.texts import corpus_text
from index.records.document import Document, Passage, Section
from tests.conftest import CORPUS

NO_CARD = Document(id="d", sources=("https://example.org/",))
sentence = st.lists(st.sampled_from(["phố", "Hà", "số", "2030", "xe"]), min_size=1, max_size=90)
paragraphs = st.lists(sentence.map(" ".join), min_size=1, max_size=20)
bodies = st.tuples(paragraphs, st.sampled_from([". ", ".\n", "; ", ".\n\n"])).map(
    lambda made: made[1].join(made[0])
)


def cut(document: Document, found: list[Section]) -> list[Passage]:
    """Return the passages of `document`, whose body is that of `found`, each at its place."""
    body = ""
    for section in found:
        body = body.ljust(section.start) + section.text
    return passages_of(document, [corpus_text(CorpusDocument(document, found, body))])


@given(bodies)
def test_every_word_stands_in_exactly_one_passage(text: str) -> None:
    passages = cut(NO_CARD, [Section("Mục", text, 40)])
    assert " ".join(passage.text for passage in passages).split() == text.split()
    reached = 40
    for passage in passages:
        assert reached <= passage.start
        assert text[passage.start - 40 : passage.end - 40] == passage.text
        reached = passage.end


@given(bodies)
def test_a_passage_is_small_enough_to_be_read_whole(text: str) -> None:
    for passage in cut(NO_CARD, [Section("", text, 0)]):
        assert len(passage.text.split()) <= MAX_WORDS


def test_sentences_are_kept_together_until_a_passage_is_full() -> None:
    hundred = " ".join(["từ"] * 99) + " hết."
    passages = cut(NO_CARD, [Section("Mục", " ".join([hundred] * 5), 0)])
    assert [len(passage.text.split()) for passage in passages] == [200, 200, 100]


def test_a_card_comes_first_and_stands_nowhere() -> None:
    document = Document(id="d", type="Quyết định", number="1/QĐ", signer="A", sources=("crawl",))
    card, body = cut(document, [Section("Mục", "Một câu.", 9, ("https://example.org/",))])
    assert (card.id, card.start, card.end, card.sources) == ("d#0", -1, -1, ("crawl",))
    assert "Người ký Quyết định 1/QĐ là A." in card.text
    assert (body.id, body.heading, body.text) == ("d#1", "Mục", "Một câu.")
    assert (body.start, body.end, body.sources) == (9, 17, ("https://example.org/",))


def test_a_passage_without_sources_has_those_of_its_document() -> None:
    (passage,) = cut(NO_CARD, [Section("", "Một câu.", 0)])
    assert passage.sources == NO_CARD.sources


def test_no_text_gives_no_passage() -> None:
    assert cut(NO_CARD, []) == []


@pytest.mark.parametrize("file", corpus_files(CORPUS), ids=lambda file: file.stem)
def test_passages_of_the_shipped_corpus_reproduce_the_body(file: Path) -> None:
    document, found, body = read_markdown(file)
    text = corpus_text(CorpusDocument(document, found, body))
    passages = [passage for passage in passages_of(document, [text]) if passage.start >= 0]
    assert all(body[passage.start : passage.end] == passage.text for passage in passages)
    read = " ".join(passage.text for passage in passages).split()
    assert read == " ".join(section.text for section in sections(body)).split()
    assert len({passage.id for passage in passages}) == len(passages)
