"""The evidence that a sentence answers a question, and the probability by a logistic model."""

import math
from dataclasses import dataclass

from index.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of the logistic model for one sentence; few depend on the size of the corpus.

    - `foreign`: the question is not Vietnamese.
    - `rendered`: and the passage is there in its language, which raises cosine and lead.
    - `cosine`: of the vectors of question and sentence.
    - `lead`: the passage's score minus the mean score of its rivals.
    - `ahead`: the passage's score minus that of its best rival, at most 8 either way.
    - `length`: the natural log of the number of syllables in the question: of a short one, all
      should be found again.
    - `share`: the share of the question's terms in the sentence, weighted, from 0 to 1.
    - `cover`: the share of the things that the question speaks of in the sentence and its heading,
      weighted by rarity, from 0 to 1.
    - `unmet`: how many things the question expects (a number, a person, a date …) are missing.
    - `uncounted`: the question asks how many of something, and the quote does not count it.
    - `unreasoned`: the question asks why, and the quote gives no reason.
    - `unconfirmed`: of a question for yes or no, the share of the things that it speaks of that
      `cover` lacks; 0 for any other.
    - `lacks_place`: the question names a city or province, sentence and headings do not.
    - `lacks_year`: the question names a year, sentence and headings do not; or the question names
      an ordinal, such as level 4, and they name another.
    """

    foreign: bool
    rendered: bool
    cosine: float
    lead: float
    ahead: float
    length: float
    share: float
    cover: float
    unmet: int
    uncounted: bool
    unreasoned: bool
    unconfirmed: float
    lacks_place: bool
    lacks_year: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement of a passage for one question.

    `answer_row` is the row of the best sentence in `passage.sentences`. `span` is the part of the
    passage's text to quote: that sentence, with the text around it that makes it understandable.
    `unit_path` is the heading path of the innermost unit that contains the quote.
    """

    evidence: Evidence
    answer_row: int
    span: tuple[int, int]
    unit_path: str


def logit(evidence: Evidence) -> float:
    """Return the log-odds that the sentence answers the question."""
    weights = WEIGHTS.judgement
    return (
        weights.bias
        + weights.foreign * evidence.foreign
        + weights.rendered * evidence.rendered
        + weights.cosine * evidence.cosine
        + weights.lead * evidence.lead
        + weights.ahead * evidence.ahead
        + weights.length * evidence.length
        + weights.share * evidence.share
        + weights.cover * evidence.cover
        + weights.unmet * evidence.unmet
        + weights.uncounted * evidence.uncounted
        + weights.unreasoned * evidence.unreasoned
        + weights.unconfirmed * evidence.unconfirmed
        + weights.lacks_place * evidence.lacks_place
        + weights.lacks_year * evidence.lacks_year
    )


def probability(evidence: Evidence) -> float:
    """Return the calibrated probability, 0 to 1, that the sentence answers the question."""
    # The logistic function, in a form that cannot overflow.
    return 0.5 * (1 + math.tanh(logit(evidence) / 2))


def odds(probability: float) -> float:
    """Return the log-odds of a `probability` between 0 and 1."""
    return math.log(probability / (1 - probability))
