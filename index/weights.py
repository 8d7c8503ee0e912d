"""The weights and thresholds of the search and the judgement, from weights.yml."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.yaml_file import read_yaml


class _Numbers(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fusion(_Numbers):
    """The weight of each part of a passage's score.

    `passage` is for its cosine and `sentence` for that of its best sentence, in standard
    deviations; `words` for the words of the question, `marks` for those with their diacritics.
    """

    passage: float
    sentence: float
    words: float
    marks: float


class Threshold(_Numbers):
    """The least probability of a passage to be the answer, or to be mentioned in a refusal.

    `following` is for an answer of the document that a conversation speaks of; `lacking` for one
    without the kind of thing that the question expects, such as a number.
    """

    answer: float
    following: float
    lacking: float
    mention: float


class Choice(_Numbers):
    """The weights in the choice of a sentence, added to its cosine in standard deviations.

    `words` is for all words of the question, each shared among the sentences that have it; `unmet`
    for each expectation that the sentence does not meet; `uncounted` for a sentence that does not
    count what the question expects to be counted.
    """

    words: float
    unmet: float
    uncounted: float


class Judgement(_Numbers):
    """The coefficients of a logistic model over the fields of Evidence."""

    bias: float
    foreign: float
    rendered: float
    cosine: float
    lead: float
    ahead: float
    length: float
    share: float
    cover: float
    unmet: float
    uncounted: float
    unreasoned: float
    unconfirmed: float
    lacks_place: float
    lacks_year: float


class Weights(_Numbers):
    """All of weights.yml."""

    candidates: int
    second_sentence: float
    threshold: Threshold
    choice: Choice
    fusion: Fusion
    judgement: Judgement


WEIGHTS = Weights.model_validate(read_yaml(Path(__file__).with_suffix(".yml")))
