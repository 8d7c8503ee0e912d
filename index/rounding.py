"""How finely scores are told apart: coarser than what a processor or a batch does to them.

The same text gets a vector that differs in the seventh digit on another processor, and beside other
texts in a batch. Scores are rounded before anything is ordered or decided by them, so that equal
texts stay equal, and the order of ties is that of the rows.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Decimals of a cosine, and of a passage's score, which is in deviations of one.
COSINE, FUSED = 5, 3


def rounded(values: Any, decimals: int) -> NDArray[np.float64]:
    """Return `values` rounded; equal ones are equal to the bit. The shape is that of `values`."""
    exact = np.asarray(values, dtype=np.float64)
    return exact.round(decimals) + 0.0  # no -0.0
