"""Score rows of the lexical index by the terms of one question."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.store.lexical.question_terms import QuestionTerms

# Up to this cost, in postings, every row is scored. Beyond it, candidates are chosen by their rare
# terms: _MOST for each result, halved after every _TERMS common terms, down to _LEAST.
_EXACT_UP_TO = 1 << 16
_MOST, _LEAST, _TERMS = 64, 8, 4
_SAMPLING = 16  # one row in 16 is enough to estimate which sums are large
_BLOCK = 1 << 13  # rows at once: they fit the cache, and BLAS stays on one thread

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class PostingLists:
    """The arrays of an index of `size` rows, as postings.py writes them; see index/arrays.py.

    `spare` holds zeroed arrays of `size` sums for reuse: clearing one is cheaper than allocating
    one. Each search at work takes one.
    """

    size: int
    rows: Any
    impacts: Any
    common: NDArray[np.uint8]
    spare: list[Sums] = field(default_factory=list)


class TermScorer:
    """Scores rows by the terms of one question, which are looked up once."""

    def __init__(self, lists: PostingLists, terms: QuestionTerms) -> None:
        self._lists = lists
        self._terms = terms

    def scores_of(self, rows: Rows) -> Floats:
        """Return the scores of `rows`, float32 of the same length."""
        return self._scores(np.asarray(rows)).astype(np.float32)

    def top(self, count: int, allowed: Rows | None = None) -> tuple[Rows, Floats]:
        """Return the best `count` rows, int64, and their scores, float32, best first.

        Rows of equal score are in ascending order; rows with none of the terms are left out. If
        given, only the rows `allowed`, ascending, are searched.

        The result is exact while the terms' lists are short, up to some tens of thousands of texts.
        Beyond that, a row must be among the best 64 times `count` by the rare terms, and among ever
        fewer as the common terms are added, strongest first. Of the true best 100 of a million rows
        this finds 99 on average.
        """
        terms, size = self._terms, self._lists.size
        rows = size if allowed is None else len(allowed)
        if count > 0 and min(terms.scan_cost(size), terms.lookup_cost(rows)) > _EXACT_UP_TO:
            candidates, sums = self._candidates(count, allowed)
            if len(candidates) >= count:
                return _best(candidates, sums, count)
        if allowed is None:
            return _best(np.arange(size), self._all_scores, count)
        return _best(allowed, self._scores(allowed), count)

    @cached_property
    def _rare_lists(self) -> list[tuple[NDArray[np.int32], NDArray[np.uint8], float]]:
        """The postings of each rare term, `(rows, impacts, factor)`."""
        terms, lists = self._terms, self._lists
        spans = [slice(*span) for span in zip(terms.starts, terms.ends, strict=True)]
        return [
            (lists.rows[span], lists.impacts[span], factor)
            for span, factor in zip(spans, terms.factors.tolist(), strict=True)
        ]

    @cached_property
    def _all_scores(self) -> Sums:
        """The score of every row."""
        sums = np.zeros(self._lists.size)
        self._add_rare(sums)
        columns, factors = self._terms.columns, self._terms.column_factors
        if len(columns):
            for start in range(0, len(sums), _BLOCK):
                block = slice(start, start + _BLOCK)
                sums[block] += factors @ self._lists.common[columns, block]
        return sums

    def _add_rare(self, sums: Sums) -> None:
        # One list fits the cache. It has each row once, so np.add.at is not needed: that is slower
        # and blocks other threads.
        for rows, impacts, factor in self._rare_lists:
            indices = rows.astype(np.int64)
            scores = sums[indices]
            scores += factor * impacts
            sums[indices] = scores

    def _scores(self, rows: NDArray[np.integer[Any]]) -> Sums:
        """Return the scores of `rows` by whichever is cheaper, scanning or looking up."""
        terms = self._terms
        if terms.lookup_cost(len(rows)) > terms.scan_cost(self._lists.size):
            scores: Sums = self._all_scores[rows]
            return scores
        sums = np.zeros(len(rows))
        narrow = rows.astype(np.int32)  # as the lists, which searchsorted would convert otherwise
        for list_rows, impacts, factor in self._rare_lists:
            indices = np.searchsorted(list_rows, narrow)
            np.minimum(indices, len(list_rows) - 1, out=indices)
            sums += factor * impacts[indices] * (list_rows[indices] == narrow)
        for column, factor in zip(terms.columns, terms.column_factors, strict=True):
            sums += factor * self._lists.common[column][rows]
        return sums

    def _candidates(self, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return rows that are likely among the best `count`, ascending, and their scores."""
        common = zip(self._terms.columns, self._terms.column_factors, strict=True)
        rows, sums = self._best_by_rare(count * _MOST, allowed)
        for done, (column, factor) in enumerate(common):
            if done % _TERMS == 0:
                limit = count * max(_MOST >> done // _TERMS, _LEAST)
                if limit < len(rows):
                    best = sums >= np.partition(sums, -limit)[-limit]
                    rows, sums = rows[best], sums[best]
            sums = sums + factor * self._lists.common[column][rows]
        return rows, sums

    def _best_by_rare(self, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return about `count` rows that are best by the rare terms, ascending, and their sums.

        If rows are `allowed`, return every one of them that has a rare term.
        """
        try:
            sums = self._lists.spare.pop()
        except IndexError:
            sums = np.zeros(self._lists.size)
        self._add_rare(sums)
        if allowed is None:
            sample = sums[::_SAMPLING]
            rank = min(max(count // _SAMPLING, 1), len(sample))
            floor = np.partition(sample, -rank)[-rank]
            rows = np.flatnonzero(sums >= floor if floor > 0 else sums)
        else:
            rows = allowed[sums[allowed] > 0]
        row_sums: Sums = sums[rows]
        sums.fill(0)
        self._lists.spare.append(sums)
        return rows, row_sums


def _best(rows: Rows, sums: Sums, count: int) -> tuple[Rows, Floats]:
    """Return the `count` rows with the largest sums above 0, largest first, and those sums."""
    if 0 < count < len(sums):
        best = np.flatnonzero(sums >= np.partition(sums, -count)[-count])
        rows, sums = rows[best], sums[best]
    order = np.argsort(-sums, kind="stable")[: max(count, 0)]
    order = order[sums[order] > 0]
    return rows[order], sums[order].astype(np.float32)
