"""A passage found for a question, judged when that is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from index.judging.evidence import Evidence, Judgement, probability
from index.records.document import Document, Passage


@dataclass(frozen=True)
class ScoredPassage:
    """A passage found for a question.

    `score` orders the hits of one question. Judging costs as much as finding, so a hit is judged
    when that is first asked for.
    """

    passage: Passage
    document: Document
    score: float
    judge: Callable[[], Judgement] = field(repr=False, compare=False)

    @cached_property
    def judgement(self) -> Judgement:
        """The passage as judged for the question."""
        return self.judge()

    @property
    def evidence(self) -> Evidence:
        """What speaks for and against the sentence that fits best."""
        return self.judgement.evidence

    @property
    def probability(self) -> float:
        """The calibrated chance that the sentence answers the question."""
        return probability(self.judgement.evidence)

    @property
    def answer_row(self) -> int:
        """The row of `passage.sentences` that answers, if one does."""
        return self.judgement.answer_row

    @property
    def sentence(self) -> tuple[int, int]:
        """The span of `passage.text` to quote: the sentence, with what makes it understandable."""
        return self.judgement.span

    @property
    def unit_path(self) -> str:
        """The heading path of the innermost unit the quote stands in (Chương II › … › Khoản 2).

        The passage's own heading where the text has no structure.
        """
        return self.judgement.unit_path
