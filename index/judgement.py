"""How likely a sentence answers a question: a logistic model over a few kinds of evidence."""

import math
from dataclasses import dataclass

from index.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a sentence. None of it depends on how large the corpus is.

    `cosine` is that of question and sentence; `cover` the rarity-weighted share of the question's
    words found in it, from 0 to 1; `unmet` how many kinds of things asked for it lacks (a number,
    a person, a date …); `lacks_place` and `lacks_year` that neither it nor its headings
    speak of a place or year the question names; `foreign` that the question is not Vietnamese.
    """

    foreign: bool
    cosine: float
    cover: float
    unmet: int
    lacks_place: bool
    lacks_year: bool


def logit(evidence: Evidence) -> float:
    """Return the log-odds that the sentence answers."""
    weights = WEIGHTS.judgement
    return (
        weights.bias
        + weights.foreign * evidence.foreign
        + weights.cosine * evidence.cosine
        + weights.cover * evidence.cover
        + weights.unmet * evidence.unmet
        + weights.lacks_place * evidence.lacks_place
        + weights.lacks_year * evidence.lacks_year
    )


def probability(evidence: Evidence) -> float:
    """Return the calibrated chance that the sentence answers, between 0 and 1."""
    return 1 / (1 + math.exp(-logit(evidence)))
