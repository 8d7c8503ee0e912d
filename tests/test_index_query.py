from pathlib import Path

import pytest

from index.encoder import Encoder
from index.folding import terms, words
from index.parts import Parts
from index.query import QueryReader
from index.store import Store, open_store
from index.weights import WEIGHTS


@pytest.fixture(scope="module")
def store(small_store: Path) -> Store:
    return open_store(small_store)


@pytest.fixture(scope="module")
def reader(store: Store, encoder: Encoder) -> QueryReader:
    return QueryReader(store, encoder, Parts())


def test_the_terms_weigh_together_what_the_question_does(reader: QueryReader, store: Store) -> None:
    (query,) = reader.read(["Nevers phòng lũ lụt bằng gì?"])
    fusion = WEIGHTS.fusion
    rarity = store.lexical.idfs(list(query.terms))
    whole = sum(weight * rare for weight, rare in zip(query.terms.values(), rarity, strict=True))
    assert whole == pytest.approx(fusion.words + fusion.marks, rel=1e-5)
    assert set(query.terms) == {*terms(query.text), *words(query.text)}


def test_a_name_counts_as_folded_and_as_written(store: Store, encoder: Encoder) -> None:
    question = "Nevers phòng lũ lụt bằng gì?"
    (both,) = QueryReader(store, encoder, Parts()).read([question])
    (folded,) = QueryReader(store, encoder, Parts(marks=False)).read([question])
    assert both.terms["nevers"] > folded.terms["nevers"] > 0
    assert both.terms["phong"] == folded.terms["phong"]
    assert "phòng" not in folded.terms


def test_questions_read_together_are_read_as_alone(reader: QueryReader) -> None:
    questions = ["Ai ký?", "XE BUÝT ĐIỆN", "electric buses in Hanoi", "", "?"]
    together = reader.read(questions)
    for question, query in zip(questions, together, strict=True):
        (alone,) = reader.read([question])
        assert (query.text, query.terms, query.words) == (alone.text, alone.terms, alone.words)
        # What shares a batch of the int8 model changes its scales.
        assert query.vector @ alone.vector > 0.95
    assert reader.read([]) == []


def test_who_shouts_means_the_same(reader: QueryReader) -> None:
    shouted, said = reader.read(["XE BUÝT ĐIỆN CHẠY Ở ĐÂU?", "xe buýt điện chạy ở đâu?"])
    assert shouted.text == said.text
