"""A passage found for a question, judged when that is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from index.judging.evidence import Evidence, Judged, probability
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
    judge: Callable[[], Judged] = field(repr=False, compare=False)

    @cached_property
    def judged(self) -> Judged:
        """The passage as judged for the question."""
        return self.judge()

    @property
    def evidence(self) -> Evidence:
        """What speaks for and against the sentence that fits best."""
        return self.judged.evidence

    @property
    def probability(self) -> float:
        """The calibrated chance that the sentence answers the question."""
        return probability(self.judged.evidence)

    @property
    def answering(self) -> int:
        """The row of `passage.sentences` that answers, if one does."""
        return self.judged.answering

    @property
    def sentence(self) -> tuple[int, int]:
        """The span of `passage.text` to quote: the sentence, with what makes it understandable."""
        return self.judged.span

    @property
    def place(self) -> str:
        """The heading path of the innermost unit the quote stands in (Chương II › … › Khoản 2).

        The passage's own heading where the text has no structure.
        """
        return self.judged.place
