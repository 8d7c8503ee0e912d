"""Measure the search in one store, in the process that calls.

What is measured is `Retriever.search` itself: the question's spelling and language, the encoder's
pass, both searches for 100 passages, the sentences of all these, fusing, and reading the best ten
from SQLite. The encoder's pass is timed within each search, so that both are told of the same run.
All questions are asked several times over; a question's time is the least of its own, which what
else runs on the machine disturbs least, and p50 and p95 are those of the questions.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from index.encoding.encoder import Encoder, Role, Vectors, load_encoder
from index.question.query import Query
from index.search.retriever import Retriever
from index.store.generations import Store, open_store
from index.weights import WEIGHTS
from settings import load_settings

RANKS = 10
_ROUNDS = 5
Figures = dict[str, float | str]


@dataclass
class TimedEncoder:
    """An encoder that keeps how long it took in all: seconds that passed, and of CPU time."""

    encoder: Encoder
    spent: NDArray[np.float64] = field(default_factory=lambda: np.zeros(2))

    def __post_init__(self) -> None:
        self.name, self.dimension = self.encoder.name, self.encoder.dimension

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See Encoder."""
        began = _now()
        vectors = self.encoder.encode(texts, role)
        self.spent += _now() - began
        return vectors


def measure(store: Path, questions: Sequence[str]) -> tuple[Figures, Vectors, NDArray[np.int64]]:
    """Open `store` and ask `questions`; return figures, the questions' vectors and nearest rows.

    Times in ms, memory in MB: what the process holds beyond its libraries before it opens anything,
    and with these, after all questions, pages of mapped files included.
    """
    process = psutil.Process()
    before = process.memory_info().rss
    encoder = TimedEncoder(load_encoder(load_settings()))
    encoder.encode(questions[:1], "query")
    began = time.perf_counter()
    opened = open_store(store)
    retriever = Retriever(opened, encoder)
    open_ms = 1e3 * (time.perf_counter() - began)
    for question in questions:  # what is on disk comes into memory
        retriever.search(question)
    rounds = [[_search(retriever, encoder, some) for some in questions] for _ in range(_ROUNDS)]
    whole, without = np.min(rounds, axis=0).T
    held = process.memory_info().rss
    figures: Figures = {
        "index": opened.vectors.kind,
        "open_ms": open_ms,
        "memory_mb": held / 1e6,
        "memory_more_mb": (held - before) / 1e6,
    }
    for name, times in (("whole", whole), ("without", without)):
        for clock, ms in zip(("wall", "cpu"), times, strict=True):
            for percent in (50, 95):
                figures[f"{name}_{clock}_p{percent}"] = float(np.percentile(ms, percent))
    queries = [retriever._reader.read(question) for question in questions]
    vectors, _ = retriever._reader.vectors(queries)
    halves, nearest = _halves(opened, queries, vectors)
    return figures | halves, vectors, nearest


def _search(retriever: Retriever, encoder: TimedEncoder, question: str) -> NDArray[np.float64]:
    """Return what one search took, whole and without the encoder's pass, in ms of both clocks."""
    encoder.spent[:] = 0
    began = _now()
    retriever.search(question)
    whole = _now() - began
    return 1e3 * np.stack([whole, whole - encoder.spent], axis=1)


def _now() -> NDArray[np.float64]:
    return np.array([time.perf_counter(), time.process_time()])


def _halves(
    store: Store, queries: Sequence[Query], vectors: Vectors
) -> tuple[Figures, NDArray[np.int64]]:
    """Return what either half of the search costs alone and what the words' half misses of an exact
    search, and the rows that the vectors' half finds."""
    everything, count = np.arange(len(store.vectors)), WEIGHTS.candidates
    rounds: list[list[tuple[float, float]]] = []
    for _ in range(_ROUNDS):
        rounds.append([])
        nearest, worded = [], []
        for query, vector in zip(queries, vectors, strict=True):
            began = time.process_time()
            nearest.append(store.vectors.search(vector[None], count)[0][0, :RANKS])
            between = time.process_time()
            worded.append(store.lexical.top(query.terms, count)[0])
            rounds[-1].append((between - began, time.process_time() - between))
    vectors_ms, words_ms = 1e3 * np.percentile(np.min(rounds, axis=0), 95, axis=0)
    recalls = []
    for query, found in zip(queries, worded, strict=True):
        scores = store.lexical.scores_of(everything, query.terms)
        best = np.argsort(-scores, kind="stable")[:count]
        recalls.append(np.isin(best[scores[best] > 0], found).mean())
    figures: Figures = {
        "vectors_cpu_p95": float(vectors_ms),
        "words_cpu_p95": float(words_ms),
        "words_recall": float(np.mean(recalls)),
    }
    return figures, np.stack(nearest)
