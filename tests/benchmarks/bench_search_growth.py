"""Measure the search as the store grows: 10,000, 100,000 and 1,000,000 passages.

    .venv/bin/python -m tests.benchmarks.bench_search_growth OUT [PASSAGES …]

Prints a table for each half of the search and writes search-growth.png into the folder OUT. How
each half is grown from real texts and what is measured stands in growth_vectors, grown_vectors and
growth_lexical.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.growth_lexical import measure_lexical
from tests.benchmarks.growth_vectors import measure_vectors

SIZES = (10_000, 100_000, 1_000_000)
HALVES: Mapping[str, Callable[[Sequence[int], Path], list[Any]]] = {
    "vectors": measure_vectors,
    "words": measure_lexical,
}
_NAMES = {
    "passages": "passages",
    "index": "index",
    "build_s": "built, s",
    "disk_mb": "on disk, MB",
    "open_ms": "opened, ms",
    "memory_mb": "memory after all questions, MB",
    "search_p50_ms": "100 candidates, p50 ms",
    "search_p95_ms": "100 candidates, p95 ms",
    "p50_ms": "this half of a search, p50 ms",
    "p95_ms": "this half of a search, p95 ms",
    "recall": "recall against exact search",
    "neighbour_1": "distance to the nearest (as real texts lead to)",
    "neighbour_10": "distance to the 10th (as real texts lead to)",
}


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Lay the figures of one half out in Markdown, a column a size, and the growth of its p95."""
    lines = [
        [name, *(_said(key, row[key]) for row in rows)]
        for key, name in _NAMES.items()
        if key in rows[0]
    ]
    lines.insert(1, ["---"] * len(lines[0]))
    said = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"{said}\n\np95 grows {rows[-1]['p95_ms'] / rows[0]['p95_ms']:.2f}-fold."


def _said(key: str, value: float | str) -> str:
    if isinstance(value, str):
        return value
    digits = 3 if key == "recall" else 2 if key.endswith(("p50_ms", "p95_ms")) else 1
    return f"{value:,.{0 if key == 'passages' else digits}f}"


def draw(found: Mapping[str, Sequence[Mapping[str, Any]]], path: Path) -> None:
    """Plot p50 and p95 of every half, and of both together, by size."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.5, 4.2), layout="constrained")
    axes = figure.subplots()
    sizes = [row["passages"] for row in next(iter(found.values()))]
    both = [sum(row["p95_ms"] for row in rows) for rows in zip(*found.values(), strict=True)]
    axes.plot(sizes, both, "k-o", label="both, p95")
    for (name, rows), colour in zip(found.items(), ("#56B4E9", "#E69F00"), strict=False):
        for figure_of, style in (("p95_ms", "-s"), ("p50_ms", "--s")):
            label = f"{name}, {figure_of.removesuffix('_ms')}"
            axes.plot(sizes, [row[figure_of] for row in rows], style, color=colour, label=label)
    axes.axhline(2 * both[0], color="grey", linestyle=":", label="twice both at the smallest")
    axes.set(xscale="log", xlabel="passages", ylabel="ms of CPU a question", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(path, dpi=150)


def main() -> None:
    """Measure both halves at all sizes; print and plot."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [int(argument) for argument in sys.argv[2:]] or list(SIZES)
    found = {}
    for name, measure in HALVES.items():
        with tempfile.TemporaryDirectory(prefix="hoi-pho-bench-") as scratch:
            found[name] = measure(sizes, Path(scratch))
        print(f"\n## {name}\n\n{table(found[name])}", flush=True)
    both = [sum(row["p95_ms"] for row in rows) for rows in zip(*found.values(), strict=True)]
    print(f"\nBoth halves: p95 {both[0]:.2f} → {both[-1]:.2f} ms, {both[-1] / both[0]:.2f}-fold.")
    draw(found, folder / "search-growth.png")


if __name__ == "__main__":
    main()
