"""A question in English or French is held against both writings of a passage, once."""

import numpy as np
import pytest

from index.documents.card import CARD_HEADING
from index.encoding.encoder import Encoder
from index.ingest.building import build
from index.question.search_parts import Parts
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.corpora import write_small_corpus, write_translation

BODY = (
    "## Le Havre\n\nThe port of Le Havre wants to cut its carbon emissions before 2030.\n\n"
    "## Nevers\n\nNevers gauges the water level of the Loire with sensors to prevent floods.\n"
)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Retriever:
    folder = tmp_path_factory.mktemp("own")
    write_small_corpus(folder / "corpus")
    write_translation(folder / "corpus", "en", "hoi-thao", BODY, title="Green city")
    build(folder / "corpus", folder / "store", encoder, lambda *_: None)
    return Retriever(open_store(folder / "store"), encoder)


def test_words_of_the_translation_find_the_passage(retriever: Retriever) -> None:
    hits = retriever.search("How are floods prevented with a gauge of the river?", 20)
    assert hits[0].passage.heading == "Nevers"
    ids = [hit.passage.id for hit in hits]
    assert len(ids) == len(set(ids)) == retriever.store.manifest.passages


def test_what_was_not_translated_is_found_by_its_vietnamese(retriever: Retriever) -> None:
    (best, *_) = retriever.search("Where do electric buses run?", 3)
    assert best.document.id == "bao-xe-buyt"
    assert best.passage.rendering("en") is None or best.passage.heading == CARD_HEADING


def test_the_translation_raises_the_passage_above_others(retriever: Retriever) -> None:
    question = "What gauges the water level?"
    alone = Retriever(retriever.store, retriever.encoder, Parts(renderings=False))
    with_own, without = (
        {hit.passage.heading: hit.score for hit in each.search(question, 20)}
        for each in (retriever, alone)
    )
    lead = {name: scores["Nevers"] - scores["Xe buýt"] for name, scores in
            (("with", with_own), ("without", without))}  # fmt: skip
    assert lead["with"] > lead["without"]


@pytest.mark.parametrize("question", ["Nevers đo mực nước bằng gì?", "nevers do muc nuoc bang gi"])
def test_a_vietnamese_question_scores_as_without_translations(
    retriever: Retriever, question: str
) -> None:
    alone = Retriever(retriever.store, retriever.encoder, Parts(renderings=False))
    both = (
        [(h.passage.id, h.score) for h in each.search(question, 20)] for each in (retriever, alone)
    )
    assert next(both) == next(both)


def test_only_allowed_documents_are_searched(retriever: Retriever) -> None:
    for documents in (["bao-xe-buyt"], ["hoi-thao"], ["hoi-thao", "nd-13-2023"]):
        hits = retriever.search("floods and sensors in the river", 20, documents)
        assert {hit.document.id for hit in hits} == set(documents)


def test_many_questions_find_what_each_finds_alone(retriever: Retriever) -> None:
    questions = ["What prevents floods?", "Kinh tế số là bao nhiêu?", "Que veut le port du Havre ?"]
    together = list(retriever.search_many(questions, 3))
    for question, hits in zip(questions, together, strict=True):
        alone = retriever.search(question, 3)
        assert [hit.passage.id for hit in hits] == [hit.passage.id for hit in alone]
        assert np.allclose([h.score for h in hits], [h.score for h in alone], atol=1e-3)


def test_the_judgement_knows_that_a_passage_is_there_in_the_language_asked(
    retriever: Retriever,
) -> None:
    (nevers, *_) = retriever.search("What gauges the water level in Nevers?", 1)
    assert nevers.evidence.foreign
    assert nevers.evidence.rendered
    (french, *_) = retriever.search("Que mesure-t-on avec des capteurs à Nevers ?", 1)
    assert french.evidence.foreign
    assert not french.evidence.rendered
