"""Which sentence of a passage is chosen, and what the judgement is told of it."""

from pathlib import Path

import numpy as np
import pytest

from index.ingest.building import build
from index.judging.evidence import Evidence, Judgement, logit, probability
from index.judging.judge import Scores, judge
from index.question.query import QueryReader
from index.question.search_parts import ALL_PARTS
from index.store.generations import Store, open_store
from tests.corpora import write_json_lines
from tests.hash_encoder import HashEncoder

TEXT = (
    "Cầu tàu số bảy mở cửa cho người đi bộ. "
    "Cầu tàu số bảy cho người dân thuê xuồng. "
    "Cầu tàu số bảy đóng cửa khi có bão."
)
SHARED = "Đây mái kia chèo. Đó mái này chèo. Có mái thêm chèo. Một xuồng."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("judging")
    others = [{"id": f"other-{row}", "text": f"Nhà chờ {row} có mái che."} for row in range(5)]
    corpus = write_json_lines(
        folder / "set.jsonl",
        [{"id": "pier", "text": TEXT}, {"id": "shared", "text": SHARED}, *others],
    )
    build(corpus, folder / "store", HashEncoder(), lambda *_: None)
    return open_store(folder / "store")


def judgement(store: Store, question: str, deviations: list[float], passage: int = 0) -> Judgement:
    """Judge a passage, its sentences' cosines `deviations` above the middle of the scale."""
    query = QueryReader(store, HashEncoder(), ALL_PARTS).read(question)
    given = np.array(deviations, dtype=np.float32)
    found = store.catalogue.passages([passage])[passage]
    scores = Scores(cosines=given * np.float32(0.1), sentences=given, lead=0.0, ahead=0.0)
    return judge(query, store.catalogue.documents[passage], found, scores, store)


def test_the_words_choose_among_sentences_that_are_equally_near(store: Store) -> None:
    for row, question in enumerate(["mở cửa cho người đi bộ", "thuê xuồng", "khi có bão"]):
        assert judgement(store, question, [1.0, 1.0, 1.0]).answer_row == row


def test_words_that_all_sentences_have_do_not_choose(store: Store) -> None:
    for row in range(3):
        near = [float(row == each) for each in range(3)]
        assert judgement(store, "Cầu tàu số bảy", near).answer_row == row


def test_a_word_of_one_sentence_outweighs_two_that_the_others_share(store: Store) -> None:
    assert judgement(store, "mái xuồng chèo", [1.0] * 4, passage=1).answer_row == 3


def test_the_share_is_that_of_the_question_not_of_the_choice(store: Store) -> None:
    assert judgement(store, "Cầu tàu số bảy", [1.0, 0.0, 0.0]).evidence.share == pytest.approx(1)
    assert judgement(store, "xe lửa", [1.0, 0.0, 0.0]).evidence.share == 0


def test_a_question_why_is_unreasoned_where_the_quote_gives_no_reason(store: Store) -> None:
    near = [9.0, 0.0, 0.0]
    assert judgement(store, "Vì sao cầu tàu mở cửa?", near).evidence.unreasoned
    assert not judgement(store, "Khi nào cầu tàu mở cửa?", near).evidence.unreasoned


def test_only_a_question_for_yes_or_no_is_unconfirmed_by_what_is_not_covered(store: Store) -> None:
    near = [9.0, 0.0, 0.0]
    lacking = judgement(store, "Cầu tàu số bảy có xe lửa không?", near).evidence
    assert lacking.unconfirmed == pytest.approx(1 - lacking.cover)
    assert lacking.unconfirmed > 0.3
    assert judgement(store, "Cầu tàu số bảy mở cửa chưa?", near).evidence.unconfirmed == 0
    assert judgement(store, "Xe lửa nào ở cầu tàu số bảy?", near).evidence.unconfirmed == 0


def test_the_length_is_that_of_the_question_in_syllables(store: Store) -> None:
    near = [1.0, 0.0, 0.0]
    assert judgement(store, "cầu tàu", near).evidence.length == pytest.approx(np.log(2))
    assert judgement(store, "?", near).evidence.length == 0


def test_a_neighbour_nearly_as_good_is_quoted_too_and_no_other(store: Store) -> None:
    both = judgement(store, "Cầu tàu số bảy", [0.0, 30.0, 29.0]).span
    assert TEXT[slice(*both)].endswith("khi có bão.")
    assert TEXT[slice(*both)].startswith("Cầu tàu số bảy cho người dân")
    alone = judgement(store, "Cầu tàu số bảy", [0.0, 30.0, 0.0]).span
    assert TEXT[slice(*alone)] == "Cầu tàu số bảy cho người dân thuê xuồng."


@pytest.mark.parametrize("lead", [-1e6, -3.0, 0.0, 2.0, 1e6])
def test_a_probability_is_one_however_far_the_passage_is_behind(lead: float) -> None:
    evidence = Evidence(
        False, False, 0.0, lead, 0.0, 2.0, 0.0, 0.0, 0, False, False, 0.0, False, False
    )
    chance = probability(evidence)
    assert 0 <= chance <= 1
    assert chance == pytest.approx(float(np.exp(-np.logaddexp(0, -logit(evidence)))), abs=1e-9)
