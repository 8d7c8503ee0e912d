"""Make scores equal that differ only by the noise of computing them.

The vector of a text differs in the seventh digit on another processor or in another batch. Scores
that differ so little are tied, so that their order does not depend on noise.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# The greatest distance of tied scores of passages and sentences, in standard deviations of cosines.
SCORE_TIE = 1e-3


def level_ties(values: Any, distance: float) -> NDArray[np.float64]:
    """Return `values`, shape `(n,)`, with each tied value raised to the highest of its tie.

    A value is tied with the next lower one if that is at most `distance` below it. Rounding would
    not do: it separates two values on either side of a rounding step, however near.
    """
    level = np.array(values, dtype=np.float64)
    descending = np.argsort(-level, kind="stable")
    begins_tie = np.diff(level[descending], prepend=np.inf) < -distance
    highest = np.maximum.accumulate(np.where(begins_tie, np.arange(len(level)), 0))
    level[descending] = level[descending][highest]
    return level
