"""BM25 over folded syllables and their bigrams: what finds words typed without diacritics."""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.folding import terms

_K1, _B = 1.2, 0.75


class LexicalIndex:
    """A saved BM25 matrix. Rows are passages in the order they were given."""

    def __init__(self, matrix: Any, size: int) -> None:
        self._matrix = matrix
        self._size = size
        indptr = np.asarray(matrix.scores["indptr"])
        self._frequency = np.diff(indptr)
        self._vocabulary: dict[str, int] = matrix.vocab_dict

    @classmethod
    def build(cls, texts: Iterable[str]) -> "LexicalIndex":
        """Index `texts`, a row each."""
        vocabulary: dict[str, int] = {"": 0}
        # Numbers take a tenth of the memory of words. A text without a word gets an empty one: the
        # mean length must not be 0.
        documents = [
            np.array(
                [vocabulary.setdefault(term, len(vocabulary)) for term in terms(text)] or [0],
                dtype=np.int32,
            )
            for text in texts
        ]
        matrix = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        logging.getLogger("bm25s").setLevel(logging.ERROR)  # it announces itself
        known = documents or [np.zeros(1, dtype=np.int32)]
        matrix.index((known, vocabulary), show_progress=False)
        return cls(matrix, len(documents))

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Open what `save` wrote, memory-mapped; `size` is the number of rows."""
        return cls(bm25s.BM25.load(str(folder), mmap=True, show_progress=False), size)

    def save(self, folder: Path) -> None:
        """Write the matrix into `folder`."""
        self._matrix.save(str(folder), show_progress=False)

    def scores(self, question_terms: Sequence[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every row, float32 of shape `(rows,)`, for folded terms."""
        known = [term for term in question_terms if term in self._vocabulary]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        result: NDArray[np.float32] = self._matrix.get_scores(known)[: self._size]
        return result

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`, highest for one never seen."""
        column = self._vocabulary.get(term)
        seen = int(self._frequency[column]) if column is not None else 0
        return float(np.log(1 + (self._size - seen + 0.5) / (seen + 0.5)))
