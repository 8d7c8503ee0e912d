"""The terms of one question in the lexical index: the best rows by them, and any row's score."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.matched_terms import MatchedTerms

# The lists of the rarest terms are read in full, up to so many entries, at most so many when the
# rest is hoped to add too much; then the rest is looked up, for so many rows for each one wanted.
# The most a term can add is 255 times its factor; said once in a text of mean length it adds 45 %.
_READ, _AT_MOST = 1 << 16, 1 << 17
_HOPED = 255 * 0.45
_KEPT = 64
_BLOCK = 1 << 13  # rows at once: they fit the cache, and BLAS keeps to one thread

_NO_ROWS, _NO_SUMS = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float64)

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class PostingLists:
    """All lists of an index of `size` rows, as index.postings writes them.

    `spare` are zeros for all rows, for each search at a time: clearing a few is cheap, new ones
    are not.
    """

    size: int
    rows: NDArray[np.int32]
    impacts: NDArray[np.uint8]
    common: NDArray[np.uint8]
    spare: list[Sums] = field(default_factory=list)


class AskedTerms:
    """A question's terms, looked up once for all that is asked about them."""

    def __init__(self, lists: PostingLists, matched: MatchedTerms) -> None:
        self._lists = lists
        self._matched = matched

    def scores_of(self, rows: Rows) -> Floats:
        """Return the scores of `rows`, float32 of the same length."""
        return self._scores(np.asarray(rows), self._matched).astype(np.float32)

    def top(self, count: int, allowed: Rows | None = None) -> tuple[Rows, Floats]:
        """Return the best `count` rows, int64, and their scores, float32, best first.

        Equal scores go by row; rows that have none of the terms are left out. `allowed`, ascending,
        restricts the search to those rows.

        Exact as long as the terms' lists are short, up to some tens of thousands of texts. Beyond
        that, a row must have one of the rare terms, and be so good by them that with 45 % of what
        the others could add at most it would be among the best: of the true best 100 of a million
        that finds more than 99 on average.
        """
        rows = np.arange(self._lists.size) if allowed is None else allowed
        matched, size = self._matched, self._lists.size
        if count > 0 and min(matched.reading(size), matched.finding(len(rows))) > _READ:
            likely, sums = self._likely(count, allowed)
            if len(likely) >= count:
                return _best(likely, sums, count)
        sums = self._everywhere if allowed is None else self._scores(rows, matched)
        return _best(rows, sums, count)

    @cached_property
    def _everywhere(self) -> Sums:
        return self._sums(self._matched)

    def _sums(self, matched: MatchedTerms) -> Sums:
        """Return the score of every row."""
        size = self._lists.size
        rows, added = self._postings(matched)
        # Of no rows at all bincount makes integers.
        sums = np.bincount(rows, added, size).astype(np.float64, copy=False)
        if len(matched.columns):
            for start in range(0, size, _BLOCK):
                block = slice(start, start + _BLOCK)
                sums[block] += matched.column_factors @ self._lists.common[matched.columns, block]
        return sums

    def _scores(self, rows: NDArray[np.integer[Any]], matched: MatchedTerms) -> Sums:
        """Return the scores of `rows`, by whichever way is shorter."""
        if matched.finding(len(rows)) > matched.reading(self._lists.size):
            everywhere = self._everywhere if matched is self._matched else self._sums(matched)
            found: Sums = everywhere[rows]
            return found
        sums = np.zeros(len(rows))
        narrow = rows.astype(np.int32)  # as the lists: searchsorted would convert these
        for start, end, factor in zip(matched.starts, matched.ends, matched.factors, strict=True):
            places = start + np.searchsorted(self._lists.rows[start:end], narrow)
            np.minimum(places, end - 1, out=places)
            sums += factor * self._lists.impacts[places] * (self._lists.rows[places] == narrow)
        for column, factor in zip(matched.columns, matched.column_factors, strict=True):
            sums += factor * self._lists.common[column][rows]
        return sums

    def _postings(self, matched: MatchedTerms) -> tuple[NDArray[np.int32], Sums]:
        """Return the rows of the rare terms, a row once for each it has, and what each adds."""
        spans = [slice(*span) for span in zip(matched.starts, matched.ends, strict=True)]
        rows = [self._lists.rows[span] for span in spans]
        added = [
            factor * self._lists.impacts[span]
            for factor, span in zip(matched.factors, spans, strict=True)
        ]
        return (np.concatenate([_NO_ROWS, *rows]), np.concatenate([_NO_SUMS, *added]))

    def _likely(self, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return rows that have a strong rare term and may be among the best `count`, ascending,
        and their scores."""
        matched = self._matched
        hoped = _HOPED * np.append(matched.factors, matched.column_factors.sum())
        rests = np.append(np.cumsum(hoped[::-1])[::-1], 0)  # what is hoped for without the first n
        lengths = np.cumsum(matched.lengths)
        read, needed = 0, max(1, int(np.searchsorted(lengths, _READ, side="right")))
        while read < needed:
            read = needed
            rows, reached = self._reached(matched.strongest(read), allowed)
            rest = matched.without(read)
            if len(rows) < count:
                needed = len(lengths)
                continue
            first = reached >= np.partition(reached, -count)[-count]
            full = reached[first] + self._scores(rows[first], rest)
            floor = np.partition(full, -count)[-count]
            # A row that has none of the terms read is lost: they must be worth the floor without.
            affordable = int(np.searchsorted(lengths, _AT_MOST, side="right"))
            needed = min(affordable, int((rests >= floor).sum()))
        if len(rows) >= count:
            kept = min(len(rows), count * _KEPT)
            floor = max(floor - rests[read], np.partition(reached, -kept)[-kept])
            hopeful = first | (reached >= floor)
            rows, reached = rows[hopeful], reached[hopeful]
        return rows.astype(np.int64), reached + self._scores(rows, rest)

    def _reached(
        self, matched: MatchedTerms, allowed: Rows | None
    ) -> tuple[NDArray[np.int32], Sums]:
        """Return the rows that have any of the rare terms, ascending, and their scores."""
        places, added = self._postings(matched)
        rows = np.sort(places)
        rows = rows[np.diff(rows, prepend=-1) > 0]
        try:
            sums = self._lists.spare.pop()
        except IndexError:
            sums = np.zeros(self._lists.size)
        np.add.at(sums, places, added)
        reached: Sums = sums[rows]
        sums[rows] = 0
        self._lists.spare.append(sums)
        if allowed is not None:
            is_allowed = np.zeros(self._lists.size, dtype=np.bool_)
            is_allowed[allowed] = True
            inside = is_allowed[rows]
            rows, reached = rows[inside], reached[inside]
        return rows, reached


def _best(rows: Rows, sums: Sums, count: int) -> tuple[Rows, Floats]:
    """Return the `count` rows with the largest sums above 0, and these, largest first."""
    if 0 < count < len(sums):
        among = np.flatnonzero(sums >= np.partition(sums, -count)[-count])
        rows, sums = rows[among], sums[among]
    order = np.argsort(-sums, kind="stable")[: max(count, 0)]
    order = order[sums[order] > 0]
    return rows[order], sums[order].astype(np.float32)
