"""Many questions searched together: the same answers, in order, and no more work than is wanted."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Encoder, Role, Vectors
from index.ingest.building import build
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.corpora import write_json_lines
from tests.hash_encoder import HashEncoder

# More than three groups.
QUESTIONS = [f"Xe buýt điện số {number} chạy ở đâu?" for number in range(200)]


class Counting:
    """An encoder that counts the texts it is given."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.dimension = encoder.name, encoder.dimension
        self.texts = 0

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        self.texts += len(texts)
        return self._encoder.encode(texts, role)


class Noisy:
    """An encoder whose vectors differ each time in the seventh digit, as in another batch."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._random = np.random.default_rng(7)
        self.name, self.dimension = encoder.name, encoder.dimension

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        vectors = self._encoder.encode(texts, role)
        noise = self._random.uniform(-1e-7, 1e-7, vectors.shape)
        return (vectors + noise).astype(np.float32)


def ids(hits: Sequence[ScoredPassage]) -> list[str]:
    return [hit.passage.id for hit in hits]


@pytest.fixture(scope="module")
def retriever(small_store: Path, encoder: Encoder) -> Retriever:
    return Retriever(open_store(small_store), encoder)


def test_each_has_an_answer_in_the_order_asked(retriever: Retriever) -> None:
    answers = list(retriever.search_many(QUESTIONS, 3))
    assert len(answers) == len(QUESTIONS)
    for question, hits in list(zip(QUESTIONS, answers, strict=True))[::17]:
        alone = retriever.search(question, 3)
        assert ids(hits) == ids(alone)
        assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in alone], abs=0.001)


def test_ties_are_ordered_alike_whatever_noise_a_batch_brings(tmp_path: Path) -> None:
    said = "Thành phố mở tuyến xe buýt điện. Vé xe buýt điện bán ở bến."
    texts = [{"id": f"bao-{at}", "title": "Báo", "text": said} for at in range(40)]
    write_json_lines(tmp_path / "c.jsonl", texts)
    encoder = Noisy(HashEncoder())
    build(tmp_path / "c.jsonl", tmp_path / "store", encoder, lambda *_: None)
    retriever = Retriever(open_store(tmp_path / "store"), encoder)
    questions = [f"xe buýt điện {number}" for number in range(30)]
    for question, hits in zip(questions, retriever.search_many(questions, 40), strict=True):
        assert ids(hits) == ids(retriever.search(question, 40))
        assert len({hit.sentence for hit in hits}) == 1


def test_empty_questions_find_nothing_amid_others(retriever: Retriever) -> None:
    answers = list(retriever.search_many(["xe buýt", "", " ", "cảng"], 2))
    assert [len(hits) for hits in answers] == [2, 0, 0, 2]
    assert list(retriever.search_many([], 2)) == []
    assert list(retriever.search_many(["xe buýt"], 0)) == [[]]
    assert list(retriever.search_many(["xe buýt"], 5, ["nobody"])) == [[]]


def test_nothing_is_encoded_when_nobody_wants_the_rest(small_store: Path, encoder: Encoder) -> None:
    counting = Counting(encoder)
    retriever = Retriever(open_store(small_store), counting)
    with closing(retriever.search_many(QUESTIONS * 10, 1)) as answers:
        assert next(answers)
    assert counting.texts < len(QUESTIONS) * 10 / 2


def test_half_a_surrogate_pair_is_searched_like_any_mark(retriever: Retriever) -> None:
    assert retriever.search("\ud800", 2) == retriever.search("?", 2)
    (hits,) = retriever.search_many(["xe buýt \udfff điện"], 2)
    assert len(hits) == 2
