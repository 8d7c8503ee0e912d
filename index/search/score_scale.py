"""The scale of scores: what a question scores on a sample of the store's passages.

Cosines of one encoder lie close together, in a range that depends on the question. Deviations from
the scores on a sample are comparable between questions. Deviations from the scores of the best
candidates would depend on the number of passages in the store; these do not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.generations import Store

# Passages in the sample: more would hardly change the quantiles.
_SAMPLE = 256
# Lower limit of the deviation: among almost equal passages, a tiny difference must not count much.
_LEAST_DEVIATION = 0.01

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class ScoreScale:
    """The vectors of the sample: `passages`, `(n, d)`, and their `sentences`, `(m, d)`.

    `first[i]` is the first row of passage i in `sentences`.
    """

    passages: Floats
    sentences: Floats
    first: NDArray[np.int64]

    @classmethod
    def of(cls, store: Store) -> "ScoreScale":
        """Return the scale for `store`, of up to 256 evenly spaced passages."""
        count = store.manifest.passages
        rows = np.unique(np.linspace(0, max(count - 1, 0), min(count, _SAMPLE)).astype(np.int64))
        if len(rows) == 0:
            nothing = np.empty((0, store.manifest.dimension), dtype=np.float32)
            return cls(nothing, nothing, np.empty(0, dtype=np.int64))
        sentences, first = store.sentence_rows(rows)
        return cls(store.vectors.of(rows), store.sentences.of(sentences), first)

    def passage_scale(self, vector: Floats) -> tuple[float, float]:
        """Return the median cosine of passages with `vector`, `(d,)`, and the usual deviation."""
        return _scale(np.vecdot(self.passages, vector))

    def sentence_scale(self, vector: Floats) -> tuple[float, float]:
        """Return the median cosine of passages' best sentences, and the usual deviation."""
        if len(self.first) == 0:
            return 0.0, 1.0
        # Not a matrix product: BLAS would start threads, which cost more than they save.
        return _scale(np.maximum.reduceat(np.vecdot(self.sentences, vector), self.first))


def _scale(cosines: Floats) -> tuple[float, float]:
    # Quantiles, since the one passage that answers must not shift the scale.
    if len(cosines) < 2:
        return float(cosines.sum()), 1.0
    ranks = [round(share * (len(cosines) - 1)) for share in (0.5, 0.84)]
    middle, high = np.partition(cosines, ranks)[ranks].tolist()
    return middle, max(high - middle, _LEAST_DEVIATION)
