import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Encoder, Role, Vectors
from index.errors import StoreError
from index.ingest.building import build
from index.judging.hit import ScoredPassage
from index.judging.quotes import best_span
from index.search.retriever import Retriever, standardise
from index.store.generations import open_store
from index.text.folding import fold
from tests.corpora import write_json_lines

QUESTIONS = [
    ("Kinh tế số chiếm bao nhiêu GDP?", "qd-749-2020"),
    ("Mạng cáp quang phủ bao nhiêu hộ gia đình?", "qd-749-2020"),
    ("Ai ký Quyết định 749/QĐ-TTg?", "qd-749-2020"),
    ("Văn bản nào bảo vệ dữ liệu cá nhân?", "nd-13-2023"),
    ("Nghị định 13/2023/NĐ-CP còn hiệu lực không?", "nd-13-2023"),
    ("Cảng Le Havre giảm khí thải thế nào?", "hoi-thao"),
    ("Nevers phòng lũ lụt bằng gì?", "hoi-thao"),
    ("Hà Nội có bao nhiêu tuyến xe buýt điện?", "bao-xe-buyt"),
]


@pytest.fixture(scope="module")
def small(small_store: Path, encoder: Encoder) -> Retriever:
    return Retriever(open_store(small_store), encoder)


@pytest.fixture(scope="module")
def shipped(shipped_store: Path, encoder: Encoder) -> Retriever:
    return Retriever(open_store(shipped_store), encoder)


def assert_sound(hits: list[ScoredPassage]) -> None:
    """Assert what holds of the hits of any question."""
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.document.id == hit.passage.document_id
        assert 0 <= hit.probability <= 1
        start, end = hit.sentence
        assert 0 <= start < end <= len(hit.passage.text)
        assert start in {first for first, _ in hit.passage.sentences}
        assert end in {last for _, last in hit.passage.sentences}


@pytest.mark.parametrize(("question", "document_id"), QUESTIONS)
@pytest.mark.parametrize("typed", [str, fold, str.upper])
def test_what_is_asked_for_comes_first(
    small: Retriever, question: str, document_id: str, typed: type[str]
) -> None:
    hits = small.search(typed(question))
    assert hits[0].document.id == document_id
    assert_sound(hits)


def test_the_sentence_that_answers_is_pointed_at(small: Retriever) -> None:
    best = small.search("Năng suất lao động tăng bao nhiêu?")[0]
    start, end = best.sentence
    assert "7%" in best.passage.text[start:end]


@pytest.mark.parametrize(
    ("question", "document_id"),
    [
        ("Which city uses sensors against floods?", "hoi-thao"),
        ("electric buses in Hanoi", "bao-xe-buyt"),
        ("Quel texte protège les données personnelles ?", "nd-13-2023"),
    ],
)
def test_other_languages_find_vietnamese_text(
    small: Retriever, question: str, document_id: str
) -> None:
    assert small.search(question)[0].document.id == document_id


@pytest.mark.parametrize("k", [1, 2, 7, 10, 10_000])
def test_k_passages_come_and_all_when_there_are_fewer(small: Retriever, k: int) -> None:
    hits = small.search("xe buýt", k)
    assert len(hits) == min(k, small.store.manifest.passages)
    assert_sound(hits)


def test_every_passage_of_the_shipped_corpus_comes_when_asked_for(shipped: Retriever) -> None:
    count = shipped.store.manifest.passages
    assert count > 100
    for question in ("đô thị thông minh", "zzz qqq", "What?"):
        hits = shipped.search(question, count + 1)
        assert len(hits) == count
        assert_sound(hits)


def test_fewer_passages_are_the_first_of_more(shipped: Retriever) -> None:
    few = shipped.search("Le Havre đặt mục tiêu gì cho năm 2030?", 3)
    many = shipped.search("Le Havre đặt mục tiêu gì cho năm 2030?", 50)
    assert few == many[:3]


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u3000"])
def test_an_empty_question_finds_nothing(small: Retriever, question: str) -> None:
    assert small.search(question) == []


@pytest.mark.parametrize("k", [0, -1])
def test_no_passages_wanted_none_found(small: Retriever, k: int) -> None:
    assert small.search("xe buýt", k) == []


@pytest.mark.parametrize(
    "question",
    [
        "?",
        "?!… ()",
        "🎉🎉",
        "\x00",
        "‮abc",
        "'; DROP TABLE passages; --",
        "2030",
        "a",
        "phố " * 3000,
        "không-có-dấu-cách" * 500,
        "xe buýt điện " + "x" * 20_000,
    ],
    ids=lambda question: question[:12].strip().encode("unicode_escape").decode(),
)
def test_odd_questions_are_searched_like_any(small: Retriever, question: str) -> None:
    hits = small.search(question, 100)
    assert len(hits) == small.store.manifest.passages
    assert_sound(hits)


def test_the_same_question_has_the_same_answer(shipped: Retriever) -> None:
    assert shipped.search("qd 950 ai ky", 20) == shipped.search("qd 950 ai ky", 20)


def test_several_threads_search_at_once(shipped: Retriever) -> None:
    questions = [question for question, _ in QUESTIONS]
    alone = [shipped.search(question, 5) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: shipped.search(question, 5), questions * 5))
    assert together == alone * 5


@pytest.mark.parametrize("wanted", [["bao-xe-buyt"], ["nd-13-2023", "hoi-thao"]])
def test_the_search_itself_is_kept_to_the_documents_named(
    small: Retriever, wanted: list[str]
) -> None:
    hits = small.search("Kinh tế số chiếm bao nhiêu GDP?", 100, wanted)
    everything = small.search("Kinh tế số chiếm bao nhiêu GDP?", 100)
    expected = {hit.passage.id for hit in everything if hit.document.id in wanted}
    assert {hit.passage.id for hit in hits} == expected
    assert_sound(hits)


def test_a_document_far_down_the_list_is_still_found_alone(shipped: Retriever) -> None:
    question = "Quyết định 749/QĐ-TTg chuyển đổi số quốc gia kinh tế số"
    last = shipped.search(question, 10_000)[-1].document.id
    hits = shipped.search(question, 1, [last])
    assert [hit.document.id for hit in hits] == [last]


@pytest.mark.parametrize("wanted", [[], ["nobody"], [""]])
def test_no_such_document_nothing_found(small: Retriever, wanted: list[str]) -> None:
    assert small.search("xe buýt", 5, wanted) == []


def test_the_documents_of_the_store_are_listed_in_order(small: Retriever) -> None:
    assert [document.id for document in small.documents] == [
        *("bao-xe-buyt", "hoi-thao", "nd-13-2023", "qd-749-2020")
    ]


class OtherModel:
    """An encoder of another name."""

    name = "another/model"
    dimension = 384

    def encode(self, texts: list[str], role: Role) -> Vectors:
        raise AssertionError("never asked")


def test_a_store_of_another_model_is_refused_with_the_cure(small_store: Path) -> None:
    with pytest.raises(StoreError) as refused:
        Retriever(open_store(small_store), OtherModel())  # type: ignore[arg-type]
    said = str(refused.value)
    assert re.search(r"built with the model \S+/onnx-fp32, but another/model is set", said)
    assert f"Run `python -m index build --store {small_store}`" in said


@pytest.mark.parametrize("texts", [["Một câu."], ["Như nhau."] * 5, ["?!", "Một câu."]])
def test_stores_of_a_few_passages_are_searched(
    tmp_path: Path, encoder: Encoder, texts: list[str]
) -> None:
    records = [{"id": str(at), "text": text} for at, text in enumerate(texts)]
    corpus = write_json_lines(tmp_path / "set.jsonl", records)
    build(corpus, tmp_path / "store", encoder, lambda *_: None)
    retriever = Retriever(open_store(tmp_path / "store"), encoder)
    for question in ("Một câu", "khác hẳn", "?"):
        hits = retriever.search(question, 10)
        assert len(hits) == len(texts)
        assert_sound(hits)


@pytest.mark.parametrize(
    ("odds", "span"),
    [
        ([0.0], (0, 4)),
        ([0.0, 50.0, -50.0], (5, 9)),
        ([0.0, 0.0, -50.0], (0, 9)),
        ([-50.0, 1.0, 1.0], (5, 14)),
        ([1.0, -50.0, 1.0], (0, 4)),
    ],
)
def test_a_neighbour_that_fits_as_well_is_quoted_too(
    odds: list[float], span: tuple[int, int]
) -> None:
    sentences = [(0, 4), (5, 9), (10, 14)][: len(odds)]
    assert best_span(sentences, odds) == span


def test_standardised_scores_have_mean_0_and_deviation_1() -> None:
    made = standardise(np.array([1, 2, 4, 9], dtype=np.float32))
    assert float(made.mean()) == pytest.approx(0, abs=1e-6)
    assert float(made.std()) == pytest.approx(1, abs=1e-6)
    assert standardise(np.ones(3, dtype=np.float32)).tolist() == [0, 0, 0]
