import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from index.evaluating import metrics

probabilities = st.floats(0, 1, width=32)
# Few values, so that ties are common.
scores = st.lists(st.integers(0, 6).map(float), min_size=1, max_size=30).map(np.array)
ranks = st.lists(st.integers(0, 15), min_size=1, max_size=40).map(np.array)


def array(*values: float) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64)


def test_recall_and_reciprocal_rank_of_four_questions() -> None:
    found = np.array([1, 3, 0, 12])
    assert metrics.recall_at(found, 1) == 1 / 4
    assert metrics.recall_at(found, 3) == 2 / 4
    assert metrics.recall_at(found, 12) == 3 / 4
    assert metrics.mean_reciprocal_rank(found, 10) == pytest.approx((1 + 1 / 3) / 4)
    assert metrics.mean_reciprocal_rank(found, 12) == pytest.approx((1 + 1 / 3 + 1 / 12) / 4)


@given(ranks)
def test_recall_grows_with_k_and_bounds_the_reciprocal_rank(found: NDArray[np.int64]) -> None:
    curve = [metrics.recall_at(found, k) for k in range(1, 16)]
    assert curve == sorted(curve)
    mean = metrics.mean_reciprocal_rank(found, 10)
    assert curve[0] <= mean + 1e-12
    assert mean <= curve[9] + 1e-12


def test_auroc_of_a_few_scores() -> None:
    # Of six pairs four are in order and one is a tie.
    assert metrics.auroc(array(0.9, 0.5), array(0.5, 0.1, 0.8)) == pytest.approx(4.5 / 6)
    assert np.isnan(metrics.auroc(array(), array(0.5)))


@given(scores, scores)
def test_auroc_is_the_rank_statistic(
    positives: NDArray[np.float64], negatives: NDArray[np.float64]
) -> None:
    told = metrics.auroc(positives, negatives)
    pairs = [(p > n) + (p == n) / 2 for p in positives for n in negatives]
    assert told == pytest.approx(np.mean(pairs))
    right = np.repeat([1, 0], [len(positives), len(negatives)])
    assert told == pytest.approx(roc_auc_score(right, np.concatenate([positives, negatives])))
    assert told + metrics.auroc(negatives, positives) == pytest.approx(1)


def test_answered_when_nine_of_ten_are_kept() -> None:
    positives = np.arange(1, 11) / 10  # keeping nine of them: from 0.2 on
    assert metrics.answered_when_kept(positives, array(0.1, 0.15, 0.2, 0.7)) == 2 / 4
    assert metrics.answered_when_kept(positives, array(0.1, 0.19)) == 0


@given(scores, scores)
def test_at_least_nine_of_ten_are_kept(
    positives: NDArray[np.float64], negatives: NDArray[np.float64]
) -> None:
    # Positives as their own negatives: the share kept.
    assert metrics.answered_when_kept(positives, positives) >= 0.9 - 1e-9
    assert 0 <= metrics.answered_when_kept(positives, negatives) <= 1


def test_calibration_error_of_two_bins() -> None:
    said = array(0.1, 0.3, 0.8, 0.8, 1.0)
    right = np.array([False, True, True, True, False])
    # Below a half: 0.2 said, half of two right. Above: 2.6 / 3 said, two thirds of three right.
    expected = (2 * abs(0.2 - 0.5) + 3 * abs(2.6 / 3 - 2 / 3)) / 5
    assert metrics.calibration_error(said, right, bins=2) == pytest.approx(expected)
    assert list(metrics.reliability(said, right, bins=2).counts) == [2, 3]


@given(st.lists(st.tuples(probabilities, st.booleans()), min_size=1))
def test_calibration_error_is_a_share(said: list[tuple[float, bool]]) -> None:
    error = metrics.calibration_error(
        array(*(p for p, _ in said)), np.array([right for _, right in said])
    )
    assert 0 <= error <= 1


@given(st.lists(st.booleans(), min_size=1))
def test_certainty_that_is_always_right_is_calibrated(right: list[bool]) -> None:
    outcomes = np.array(right)
    assert metrics.calibration_error(outcomes.astype(np.float64), outcomes) == 0


def test_risk_and_coverage_of_four_answers() -> None:
    coverage, risk = metrics.risk_coverage(
        array(0.2, 0.9, 0.5, 0.7), np.array([False, True, True, False])
    )
    assert list(coverage) == [0.25, 0.5, 0.75, 1]
    assert list(risk) == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])


@given(st.lists(st.tuples(probabilities, st.booleans()), min_size=1))
def test_the_last_risk_is_the_share_of_wrong_answers(said: list[tuple[float, bool]]) -> None:
    right = np.array([is_right for _, is_right in said])
    coverage, risk = metrics.risk_coverage(array(*(p for p, _ in said)), right)
    assert coverage[-1] == 1
    assert risk[-1] == pytest.approx(1 - right.mean())


def test_the_interval_holds_the_mean_difference_and_tells_a_real_one() -> None:
    better, worse = np.ones(200), np.tile([0.0, 1.0], 100)
    low, high = metrics.interval_of_difference(better, worse)
    assert 0 < low < 0.5 < high < 1
    assert metrics.interval_of_difference(worse, worse) == (0, 0)


def test_the_cutoffs_end_with_k() -> None:
    assert metrics.cutoffs(10) == [1, 5, 10]
    assert metrics.cutoffs(3) == [1, 3]
    assert metrics.cutoffs(20) == [1, 5, 10, 20]
