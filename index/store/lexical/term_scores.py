"""The terms of one question in the lexical index: the best rows by them, and any row's score."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.store.lexical.question_terms import QuestionTerms

# What costs no more than so many postings is read in full. Beyond, rows are picked by their rare
# terms, so many for each one wanted, fewer after every few common terms, and so many at last.
_READ = 1 << 16
_KEPT, _AT_LAST, _TERMS = 64, 8, 4
_SAMPLED = 16  # a row of so many tells which sums are large
_BLOCK = 1 << 13  # rows at once: they fit the cache, and BLAS keeps to one thread

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class PostingLists:
    """All lists of an index of `size` rows, as postings.py writes them; see index/arrays.py.

    `spare` are zeros for all rows, for each search at a time: clearing a few is cheap, new ones
    are not.
    """

    size: int
    rows: Any
    impacts: Any
    common: NDArray[np.uint8]
    spare: list[Sums] = field(default_factory=list)


class TermScorer:
    """A question's terms, looked up once for all that is asked about them."""

    def __init__(self, lists: PostingLists, matched: QuestionTerms) -> None:
        self._lists = lists
        self._matched = matched

    def scores_of(self, rows: Rows) -> Floats:
        """Return the scores of `rows`, float32 of the same length."""
        return self._scores(np.asarray(rows)).astype(np.float32)

    def top(self, count: int, allowed: Rows | None = None) -> tuple[Rows, Floats]:
        """Return the best `count` rows, int64, and their scores, float32, best first.

        Equal scores go by row; rows that have none of the terms are left out. `allowed`, ascending,
        restricts the search to those rows.

        Exact as long as the terms' lists are short, up to some tens of thousands of texts. Beyond
        that, a row must be among the best 64 times `count` by the rare terms, and stay among ever
        fewer as the common ones are added, the strongest first: of the true best 100 of a million
        that finds 99 on average.
        """
        matched, size = self._matched, self._lists.size
        searched = size if allowed is None else len(allowed)
        if count > 0 and min(matched.scan_cost(size), matched.lookup_cost(searched)) > _READ:
            likely, sums = self._likely(count, allowed)
            if len(likely) >= count:
                return _best(likely, sums, count)
        if allowed is None:
            return _best(np.arange(size), self._everywhere, count)
        return _best(allowed, self._scores(allowed), count)

    @cached_property
    def _lists_read(self) -> list[tuple[NDArray[np.int32], NDArray[np.uint8], float]]:
        """The lists of the rare terms: rows, impacts, and the term's factor."""
        matched, lists = self._matched, self._lists
        spans = [slice(*span) for span in zip(matched.starts, matched.ends, strict=True)]
        return [
            (lists.rows[span], lists.impacts[span], factor)
            for span, factor in zip(spans, matched.factors.tolist(), strict=True)
        ]

    @cached_property
    def _everywhere(self) -> Sums:
        """The score of every row."""
        sums = np.zeros(self._lists.size)
        self._add_rare(sums)
        columns, factors = self._matched.columns, self._matched.column_factors
        if len(columns):
            for start in range(0, len(sums), _BLOCK):
                block = slice(start, start + _BLOCK)
                sums[block] += factors @ self._lists.common[columns, block]
        return sums

    def _add_rare(self, sums: Sums) -> None:
        # A list at a time stays in the cache. It has each row once: no need of np.add.at, which is
        # slower and lets no other thread run.
        for rows, impacts, factor in self._lists_read:
            places = rows.astype(np.int64)
            found = sums[places]
            found += factor * impacts
            sums[places] = found

    def _scores(self, rows: NDArray[np.integer[Any]]) -> Sums:
        """Return the scores of `rows`, by whichever way is shorter."""
        matched = self._matched
        if matched.lookup_cost(len(rows)) > matched.scan_cost(self._lists.size):
            everywhere: Sums = self._everywhere[rows]
            return everywhere
        sums = np.zeros(len(rows))
        narrow = rows.astype(np.int32)  # as the lists: searchsorted would convert these
        for listed, impacts, factor in self._lists_read:
            places = np.searchsorted(listed, narrow)
            np.minimum(places, len(listed) - 1, out=places)
            sums += factor * impacts[places] * (listed[places] == narrow)
        for column, factor in zip(matched.columns, matched.column_factors, strict=True):
            sums += factor * self._lists.common[column][rows]
        return sums

    def _likely(self, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return rows that may be among the best `count`, ascending, and their scores."""
        common = zip(self._matched.columns, self._matched.column_factors, strict=True)
        rows, sums = self._promising(count * _KEPT, allowed)
        for done, (column, factor) in enumerate(common):
            if done % _TERMS == 0:
                kept = count * max(_KEPT >> done // _TERMS, _AT_LAST)
                if kept < len(rows):
                    among = sums >= np.partition(sums, -kept)[-kept]
                    rows, sums = rows[among], sums[among]
            sums = sums + factor * self._lists.common[column][rows]
        return rows, sums

    def _promising(self, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return about the best `count` rows by the rare terms, ascending, and their sums; all that
        have any of these, among those `allowed`."""
        try:
            sums = self._lists.spare.pop()
        except IndexError:
            sums = np.zeros(self._lists.size)
        self._add_rare(sums)
        if allowed is None:
            sample = sums[::_SAMPLED]
            rank = min(max(count // _SAMPLED, 1), len(sample))
            floor = np.partition(sample, -rank)[-rank]
            rows = np.flatnonzero(sums >= floor if floor > 0 else sums)
        else:
            rows = allowed[sums[allowed] > 0]
        found: Sums = sums[rows]
        sums.fill(0)
        self._lists.spare.append(sums)
        return rows, found


def _best(rows: Rows, sums: Sums, count: int) -> tuple[Rows, Floats]:
    """Return the `count` rows with the largest sums above 0, and these, largest first."""
    if 0 < count < len(sums):
        among = np.flatnonzero(sums >= np.partition(sums, -count)[-count])
        rows, sums = rows[among], sums[among]
    order = np.argsort(-sums, kind="stable")[: max(count, 0)]
    order = order[sums[order] > 0]
    return rows[order], sums[order].astype(np.float32)
