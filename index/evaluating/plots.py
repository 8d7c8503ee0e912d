"""Draw recall, risk against coverage, and calibration, with one panel per condition."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.evaluating import metrics
from index.evaluating.evaluation import COSINE, OURS, ConditionResult

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Colours of Okabe and Ito, distinct for the colour-blind too; markers for print.
_STYLES = {
    "dense": ("#56B4E9", "s", "dense (FAISS)"),
    "bm25": ("#E69F00", "^", "BM25"),
    "bm25-folded": ("#009E73", "v", "BM25, folded + bigrams"),
    "rrf": ("#CC79A7", "D", "reciprocal-rank fusion"),
    "ours": ("#000000", "o", "Hỏi Phố"),
}
_COSINE_COLOUR = "#56B4E9"
_COLUMNS = 3


def draw(conditions: Sequence[ConditionResult], k: int, name: str, folder: Path) -> list[Path]:
    """Write three PNG files for the question set `name` into `folder`; return their paths."""
    paths = []
    for kind, title, panel in (
        ("recall", "R@k: share of questions with a right document among the first k", _recall),
        ("risk-coverage", "Risk against coverage, half of the questions unanswerable", _risk),
        ("calibration", "Calibration of the probability, half unanswerable", _calibration),
    ):
        path = folder / f"{kind}.png"
        with _panels(conditions, f"{name} – {title}", path) as axes:
            for one, ax in zip(conditions, axes, strict=True):
                ax.set_title(f"{one.condition.title} ({len(one.condition.questions)})", fontsize=9)
                ax.grid(alpha=0.3)
                panel(ax, one, k)
        paths.append(path)
    return paths


@contextmanager
def _panels(
    conditions: Sequence[ConditionResult], title: str, path: Path
) -> Iterator[list["Axes"]]:
    """Yield one axes per condition; on exit draw their common legend and write the file."""
    # Importing matplotlib takes a second, which the other commands need not spend.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    columns = min(_COLUMNS, len(conditions))
    rows = -(-len(conditions) // columns)
    width, height = max(4.0 * columns, 6.5), 3.2 * rows + 1.1
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False).ravel()
    for unused in grid[len(conditions) :]:
        unused.remove()
    axes = list(grid[: len(conditions)])
    yield axes
    figure.suptitle(title, fontsize=11)
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=8, frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)


def _recall(ax: "Axes", one: ConditionResult, k: int) -> None:
    cutoffs = range(1, k + 1)
    for system, ranks in one.ranks.items():
        colour, marker, label = _STYLES[system]
        values = [metrics.recall_at(ranks, cutoff) for cutoff in cutoffs]
        width = 2.0 if system == OURS else 1.2
        ax.plot(cutoffs, values, color=colour, marker=marker, label=label, lw=width, ms=4)
    lowest = min(metrics.recall_at(ranks, 1) for ranks in one.ranks.values())
    bottom = max(0.0, np.floor(10 * lowest - 0.5) / 10)
    ax.set(xlabel="k", ylabel="R@k", ylim=(bottom, 1.01), xticks=list(cutoffs))


def _risk(ax: "Axes", one: ConditionResult, _: int) -> None:
    for system, colour, dashes, label in (
        (COSINE, _COSINE_COLOUR, "--", "cosine of the nearest passage"),
        (OURS, "#000000", "-", "Hỏi Phố: probability"),
    ):
        coverage, risk = metrics.risk_coverage(*one.judgements[system].both)
        ax.plot(coverage, risk, color=colour, ls=dashes, label=label)
    ax.set(xlabel="coverage (share answered)", ylabel="risk (share of these wrong)")
    ax.set(xlim=(0, 1), ylim=(0, 0.7))


def _calibration(ax: "Axes", one: ConditionResult, _: int) -> None:
    judgements = one.judgements[OURS]
    counts, means, right = metrics.reliability(*judgements.both)
    ax.plot([0, 1], [0, 1], color="#888888", lw=1, ls="--", label="perfectly calibrated")
    some = counts > 0
    share = counts / counts.sum()
    edges = np.arange(len(counts)) / len(counts)
    ax.bar(
        edges, share, 1 / len(counts), align="edge", color="#E69F00", alpha=0.35,
        label="share of the answers",
    )  # fmt: skip
    ax.plot(means[some], right[some], color="#000000", marker="o", ms=4, label="Hỏi Phố")
    ax.text(
        0.03, 0.93, f"ECE {judgements.calibration_error:.3f}", transform=ax.transAxes, fontsize=8
    )
    ax.set(xlabel="probability said", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
