"""What any question scores on a store's passages: the measure of what is outstanding.

Cosines of one encoder all lie close together, and where they lie depends on the question. Measured
against a sample of the store's own passages they become comparable between questions, and, unlike
scores measured against the best candidates, do not depend on how many passages the store holds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.generations import Store

# Passages in the sample: more would not change the quantiles noticeably.
_SAMPLE = 256
# The least deviation: among passages that are almost one, a trifle must not count for thousands.
_LEAST = 0.01

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class ScoreScale:
    """Vectors of sampled passages, `(n, d)`, and of their sentences; `first` as in a Store."""

    passages: Floats
    sentences: Floats
    first: NDArray[np.int64]

    @classmethod
    def of(cls, store: Store) -> "ScoreScale":
        """Sample `store` evenly."""
        count = store.manifest.passages
        rows = np.unique(np.linspace(0, max(count - 1, 0), min(count, _SAMPLE)).astype(np.int64))
        if len(rows) == 0:
            nothing = np.empty((0, store.manifest.dimension), dtype=np.float32)
            return cls(nothing, nothing, np.empty(0, dtype=np.int64))
        sentences, first = store.sentence_rows(rows)
        return cls(store.vectors.of(rows), store.sentences.of(sentences), first)

    def passage_scale(self, vector: Floats) -> tuple[float, float]:
        """Return the usual cosine of a passage with `vector`, and how much it usually varies."""
        return _scale(np.vecdot(self.passages, vector))

    def sentence_scale(self, vector: Floats) -> tuple[float, float]:
        """Return the same of the best sentence of a passage."""
        if len(self.first) == 0:
            return 0.0, 1.0
        # Not by matrix product: BLAS would start threads, which costs more than it saves.
        return _scale(np.maximum.reduceat(np.vecdot(self.sentences, vector), self.first))


def _scale(cosines: Floats) -> tuple[float, float]:
    # Quantiles: one passage that answers must not change what is usual.
    if len(cosines) < 2:
        return float(cosines.sum()), 1.0
    places = [round(share * (len(cosines) - 1)) for share in (0.5, 0.84)]
    middle, high = np.partition(cosines, places)[places].tolist()
    return middle, max(high - middle, _LEAST)
