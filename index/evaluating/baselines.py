"""Baselines over the same passages as our search: dense vectors, BM25 and their fusion."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import bm25s
import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.evaluating.metrics import Ints
from index.ingest.embedding import embedded_text
from index.store.generations import Store
from index.text.folding import terms, words

# Passages ranked per question: enough for the first ten documents, and the usual depth of RRF.
_DEPTH = 1000
_RRF = 60  # the constant of Cormack et al. 2009
_K1, _B = 1.2, 0.75  # the parameters of Lucene

# Rows of passages, best first; shape (questions, depth), filled up with -1.
Rows = Ints
DENSE, BM25, FOLDED, FUSED = "dense", "bm25", "bm25-folded", "rrf"


class Baselines:
    """Dense vectors in FAISS, BM25 with and without folding, and fusion of dense and folded."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Index the passages of `store`; their vectors are the store's."""
        texts = [
            embedded_text(store.catalogue.document(passage.document_id), passage)
            for passage in store.catalogue.all_passages()
        ]
        self.vectors = store.vectors.of(np.arange(len(texts)))
        self.owners = store.owners
        self.names = [document.id for document in store.catalogue.documents]
        self._rows = {name: row for row, name in enumerate(self.names)}
        self._encoder = encoder
        self._index = faiss.IndexFlatIP(encoder.dimension)
        self._index.add(self.vectors)
        self._depth = min(_DEPTH, len(texts))
        self._lexical = {name: Bm25(texts, cut) for name, cut in _CUTS.items()}

    def rank(self, questions: Sequence[str]) -> Mapping[str, Rows]:
        """Return the ranking of `questions` by each system."""
        _, dense = self._index.search(self._encoder.encode(questions, "query"), self._depth)
        rankings = {DENSE: dense.astype(np.int64)}
        for name, lexical in self._lexical.items():
            rankings[name] = lexical.rank(questions, self._depth)
        size = len(self.vectors)
        pairs = zip(rankings[DENSE], rankings[FOLDED], strict=True)
        rankings[FUSED] = np.array([_fuse(both, size, self._depth) for both in pairs])
        return rankings

    def nearest(
        self, questions: Sequence[str], left_out: Sequence[Collection[str]]
    ) -> Iterator[tuple[float, bool, float]]:
        """Yield three values for each question.

        The cosine of the nearest passage; whether that passage is of a document in `left_out[i]`
        (ids); and the cosine of the nearest passage of the other documents, -1 if there is none.
        """
        vectors = self._encoder.encode(questions, "query")
        for vector, names in zip(vectors, left_out, strict=True):
            cosines = self.vectors @ vector
            best = int(np.argmax(cosines))
            out = np.isin(self.owners, [self._rows[name] for name in names if name in self._rows])
            yield float(cosines[best]), bool(out[best]), float(cosines[~out].max(initial=-1.0))


class Bm25:
    """BM25 over the words into which `cut` splits a text."""

    def __init__(self, texts: Sequence[str], cut: Callable[[str], list[str]]) -> None:
        logging.getLogger("bm25s").setLevel(logging.ERROR)  # it logs its progress
        self._cut = cut
        self._size = len(texts)
        self._matrix: Any = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        self._matrix.index([cut(text) or [""] for text in texts], show_progress=False)

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the score of every text; 0 for a text without a word of `question`."""
        vocabulary = self._matrix.vocab_dict
        tokens = [word for word in self._cut(question) if word in vocabulary]
        if not tokens:
            return np.zeros(self._size, dtype=np.float32)
        scores: NDArray[np.float32] = self._matrix.get_scores(tokens)
        return scores

    def rank(self, questions: Sequence[str], depth: int) -> Rows:
        """Return the rows of the best `depth` texts with a word of each question, best first."""
        ranking = np.full((len(questions), depth), -1, dtype=np.int64)
        for row, question in zip(ranking, questions, strict=True):
            scores = self.scores(question)
            best = np.argsort(-scores, kind="stable")[:depth]
            row[: len(best)] = np.where(scores[best] > 0, best, -1)
        return ranking


_CUTS: Mapping[str, Callable[[str], list[str]]] = {BM25: words, FOLDED: terms}


def _fuse(rankings: Sequence[Ints], size: int, depth: int) -> Ints:
    """Return the rows of passages by reciprocal-rank fusion of `rankings`, best first."""
    scores = np.zeros(size)
    for rows in rankings:
        passages = rows[rows >= 0]
        scores[passages] += 1 / (_RRF + np.arange(1, len(passages) + 1))
    best = np.argsort(-scores, kind="stable")[:depth]
    return np.where(scores[best] > 0, best, -1)
