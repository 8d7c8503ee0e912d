import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ties import level_ties


def test_what_lies_near_is_as_high_as_the_highest() -> None:
    assert level_ties([1, 5, 1.25, 4.75, 3], 0.25).tolist() == [1.25, 5, 1.25, 5, 3]


def test_one_tie_leads_to_the_next() -> None:
    assert level_ties([1, 1.25, 1.5, 2], 0.25).tolist() == [1.5, 1.5, 1.5, 2]


@pytest.mark.parametrize("values", [[], [2.0]])
def test_none_and_one_stay(values: list[float]) -> None:
    assert level_ties(values, 1).tolist() == values


@given(st.lists(st.tuples(st.integers(-50, 50), st.floats(-1e-6, 1e-6)), max_size=40))
def test_noise_changes_no_order(scored: list[tuple[int, float]]) -> None:
    exact = np.array([score for score, _ in scored], dtype=np.float64)
    noisy = np.array([score + noise for score, noise in scored], dtype=np.float32)
    order = np.argsort(-level_ties(noisy, 1e-3), kind="stable")
    assert np.array_equal(order, np.argsort(-exact, kind="stable"))
