"""Which scores are equal but for the noise of computing them.

The same text gets a vector that differs in the seventh digit on another processor, and beside other
texts in a batch. Scores so near each other are tied, so that noise orders nothing.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# So far apart at most lie tied scores of passages and sentences, in deviations of a cosine.
SCORE_TIE = 1e-3


def level_ties(values: Any, apart: float) -> NDArray[np.float64]:
    """Return `values`, of shape `(n,)`, each tied one as high as the highest it is tied with.

    Each is tied with the next lower one that lies at most `apart` below it. To round them would
    part two that lie on either side of a step, however near.
    """
    level = np.array(values, dtype=np.float64)
    falling = np.argsort(-level, kind="stable")
    steps = np.diff(level[falling], prepend=np.inf) < -apart
    level[falling] = level[falling][
        np.maximum.accumulate(np.where(steps, np.arange(len(level)), 0))
    ]
    return level
