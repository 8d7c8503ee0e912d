"""Is the judgement right? Every question is asked with its right documents there and without."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.evaluating import metrics
from index.evaluating.baselines import Baselines
from index.evaluating.metrics import Bools, Floats
from index.evaluating.question_set import Question
from index.evaluating.ranking import Hits
from index.search.retriever import Retriever


@dataclass(frozen=True, slots=True)
class Judged:
    """What a system says of its best passage, by question.

    `present` is its sureness with the right documents there, `right` whether the best passage is
    of one of them, `removed` its sureness with them taken away.
    """

    present: Floats
    right: Bools
    removed: Floats

    @property
    def auroc(self) -> float:
        """Right best passages against those of questions without their right documents."""
        return metrics.auroc(self.present[self.right], self.removed)

    @property
    def strict_auroc(self) -> float:
        """The same, a wrong best passage beside the right document being a negative too."""
        return metrics.auroc(self.present[self.right], self._negatives)

    @property
    def answered(self) -> float:
        """The share of unanswerable questions answered when 90 % of the right answers are kept."""
        return metrics.answered_when_kept(self.present[self.right], self.removed)

    @property
    def calibration_error(self) -> float:
        """ECE over both ways of asking: half of the questions cannot be answered.

        Not a number for what claims no chance: a cosine, -1 where nothing is found.
        """
        said, right = self.both
        return metrics.calibration_error(said, right) if (said >= 0).all() else float("nan")

    @property
    def both(self) -> tuple[Floats, Bools]:
        """Sureness and rightness of both ways of asking, one after the other."""
        said = np.concatenate([self.present, self.removed])
        return said, np.concatenate([self.right, np.zeros(len(self.removed), dtype=bool)])

    @property
    def _negatives(self) -> Floats:
        return np.concatenate([self.present[~self.right], self.removed])


def judge_ours(
    retriever: Retriever,
    questions: Sequence[Question],
    texts: Sequence[str],
    hits: Sequence[Hits],
) -> Judged:
    """Judge our search; `hits` is what it found for `texts` with all documents there."""
    everything = {document.id for document in retriever.documents}
    removed = [
        retriever.search(text, 1, documents=everything - question.right)
        for text, question in zip(texts, questions, strict=True)
    ]
    return Judged(_sureness(hits), _rightness(hits, questions), _sureness(removed))


def judge_cosine(
    baselines: Baselines, questions: Sequence[Question], texts: Sequence[str]
) -> Judged:
    """Judge the usual way: the cosine of the nearest passage."""
    found = list(baselines.nearest(texts, [question.right for question in questions]))
    return Judged(
        np.array([cosine for cosine, _, _ in found]),
        np.array([right for _, right, _ in found], dtype=bool),
        np.array([cosine for _, _, cosine in found]),
    )


def _sureness(hits: Sequence[Hits]) -> Floats:
    return np.array([found[0].probability if found else 0.0 for found in hits])


def _rightness(hits: Sequence[Hits], questions: Sequence[Question]) -> Bools:
    return np.array(
        [
            bool(found) and found[0].document.id in question.right
            for found, question in zip(hits, questions, strict=True)
        ],
        dtype=bool,
    )
