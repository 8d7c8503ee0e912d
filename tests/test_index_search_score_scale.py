import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.score_scale import ScoreScale

DIMENSION = 4


def score_scale(cosines: list[list[float]]) -> ScoreScale:
    """Passages whose sentences have these cosines with `ASKED`; each passage has its first."""
    sentences = np.zeros((sum(map(len, cosines)), DIMENSION), dtype=np.float32)
    sentences[:, 0] = [cosine for passage in cosines for cosine in passage]
    first = np.cumsum([0, *map(len, cosines)])[:-1]
    return ScoreScale(sentences[first], sentences, first)


ASKED = np.eye(DIMENSION, dtype=np.float32)[0]


def test_the_scale_is_the_median_and_what_one_in_six_exceeds() -> None:
    cosines = [[0.01 * row] for row in range(101)]
    middle, spread = score_scale(cosines).passage_scale(ASKED)
    assert middle == pytest.approx(0.50)
    assert middle + spread == pytest.approx(0.84)


def test_the_best_sentence_of_a_passage_counts() -> None:
    cosines = [[0.1, 0.2], [0.4, 0.3, 0.0], [0.6]]
    middle, spread = score_scale(cosines).sentence_scale(ASKED)
    assert middle == pytest.approx(0.4)
    assert spread == pytest.approx(0.2)


def test_one_passage_that_answers_changes_nothing() -> None:
    cosines = [[0.01 * row] for row in range(30)]
    usual = score_scale(cosines).passage_scale(ASKED)
    assert score_scale([*cosines[:-1], [1.0]]).passage_scale(ASKED) == usual


@given(st.lists(st.lists(st.floats(-1, 1), min_size=1, max_size=3), max_size=5))
def test_what_is_measured_can_be_divided_by(cosines: list[list[float]]) -> None:
    made = score_scale(cosines)
    for middle, spread in (made.passage_scale(ASKED), made.sentence_scale(ASKED)):
        assert -1 <= middle <= 1
        assert spread > 0


def test_passages_that_are_almost_one_make_no_trifle_outstanding() -> None:
    made = score_scale([[0.5 + 1e-6 * row] for row in range(10)])
    middle, spread = made.passage_scale(ASKED)
    assert abs(0.501 - middle) / spread < 1
    assert score_scale([[0.5]] * 10).sentence_scale(ASKED)[1] == spread
