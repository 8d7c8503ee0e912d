"""How likely a passage answers a question: a logistic model over a few kinds of evidence."""

import math
from dataclasses import dataclass

from index.language import Language
from index.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a passage. None of it depends on how large the corpus is.

    `dense` and `sentence` are cosines of the question with the passage and with its best sentence;
    `cover` and `sentence_cover` the rarity-weighted share of the question's terms found in the
    passage with its headings, and in its best sentence, from 0 to 1.
    """

    language: Language
    dense: float
    sentence: float
    cover: float
    sentence_cover: float


def probability(evidence: Evidence) -> float:
    """Return the calibrated chance that the passage answers, between 0 and 1."""
    weights = WEIGHTS.judgement[evidence.language]
    logit = (
        weights.bias
        + weights.dense * evidence.dense
        + weights.sentence * evidence.sentence
        + weights.cover * evidence.cover
        + weights.sentence_cover * evidence.sentence_cover
    )
    return 1 / (1 + math.exp(-logit))
