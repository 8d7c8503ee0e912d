"""The terms of a question as spans and columns of the lexical index."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Costs are in the time of reading one posting.
_LOOKUP = 4  # looking one row up in one list
_COMMON = 16  # entries of a common term read in that time


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """The terms of one question that the index has, strongest first.

    A rare term is the span `starts` to `ends` of its postings, with its entry of `factors`; a
    common term is a row of the matrix common.npy, in `columns`, with its entry of
    `column_factors`. A factor is what an impact of 1 adds to a score.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    factors: NDArray[np.float64]
    columns: NDArray[np.int64]
    column_factors: NDArray[np.float64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The number of postings of each rare term."""
        return self.ends - self.starts

    def scan_cost(self, size: int) -> float:
        """Return the cost, in postings, of reading all entries of the terms in `size` rows."""
        passes = len(self.columns) + 1  # one more for the sums
        return float(self.lengths.sum()) + passes * size / _COMMON

    def lookup_cost(self, rows: int) -> float:
        """Return the cost, in postings, of looking up that number of `rows` in every list."""
        return float(rows * (len(self.starts) + len(self.columns)) * _LOOKUP)
