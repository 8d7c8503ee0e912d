"""How likely a sentence answers a question: a logistic model over a few kinds of evidence."""

import math
from dataclasses import dataclass

from index.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a sentence. Little of it depends on how large the corpus is.

    `cosine` is that of question and sentence; `lead` how far the passage's score is ahead of the
    next ones'; `share` the sentence's weighed share of the question's terms; `cover` the
    rarity-weighted share of the things asked about that the sentence and its heading speak of;
    `unmet` how many of the things asked for it lacks (a number, a person, a date …); `uncounted`
    that something is to be counted which it does not count; `lacks_place` and `lacks_year` that
    neither it nor its headings speak of a place or year the question names, or they do of another
    one in an order; `foreign` that the
    question is not Vietnamese.
    """

    foreign: bool
    cosine: float
    lead: float
    share: float
    cover: float
    unmet: int
    uncounted: bool
    lacks_place: bool
    lacks_year: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passage as judged for a question.

    `answer_row` is the row of its best sentence; `span` what to quote: that sentence, or what makes
    it understandable around it; `unit_path` the heading path of the innermost unit that stands in.
    """

    evidence: Evidence
    answer_row: int
    span: tuple[int, int]
    unit_path: str


def logit(evidence: Evidence) -> float:
    """Return the log-odds that the sentence answers."""
    weights = WEIGHTS.judgement
    return (
        weights.bias
        + weights.foreign * evidence.foreign
        + weights.cosine * evidence.cosine
        + weights.lead * evidence.lead
        + weights.share * evidence.share
        + weights.cover * evidence.cover
        + weights.unmet * evidence.unmet
        + weights.uncounted * evidence.uncounted
        + weights.lacks_place * evidence.lacks_place
        + weights.lacks_year * evidence.lacks_year
    )


def probability(evidence: Evidence) -> float:
    """Return the calibrated chance that the sentence answers, between 0 and 1."""
    # The logistic function, in a form that cannot overflow.
    return 0.5 * (1 + math.tanh(logit(evidence) / 2))


def odds(probability: float) -> float:
    """Return the log-odds of a `probability` between 0 and 1."""
    return math.log(probability / (1 - probability))
