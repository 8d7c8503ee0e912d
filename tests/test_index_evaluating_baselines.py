from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Vectors
from index.evaluating.baselines import Baselines, Bm25
from index.evaluating.encoder_cache import CachingEncoder
from index.evaluating.judgement_quality import Judgements, judge_cosine, judge_ours
from index.evaluating.question_set import Question, read_question_set
from index.evaluating.ranking import rank_of_first, ranks_of_hits, ranks_of_rows, search_all
from index.evaluating.sentence_choice import SentenceChoice
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import Store, open_store
from index.text.folding import terms, words
from tests.evaluated_set import PASSAGES, write_set
from tests.hash_encoder import HashEncoder

QUESTIONS = [Question(f"q-{name}", p[2], frozenset({name})) for name, p in PASSAGES.items()]
TEXTS = [question.text for question in QUESTIONS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(tmp_path_factory.mktemp("evaluated") / "set")


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    build(folder / "corpus.jsonl", folder / "store", HashEncoder(), lambda *_: None)
    return open_store(folder / "store")


@pytest.fixture(scope="module")
def baselines(store: Store) -> Baselines:
    return Baselines(store, HashEncoder())


def test_bm25_finds_words_as_written_and_folded() -> None:
    texts = ["Đường băng mới", "Duong bang moi", "Chợ nổi"]
    assert list(Bm25(texts, words).rank(["đường"], 3)[0]) == [0, -1, -1]
    assert set(Bm25(texts, terms).rank(["duong"], 3)[0]) == {0, 1, -1}
    assert list(Bm25(texts, words).rank(["xyz", ""], 2).ravel()) == [-1] * 4


def test_fusion_adds_the_reciprocal_ranks(baselines: Baselines) -> None:
    found = baselines.rank(TEXTS)
    for dense, folded, fused in zip(
        found["dense"], found["bm25-folded"], found["rrf"], strict=True
    ):
        score = dict.fromkeys(range(len(PASSAGES)), 0.0)
        for rows in (dense, folded):
            for rank, row in enumerate(rows[rows >= 0], start=1):
                score[int(row)] += 1 / (60 + rank)
        told = [score[int(row)] for row in fused if row >= 0]
        assert told == pytest.approx(sorted(score.values(), reverse=True))


def test_dense_is_the_exact_order_of_the_cosines(baselines: Baselines) -> None:
    vectors = HashEncoder().encode(TEXTS, "query")
    for rows, vector in zip(baselines.rank(TEXTS)["dense"], vectors, strict=True):
        cosines = (baselines.vectors @ vector)[rows]
        assert list(cosines) == pytest.approx(sorted(cosines, reverse=True))


def test_the_best_passage_of_a_document_counts() -> None:
    rows = np.array([[3, 2, 0, 1, -1], [-1, -1, -1, -1, -1]])
    owners, names = np.array([0, 1, 1, 1]), ["a", "b"]
    questions = [Question(name, "?", frozenset({"a"})) for name in "xy"]
    assert list(ranks_of_rows(rows, owners, names, questions, 10)) == [2, 0]
    assert list(ranks_of_rows(rows, owners, names, questions, 1)) == [0, 0]


def test_the_rank_is_that_of_the_first_right_one() -> None:
    assert rank_of_first(["a", "a", "b", "c"], {"c", "b"}, 2) == 2
    assert rank_of_first(["a", "b"], {"b"}, 1) == 0
    assert rank_of_first([], {"b"}, 5) == 0


def test_ours_finds_as_many_documents_as_asked_for(store: Store) -> None:
    hits = search_all(Retriever(store, HashEncoder()), TEXTS[:3], 7)
    assert [len({hit.document.id for hit in found}) for found in hits] == [7, 7, 7]
    assert list(ranks_of_hits(hits, QUESTIONS[:3], 7)) == [1, 1, 1]


def test_a_text_is_encoded_once() -> None:
    class Counting(HashEncoder):
        asked: list[str] = []  # noqa: RUF012

        def encode(self, texts: Sequence[str], role: str) -> Vectors:
            self.asked += texts
            return super().encode(texts, "query")

    counting = Counting()
    caching_encoder = CachingEncoder(counting)
    first = caching_encoder.encode(["a", "b", "a"], "query")
    again = caching_encoder.encode(["b", "c"], "query")
    assert counting.asked == ["a", "b", "c"]
    assert np.array_equal(first[1], again[0])
    assert np.array_equal(first[0], first[2])
    assert caching_encoder.encode([], "query").shape == (0, 64)


def test_ours_is_asked_without_the_right_documents_too(store: Store) -> None:
    retriever = Retriever(store, HashEncoder())
    hits = search_all(retriever, TEXTS, 10)
    judgements = judge_ours(retriever, QUESTIONS, TEXTS, hits)
    for place, question in enumerate(QUESTIONS):
        first = hits[place][0]
        assert judgements.present[place] == first.probability
        assert judgements.right[place] == (first.document.id in question.right)
        if judgements.right[place]:
            others = {document.id for document in retriever.documents} - question.right
            (without,) = retriever.search(question.text, 1, documents=others)
            assert judgements.removed[place] == without.probability
            assert without.document.id not in question.right


def test_the_cosine_is_that_of_the_nearest_passage_left(baselines: Baselines) -> None:
    judgements = judge_cosine(baselines, QUESTIONS, TEXTS)
    assert (judgements.removed <= judgements.present).all()
    assert (judgements.removed[judgements.right] < judgements.present[judgements.right]).all()
    assert (judgements.removed[~judgements.right] == judgements.present[~judgements.right]).all()


def test_a_wrong_best_passage_is_a_negative_only_where_it_is_strict() -> None:
    judgements = Judgements(np.array([0.9, 0.8]), np.array([True, False]), np.array([0.1, 0.95]))
    assert judgements.auroc == 0.5
    assert judgements.strict_auroc == pytest.approx(2 / 3)
    assert judgements.answered == 0.5
    said, right = judgements.both
    assert list(said) == [0.9, 0.8, 0.1, 0.95]
    assert list(right) == [True, False, False, False]


def test_the_sentence_with_the_answer_counts(folder: Path, store: Store) -> None:
    encoder = HashEncoder()
    choice = SentenceChoice(Retriever(store, encoder), encoder, read_question_set(folder))
    asked = {question.id: question.text for question in QUESTIONS}
    assert choice.shares(asked)["questions"] == len(PASSAGES)
    named = {name: asked[name] for name in ("q-cau", "q-cho")}
    assert choice.shares(named)["bm25-folded sentence"] == 1
    only = choice.shares(
        {"q-cau": "Cầu khánh thành năm nào?", "q-cho": "Người bán rau từ mấy giờ?"}
    )
    assert only["questions"] == 2
    assert only["bm25-folded sentence"] == 0  # both are asked about the other sentence
