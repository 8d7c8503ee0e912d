from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Encoder
from index.question.query import QueryReader
from index.question.search_parts import Parts
from index.store.generations import Store, open_store
from index.text.folding import terms, words
from index.weights import WEIGHTS


@pytest.fixture(scope="module")
def store(small_store: Path) -> Store:
    return open_store(small_store)


@pytest.fixture(scope="module")
def reader(store: Store, encoder: Encoder) -> QueryReader:
    return QueryReader(store, encoder, Parts())


def test_the_terms_weigh_together_what_the_question_does(reader: QueryReader, store: Store) -> None:
    query = reader.read("Nevers phòng lũ lụt bằng gì?")
    fusion = WEIGHTS.fusion
    rarity = store.lexical.idfs(list(query.terms))
    whole = sum(weight * rare for weight, rare in zip(query.terms.values(), rarity, strict=True))
    assert whole == pytest.approx(fusion.words + fusion.marks, rel=1e-5)
    assert set(query.terms) == {*terms(query.text), *words(query.text)}


def test_a_name_counts_as_folded_and_as_written(store: Store, encoder: Encoder) -> None:
    question = "Nevers phòng lũ lụt bằng gì?"
    both = QueryReader(store, encoder, Parts()).read(question)
    folded = QueryReader(store, encoder, Parts(marks=False)).read(question)
    assert both.terms["nevers"] > folded.terms["nevers"] > 0
    assert both.terms["phong"] == folded.terms["phong"]
    assert "phòng" not in folded.terms


def test_questions_encoded_together_lie_where_they_lie_alone(reader: QueryReader) -> None:
    texts = ["Ai ký?", "XE BUÝT ĐIỆN", "electric buses in Hanoi", "", "?"]
    queries = [reader.read(text) for text in texts]
    together = reader.vectors(queries)
    alone = [reader.vectors([query]) for query in queries]
    for number, vectors in enumerate(together):  # as if Vietnamese, and as asked
        apart = np.concatenate([each[number] for each in alone])
        assert np.abs(vectors - apart).max() < 2e-6


def test_who_shouts_means_the_same(reader: QueryReader) -> None:
    shouted, said = map(reader.read, ("XE BUÝT ĐIỆN CHẠY Ở ĐÂU?", "xe buýt điện chạy ở đâu?"))
    assert shouted.text == said.text
