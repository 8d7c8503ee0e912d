import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.rounding import COSINE, rounded


@given(st.integers(-(10**5), 10**5), st.floats(-0.4, 0.4))
def test_what_lies_about_a_step_is_that_step_to_the_bit(step: int, beside: float) -> None:
    exact, noisy = step / 10**COSINE, (step + beside) / 10**COSINE
    assert rounded(noisy, COSINE) == rounded(exact, COSINE)


def test_float32_is_rounded_to_the_same_as_float64() -> None:
    values = np.linspace(-1, 1, 999)
    assert np.array_equal(rounded(np.float32(values), COSINE), rounded(values, COSINE))


def test_nothing_becomes_minus_zero() -> None:
    assert not np.signbit(rounded([-1e-9], COSINE)).any()
