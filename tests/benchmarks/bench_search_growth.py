"""Measure the search as the store grows: 10,000, 100,000 and 1,000,000 passages.

    .venv/bin/python -m tests.benchmarks.bench_search_growth OUT [--stores DIR] [PASSAGES …]

Prints a table in Markdown and writes search-growth.png into the folder OUT. Each store is a whole
one, grown from real texts (see grown_store), opened and asked as the assistant does it, in a
process of its own (see growth_search). A million passages take half an hour and 6 GB of disk; with
--stores they stay in DIR, and those that are there are measured as they are.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Vectors, load_encoder
from index.store.generations import current_generation
from index.store.translated import VECTORS
from index.store.vectors.quantised import QuantisedRows
from settings import load_settings
from tests.benchmarks.grown_store import write
from tests.benchmarks.grown_vectors import Growth
from tests.benchmarks.grown_words import bases, real_passages, real_questions
from tests.benchmarks.growth_search import RANKS, measure

SIZES = (10_000, 100_000, 1_000_000)
_GROWING = {
    "whole_cpu_p95": "The whole search, CPU time",
    "whole_wall_p95": "The whole search, as one waits for it",
    "without_cpu_p95": "Without the encoder's pass, CPU time",
    "without_wall_p95": "Without the encoder's pass, as one waits for it",
}
# What a row is called, and how many digits it has after the point.
_ROWS = {
    "passages": ("passages", 0),
    "index": ("index of the vectors", 0),
    "whole_wall_p50": ("a whole search, p50 ms", 1),
    "whole_wall_p95": ("a whole search, p95 ms", 1),
    "whole_cpu_p50": ("– of CPU time, p50 ms", 1),
    "whole_cpu_p95": ("– of CPU time, p95 ms", 1),
    "without_wall_p50": ("without the encoder's pass, p50 ms", 2),
    "without_wall_p95": ("without the encoder's pass, p95 ms", 2),
    "without_cpu_p50": ("– of CPU time, p50 ms", 2),
    "without_cpu_p95": ("– of CPU time, p95 ms", 2),
    "vectors_cpu_p95": ("– 100 nearest vectors alone, CPU, p95 ms", 2),
    "words_cpu_p95": ("– 100 best by words alone, CPU, p95 ms", 2),
    "vectors_recall": ("recall@10 of the vectors, against exact search", 4),
    "words_recall": ("recall@100 of the words, against exact search", 4),
    "memory_mb": ("memory of the process after all questions, MB", 0),
    "open_ms": ("opened, ms", 0),
    "vectors_s": ("index of the vectors written, s of CPU", 1),
    "words_s": ("index of the words written, s of CPU", 1),
    "disk_mb": ("on disk, MB", 0),
    "passages_mb": ("– vectors of the passages and their index, MB", 0),
    "sentences_mb": ("– vectors of the sentences, MB", 0),
    "lexical_mb": ("– index of the words, MB", 0),
    "catalogue_mb": ("– catalogue of the texts, MB", 0),
    "neighbour_1": ("distance to the nearest (as real texts lead to)", 0),
    "neighbour_10": ("distance to the 10th (as real texts lead to)", 0),
}


def measured(sizes: Sequence[int], stores: Path) -> list[dict[str, Any]]:
    """Write a store of each size into `stores` and ask it; return a row of figures for each."""
    passages, questions = real_passages(), real_questions()
    encoder = load_encoder(load_settings())
    growth = Growth.of(encoder, passages, questions)
    rows = []
    for size in sizes:
        based_on = bases(len(passages), size)
        vectors = growth.grow(based_on)
        expected, grown = growth.expected([size])[0], growth.distances(vectors)
        folder, note = stores / str(size), stores / f"{size}.json"
        if not note.exists():
            written = write(folder, encoder.name, passages, questions, based_on, vectors)
            note.write_text(json.dumps(written), encoding="utf-8")
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            found, asked, rows_found = other.submit(measure, folder, questions).result()
        nearest = nearest_of_all(folder, asked)
        shares = [np.isin(*pair).mean() for pair in zip(nearest, rows_found, strict=True)]
        rows.append(
            found
            | {"passages": size, "vectors_recall": float(np.mean(shares))}
            | json.loads(note.read_text(encoding="utf-8"))
            | {
                f"neighbour_{rank}": f"{grown[rank - 1]:.3f} ({expected[rank - 1]:.3f})"
                for rank in (1, RANKS)
            }
        )
        print(f"{size:,} passages measured", file=sys.stderr, flush=True)
    return rows


def nearest_of_all(store: Path, asked: Vectors) -> NDArray[np.int64]:
    """Return the rows nearest to each of `asked`, of all that `store` holds; `(q, RANKS)`."""
    scores: NDArray[np.float32] = np.empty((len(asked), 0), np.float32)
    rows: NDArray[np.int64] = np.empty((len(asked), 0), np.int64)
    first = 0
    for chunk in QuantisedRows.open(current_generation(store) / VECTORS).chunks():
        found, places = faiss.knn(asked, chunk, RANKS, metric=faiss.METRIC_INNER_PRODUCT)
        scores, rows = np.hstack([scores, found]), np.hstack([rows, places + first])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :RANKS]
        scores = np.take_along_axis(scores, best, axis=1)
        rows = np.take_along_axis(rows, best, axis=1)
        first += len(chunk)
    return rows


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Lay the figures out in Markdown, a column a size."""
    lines = [
        [name, *(_said(row[key], digits) for row in rows)] for key, (name, digits) in _ROWS.items()
    ]
    lines.insert(1, ["---", *["---:"] * len(rows)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _said(value: float | str, digits: int) -> str:
    return value if isinstance(value, str) else f"{value:,.{digits}f}"


def growth_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Say how each p95 grows from the first row to the last."""
    lines = ["| p95 | from | to | times |", "| --- | ---: | ---: | ---: |"]
    for key, name in _GROWING.items():
        first, last = rows[0][key], rows[-1][key]
        lines.append(f"| {name} | {first:.2f} ms | {last:.2f} ms | {last / first:.2f} |")
    return "\n".join(lines)


def draw(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Plot p50 and p95 of the search, with and without the encoder's pass, by size."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.5, 4.2), layout="constrained")
    axes = figure.subplots()
    sizes = [row["passages"] for row in rows]
    kinds = {
        "whole": ("the whole search", "#0072B2"),
        "without": ("without the encoder's pass", "#E69F00"),
    }
    for key, (name, colour) in kinds.items():
        for figure_of, style in (("p95", "-o"), ("p50", "--o")):
            values = [row[f"{key}_cpu_{figure_of}"] for row in rows]
            axes.plot(sizes, values, style, color=colour, label=f"{name}, {figure_of}")
        twice = 2 * rows[0][f"{key}_cpu_p95"]
        axes.axhline(twice, color=colour, linestyle=":", label="twice its p95 at the smallest")
    axes.set(xscale="log", xlabel="passages", ylabel="ms of CPU time a question", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(path, dpi=150)


def main() -> None:
    """Measure all sizes; print and plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="where the plot goes")
    parser.add_argument("passages", type=int, nargs="*", default=SIZES)
    parser.add_argument("--stores", type=Path, help="where the stores are, or stay")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    began = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as scratch:
        rows = measured(asked.passages, asked.stores or Path(scratch))
    print(f"\n{table(rows)}\n\n{growth_of(rows)}")
    cores, ended = os.cpu_count(), os.getloadavg()[0]
    print(
        f"\nLoad of the machine: {began:.1f} at the start, {ended:.1f} at the end, {cores} cores."
    )
    draw(rows, asked.out / "search-growth.png")


if __name__ == "__main__":
    main()
