"""The quality of a system's judgement whether its best passage answers the question.

Every question is searched twice: with its right documents, and without them.
"""

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
class Judgements:
    """A system's scores of its best passages; each array has shape (questions,).

    `present` is the score with the right documents present, `right` whether the best passage is
    then of one of them, `removed` the score with the right documents removed.
    """

    present: Floats
    right: Bools
    removed: Floats

    @property
    def auroc(self) -> float:
        """AUROC of right best passages against those with the right documents removed."""
        return metrics.auroc(self.present[self.right], self.removed)

    @property
    def strict_auroc(self) -> float:
        """The same, but wrong best passages with the right documents present are negatives too."""
        return metrics.auroc(self.present[self.right], self._negatives)

    @property
    def answered(self) -> float:
        """The share of unanswerable questions answered if 90 % of the right answers are kept."""
        return metrics.answered_when_kept(self.present[self.right], self.removed)

    @property
    def calibration_error(self) -> float:
        """ECE over both searches of each question; nan if a score is below 0, so no probability."""
        scores, right = self.both
        return metrics.calibration_error(scores, right) if (scores >= 0).all() else float("nan")

    @property
    def both(self) -> tuple[Floats, Bools]:
        """The scores of both searches, and whether they are of right passages."""
        scores = np.concatenate([self.present, self.removed])
        return scores, np.concatenate([self.right, np.zeros(len(self.removed), dtype=bool)])

    @property
    def _negatives(self) -> Floats:
        return np.concatenate([self.present[~self.right], self.removed])


def judge_ours(
    retriever: Retriever,
    questions: Sequence[Question],
    texts: Sequence[str],
    hits: Sequence[Hits],
) -> Judgements:
    """Return the judgements of our search; `hits` are its results for `texts` in all documents."""
    everything = {document.id for document in retriever.documents}
    removed = [
        retriever.search(text, 1, documents=everything - question.right)
        for text, question in zip(texts, questions, strict=True)
    ]
    return Judgements(_probabilities(hits), _is_right(hits, questions), _probabilities(removed))


def judge_cosine(
    baselines: Baselines, questions: Sequence[Question], texts: Sequence[str]
) -> Judgements:
    """Return the judgements of the baseline: the cosine of the nearest passage."""
    nearest = list(baselines.nearest(texts, [question.right for question in questions]))
    return Judgements(
        np.array([cosine for cosine, _, _ in nearest]),
        np.array([right for _, right, _ in nearest], dtype=bool),
        np.array([cosine for _, _, cosine in nearest]),
    )


def _probabilities(hits: Sequence[Hits]) -> Floats:
    return np.array([each[0].probability if each else 0.0 for each in hits])


def _is_right(hits: Sequence[Hits], questions: Sequence[Question]) -> Bools:
    return np.array(
        [
            bool(each) and each[0].document.id in question.right
            for each, question in zip(hits, questions, strict=True)
        ],
        dtype=bool,
    )
