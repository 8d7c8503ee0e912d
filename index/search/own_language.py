"""A question in English or French, held against the renderings of passages in its own language.

A passage and its rendering say the same, so they are one candidate, and its scores are the means of
both: a passage without a rendering has its own. A question scores higher in its own language
whatever a passage says; the median of how much is taken off, so that cosines of both compare.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.store.generations import Store
from index.store.lexical.term_scores import TermScorer
from index.store.translated import Positions, TranslatedRows, sentence_rows

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class OwnLanguage:
    """The renderings in the language of one question.

    `asked` is its vector, `shifted` that of it as if it were Vietnamese, both `(d,)`; `scorer` has
    its own words.
    """

    store: Store
    rows: TranslatedRows
    asked: Floats
    shifted: Floats
    scorer: TermScorer

    def near(self, count: int, allowed: Positions | None) -> Positions:
        """Return the positions of `count` passages by the vectors of renderings, and by words."""
        among = None if allowed is None else self.rows.rows_of(allowed)[1]
        near, _ = self.rows.vectors.search(self.asked[None], count, among)
        worded, _ = self.scorer.top(count, among)
        positions: Positions = self.rows.positions[np.union1d(near[near >= 0], worded)]
        return positions

    def passages(self, positions: Positions, cosines: Floats) -> Floats:
        """Return the `cosines` of the passages at `positions`, with those of their renderings."""
        found, rows = self.rows.rows_of(positions)
        own = self.rows.vectors.scores(rows, self.asked) - self._passage_gap
        return _with_means(cosines, found, own)

    def sentences(self, positions: Positions, first: Positions, cosines: Floats) -> Floats:
        """Return the `cosines` of the sentences of the passages at `positions`, likewise.

        `first` is the index of each passage's first sentence in `cosines`.
        """
        found, rows = self.rows.rows_of(positions)
        own_rows, _ = sentence_rows(self.rows.first_sentence, rows)
        own = self.rows.sentences.scores(own_rows, self.asked) - self._sentence_gap
        # As many sentences as the passage itself has, in its order.
        places, _ = sentence_rows(np.append(first, len(cosines)), found)
        return _with_means(cosines, places, own)

    def words(self, positions: Positions, shares: Floats) -> Floats:
        """Return the `shares` of the question's words in the passages, likewise."""
        found, rows = self.rows.rows_of(positions)
        return _with_means(shares, found, self.scorer.scores_of(rows))

    @cached_property
    def _passage_gap(self) -> np.float32:
        every = np.arange(len(self.rows.positions))
        own = self.rows.vectors.scores(every, self.asked)
        return _median(own - self.store.vectors.scores(self.rows.positions, self.shifted))

    @cached_property
    def _sentence_gap(self) -> np.float32:
        every = np.arange(len(self.rows.sentences))
        own = self.rows.sentences.scores(every, self.asked)
        rows, _ = self.store.sentence_rows(self.rows.positions)
        return _median(own - self.store.sentences.scores(rows, self.shifted))


def _median(gaps: Floats) -> np.float32:
    return np.float32(np.median(gaps))


def _with_means(values: Floats, places: Positions, others: Floats) -> Floats:
    """Return `values` with the means of them and `others` at `places`."""
    joined = values.copy()
    joined[places] = (values[places] + others) / 2
    return joined
