"""Metrics of rankings, of probabilities and of the difference between two systems."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

BINS = 15
_SAMPLES = 2000


def recall_at(ranks: Ints, k: int) -> float:
    """Return the share of questions with a right document among the first `k`.

    `ranks` holds the rank of the first right document of each question, from 1; 0 for none.
    """
    return float(((ranks > 0) & (ranks <= k)).mean()) if len(ranks) else 0.0


def reciprocal_ranks(ranks: Ints, k: int) -> Floats:
    """Return 1/rank of each question; 0 for a rank of 0 or above `k`."""
    is_counted = (ranks > 0) & (ranks <= k)
    return np.where(is_counted, 1 / np.maximum(ranks, 1), 0.0)


def mean_reciprocal_rank(ranks: Ints, k: int) -> float:
    """Return MRR@k."""
    return float(reciprocal_ranks(ranks, k).mean()) if len(ranks) else 0.0


def interval_of_difference(first: Floats, second: Floats) -> tuple[float, float]:
    """Return the 95 % interval of `mean(first - second)`, by paired bootstrap over questions."""
    difference = first - second
    random = np.random.default_rng(0)
    samples = random.integers(len(difference), size=(_SAMPLES, len(difference)))
    low, high = np.percentile(difference[samples].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def auroc(positives: Floats, negatives: Floats) -> float:
    """Return the probability that a positive scores above a negative; a tie counts half.

    This is the Mann-Whitney statistic over the number of pairs; nan without any pair.
    """
    if not len(positives) or not len(negatives):
        return float("nan")
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, side="left")
    not_above = np.searchsorted(ordered, positives, side="right")
    return float((below + not_above).mean() / (2 * len(negatives)))


def answered_when_kept(positives: Floats, negatives: Floats, kept: float = 0.9) -> float:
    """Return the share of `negatives` at or above a threshold.

    The threshold is the highest one with at least the share `kept` of `positives` at or above it.
    """
    if not len(positives) or not len(negatives):
        return float("nan")
    count = int(np.ceil(kept * len(positives) - 1e-9))
    threshold = np.sort(positives)[::-1][max(count, 1) - 1]
    return float((negatives >= threshold).mean())


class Reliability(NamedTuple):
    """Per bin of probability: number of questions, mean probability, share of right answers."""

    counts: Ints
    means: Floats
    right: Floats


def reliability(probabilities: Floats, right: Bools, bins: int = BINS) -> Reliability:
    """Return the statistics of `bins` bins of equal width over [0, 1]; nan in an empty bin."""
    rows = np.minimum((probabilities * bins).astype(np.int64), bins - 1)
    counts = np.bincount(rows, minlength=bins)
    with np.errstate(invalid="ignore"):
        means = np.bincount(rows, weights=probabilities, minlength=bins) / counts
        shares = np.bincount(rows, weights=right.astype(float), minlength=bins) / counts
    return Reliability(counts, means, shares)


def calibration_error(probabilities: Floats, right: Bools, bins: int = BINS) -> float:
    """Return the expected calibration error: the mean over bins, weighted by their counts, of
    |mean probability - share right|; nan without probabilities.
    """
    if not len(probabilities):
        return float("nan")
    counts, means, shares = reliability(probabilities, right, bins)
    return float(np.nansum(counts * np.abs(means - shares)) / counts.sum())


def risk_coverage(scores: Floats, right: Bools) -> tuple[Floats, Floats]:
    """Return coverage and risk for 1, 2, … questions answered, the highest scores first.

    Coverage is the share of all questions answered, risk the share of those answered wrongly.
    """
    order = np.argsort(-scores, kind="stable")
    answered = np.arange(1, len(scores) + 1)
    return answered / len(scores), np.cumsum(~right[order]) / answered


def cutoffs(k: int) -> list[int]:
    """Return the cutoffs of the report, ascending: those of 1, 5 and 10 below `k`, and `k`."""
    return sorted({cutoff for cutoff in (1, 5, 10) if cutoff < k} | {k})
