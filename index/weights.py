"""The numbers of search and judgement, read from weights.yml once."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from index.yaml_file import read_yaml


class _Numbers(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fusion(_Numbers):
    """How much each part of a passage's score counts."""

    passage: float
    sentence: float
    words: float
    marks: float


class Threshold(_Numbers):
    """From which probability a passage is the answer, or worth mentioning in a refusal.

    `lacking` holds for an answer without the kind of thing asked for, such as any number.
    """

    answer: float
    lacking: float
    mention: float


class Choice(_Numbers):
    """How a sentence is chosen: what these add to its cosine, in deviations.

    `words` is for all of the question's words, each shared among the sentences that have it;
    `unmet` for each thing asked for that it lacks; `uncounted` where it does not count what it
    should.
    """

    words: float
    unmet: float
    uncounted: float


class Judgement(_Numbers):
    """A logistic model over the fields of Evidence."""

    bias: float
    foreign: float
    cosine: float
    lead: float
    share: float
    cover: float
    unmet: float
    uncounted: float
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
