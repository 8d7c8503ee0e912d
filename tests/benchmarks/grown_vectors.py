"""Vectors of a corpus larger than any that can be embedded here, grown from real embeddings.

Each grown vector lies between a real one and one of its neighbours, so that no clouds stand apart,
moved by `spread` times the difference of two other real neighbours, so that the noise has the
directions in which real texts differ. `spread` is the one parameter. It is fitted: over real
subsamples of growing size the median distance from real questions to their 1st … 10th neighbour
follows a power of the size; `spread` is chosen so that the 10th neighbour lies where that power
law puts it, at the size asked for or at 100,000 if that is less. What no noise can give is the
nearest: the power law has it come closer, as if ever better answers were written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder, Vectors

RANKS = 10
_CHUNK = 50_000
_QUESTIONS = 200
_HALVINGS = 4
_STEPS = 5
_FITTED_UP_TO = 100_000
_NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """Grows `real`, float32 of shape `(n, d)`, unit vectors, by the noise fitted to `questions`.

    `parts[i]` are the rows that come from passage i: the first is the whole passage's.
    """

    real: Vectors
    parts: NDArray[np.int64]
    questions: Vectors

    @classmethod
    def of(cls, encoder: Encoder, passages: Sequence[str], questions: Sequence[str]) -> "Growth":
        """Embed the passages, their thirds, and the questions."""
        texts = [part for passage in passages for part in (passage, *_thirds(passage))]
        parts = np.arange(len(texts)).reshape(len(passages), -1)
        return cls(encoder.encode(texts, "document"), parts, encoder.encode(questions, "query"))

    def grow(
        self, based_on: NDArray[np.int64], spread: float | None = None, seed: int = 0
    ) -> Vectors:
        """Return a unit vector for each of the passages `based_on`, float32.

        The first of them stand for the passages themselves, all the others for grown ones.
        """
        count, real = len(based_on), len(self.parts)
        if spread is None:
            spread = self.fitted_spread(based_on[:_FITTED_UP_TO])
        random = np.random.default_rng(seed)
        neighbours = _exact(self.real, self.real, _NEIGHBOURS + 1)[1][:, 1:]
        grown = np.empty((count, self.real.shape[1]), dtype=np.float32)
        grown[:real] = self.real[self.parts[:count, 0]]
        for start in range(real, count, _CHUNK):
            size = min(_CHUNK, count - start)
            part = random.integers(self.parts.shape[1], size=size)
            base = self.parts[based_on[start : start + size], part]
            one = random.integers(len(self.real), size=size)
            near, other = (
                neighbours[some, random.integers(_NEIGHBOURS, size=size)] for some in (base, one)
            )
            share = random.random((size, 1), dtype=np.float32)
            between = self.real[base] + share * (self.real[near] - self.real[base])
            some = between + np.float32(spread) * (self.real[one] - self.real[other])
            grown[start : start + size] = some / np.linalg.norm(some, axis=1, keepdims=True)
        return grown

    def fitted_spread(self, based_on: NDArray[np.int64]) -> float:
        """Return the spread that puts the 10th neighbour where `expected` says."""
        target = self.expected([len(based_on)])[0][-1]
        low, high = 0.0, 2.0
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if self.distances(self.grow(based_on, middle))[-1] < target:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def expected(self, counts: Sequence[int]) -> NDArray[np.float64]:
        """Return the distances to the neighbours 1 … 10 that real texts lead to, a row a count."""
        random = np.random.default_rng(0)
        sizes = [len(self.real) >> halving for halving in range(_HALVINGS)]
        seen = [
            self.distances(self.real[random.choice(len(self.real), size, replace=False)])
            for size in sizes
        ]
        power, offset = np.polyfit(np.log(sizes), np.log(seen), 1)
        expected: NDArray[np.float64] = np.exp(offset + power * np.log(counts)[:, None])
        return expected

    def distances(self, vectors: Vectors) -> NDArray[np.float64]:
        """Return the median distance (1 - cosine) from the questions to neighbours 1 … 10."""
        questions = self.questions[:: max(len(self.questions) // _QUESTIONS, 1)]
        nearest = _exact(vectors, questions, RANKS)[0].astype(np.float64)
        found: NDArray[np.float64] = 1 - np.median(nearest, axis=0)
        return found


def _thirds(passage: str) -> list[str]:
    said = passage.split()
    size = len(said) // 3 + 1
    return [" ".join(said[start : start + size] or said) for start in (0, size, 2 * size)]


def _exact(vectors: Vectors, queries: Vectors, count: int) -> tuple[Vectors, NDArray[np.int64]]:
    scores, rows = faiss.knn(queries, vectors, count, metric=faiss.METRIC_INNER_PRODUCT)
    return scores, rows
