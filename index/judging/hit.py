"""A search result: a passage with its score, judged on first use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from index.judging.evidence import Evidence, Judgement, probability
from index.records.document import Document, Passage


@dataclass(frozen=True)
class ScoredPassage:
    """A passage that the search returned for a question.

    `score` orders the results of one question. Judging costs as much as searching, so a result is
    judged when its judgement is first read.
    """

    passage: Passage
    document: Document
    score: float
    judge: Callable[[], Judgement] = field(repr=False, compare=False)

    @cached_property
    def judgement(self) -> Judgement:
        """The judgement of the passage for the question."""
        return self.judge()

    @property
    def evidence(self) -> Evidence:
        """The evidence for and against the best sentence."""
        return self.judgement.evidence

    @property
    def probability(self) -> float:
        """The calibrated probability, 0 to 1, that the best sentence answers the question."""
        return probability(self.judgement.evidence)

    @property
    def answer_row(self) -> int:
        """The row of the best sentence in `passage.sentences`."""
        return self.judgement.answer_row

    @property
    def sentence(self) -> tuple[int, int]:
        """The span of `passage.text` to quote: the best sentence with its context."""
        return self.judgement.span

    @property
    def unit_path(self) -> str:
        """The heading path of the innermost unit that contains the quote (Chương II › … › Khoản 2).

        It is the passage's own heading if the text has no structure.
        """
        return self.judgement.unit_path
