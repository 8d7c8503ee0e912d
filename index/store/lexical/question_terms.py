"""The terms of a question as the lexical index holds them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FINDING = 4  # what finding one row in one list costs, in postings read
_COMMON = 16  # entries of a common term that are read in the time of one posting


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """The spans of the rare terms' lists, strongest first, and the common ones' rows of the matrix.

    A factor is what an impact of 1 adds to a score. The arrays of a kind have equal lengths.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    factors: NDArray[np.float64]
    columns: NDArray[np.int64]
    column_factors: NDArray[np.float64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The lengths of the rare terms' lists."""
        return self.ends - self.starts

    def scan_cost(self, size: int) -> float:
        """Return what reading all about the terms costs, with `size` rows, in postings."""
        passes = len(self.columns) + 1  # the sums are a pass too
        return float(self.lengths.sum()) + passes * size / _COMMON

    def lookup_cost(self, rows: int) -> float:
        """Return what looking up so many rows in every list costs, in postings."""
        return float(rows * (len(self.starts) + len(self.columns)) * _FINDING)
