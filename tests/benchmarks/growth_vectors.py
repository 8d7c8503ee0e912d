"""Measure the vectors of a store as it grows, each size in a process of its own.

The vectors are grown from real embeddings (see grown_vectors), the questions are real. A question's
cost is what the vectors' half of a search does: find 100 candidates, score as many again that the
words put forward, and score 5 sentences of each. Times are CPU time, which what else runs on the
machine disturbs least.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import faiss
import numpy as np
import psutil
from numpy.typing import NDArray

from index.encoder import Vectors, load_encoder
from index.quantised import QuantisedRows
from index.settings import settings
from index.vectors import VectorIndex
from tests.benchmarks.grown_vectors import RANKS, Growth
from tests.benchmarks.growth_lexical import real_passages, real_questions

TOP = 100
_SENTENCES = 5
_ASKED = 1000
_EXACT = 300


def real_vectors() -> Growth:
    """Embed the real passages, their thirds, and the real questions."""
    encoder = load_encoder(settings())
    texts = [part for passage in real_passages() for part in _parts(passage)]
    return Growth(encoder.encode(texts, "document"), encoder.encode(real_questions(), "query"))


def measure_vectors(sizes: Sequence[int], folder: Path) -> list[dict[str, float | str]]:
    """Build an index of each size under `folder` and return a row of figures for each.

    Times in ms (`build_s` in seconds), sizes in MB; `memory_mb` is what the process holds more
    after 1,000 questions, pages of mapped files included.
    """
    growth = real_vectors()
    rows = []
    for size in sizes:
        vectors = growth.grow(size)
        expected, grown = growth.expected([size])[0], growth.distances(vectors)
        asked = growth.questions[:_EXACT]
        _, nearest = faiss.knn(asked, vectors, RANKS, metric=faiss.METRIC_INNER_PRODUCT)
        where = folder / str(size)
        where.mkdir()
        began = time.perf_counter()
        VectorIndex.write(where / "passages", vectors)
        built = time.perf_counter() - began
        _write_sentences(where / "sentences", vectors)
        del vectors
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            used = other.submit(_used, where, growth.questions, nearest).result()
        written = {
            "passages": size,
            "build_s": built,
            "disk_mb": sum(f.stat().st_size for f in (where / "passages").iterdir()) / 1e6,
            "neighbour_1": f"{grown[0]:.3f} ({expected[0]:.3f})",
            "neighbour_10": f"{grown[-1]:.3f} ({expected[-1]:.3f})",
        }
        rows.append(written | used)
    return rows


def _parts(passage: str) -> list[str]:
    words = passage.split()
    cuts = [
        words[start : start + len(words) // pieces + 1]
        for pieces in (1, 3)
        for start in range(0, len(words), len(words) // pieces + 1)
    ]
    return [" ".join(cut) for cut in cuts]


def _write_sentences(folder: Path, vectors: Vectors) -> None:
    """Write as many sentences a passage as there are in real ones; what they are costs nothing."""
    count, dimension = vectors.shape
    sentences = QuantisedRows.create(folder, count * _SENTENCES, dimension, np.int8)
    for start in range(0, count, 10_000):
        some = np.repeat(vectors[start : start + 10_000], _SENTENCES, axis=0)
        sentences.put(slice(start * _SENTENCES, start * _SENTENCES + len(some)), some)
    sentences.flush()


def _used(folder: Path, questions: Vectors, nearest: NDArray[np.int64]) -> dict[str, float | str]:
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.perf_counter()
    index = VectorIndex.open(folder / "passages")
    sentences = QuantisedRows.open(folder / "sentences")
    opened = time.perf_counter() - began
    random = np.random.default_rng(0)
    asked = [questions[at % len(questions)] for at in range(_ASKED)]
    spent: dict[str, list[float]] = {"search": [], "both": []}
    found = []
    for at in (*range(0, _ASKED, 5), *range(_ASKED)):  # the first come from the disk
        others = random.integers(len(index), size=TOP)
        began = time.process_time()
        rows, _ = index.search(asked[at][None], TOP)
        between = time.process_time()
        pool = np.concatenate([rows[0], others])
        index.scores(pool, asked[at])
        starts = np.repeat(pool * _SENTENCES, _SENTENCES)
        sentences.scores(starts + np.tile(np.arange(_SENTENCES), len(pool)), asked[at])
        ended = time.process_time()
        spent["search"].append(between - began)
        spent["both"].append(ended - began)
        found.append(rows[0, :RANKS])
    held = process.memory_info().rss - before
    found = found[-_ASKED:][: len(nearest)]
    shares = [np.isin(best, rows).mean() for best, rows in zip(nearest, found, strict=True)]
    figures = {name: np.percentile(times[-_ASKED:], (50, 95)) for name, times in spent.items()}
    return {
        "index": index.kind,
        "open_ms": 1e3 * opened,
        "search_p50_ms": 1e3 * float(figures["search"][0]),
        "search_p95_ms": 1e3 * float(figures["search"][1]),
        "p50_ms": 1e3 * float(figures["both"][0]),
        "p95_ms": 1e3 * float(figures["both"][1]),
        "memory_mb": held / 1e6,
        "recall": float(np.mean(shares)),
    }
