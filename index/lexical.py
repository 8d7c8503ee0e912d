"""BM25 over folded syllables and their bigrams: what finds words typed without diacritics."""

import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import postings
from index.folding import index_terms
from index.matched_terms import MatchedTerms
from index.postings import hashes_of

# The lists of the rarest terms are read in full, up to so many entries, at most so many when the
# rest is hoped to add too much; then the rest is looked up, for so many rows for each one wanted.
# The most a term can add is 255 times its factor; said once in a text of mean length it adds 45 %.
_READ, _AT_MOST = 1 << 16, 1 << 17
_HOPED = 255 * 0.45
_KEPT = 64
_BLOCK = 1 << 13  # rows at once: they fit the cache, and BLAS keeps to one thread
# A float64 adds up multiples of this exactly, so that no order of adding makes scores differ.
_GRAIN = 2.0**-24

_NO_ROWS, _NO_SUMS = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float64)

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


class LexicalIndex:
    """A saved BM25 index (lucene's idf, k1 1.2, b 0.75). Rows are texts in the order given.

    Terms are weighed: a row's score is the sum over the question's terms of weight x idf x
    saturated frequency, the last to a 255th. A term whose weight is not above 0 does not count.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self._size = size
        names = (postings.KEYS, postings.STARTS, postings.ROWS, postings.IMPACTS)
        arrays = [_opened(folder / name) for name in (*names, postings.COMMON, postings.COMMONS)]
        self._keys, self._starts, self._rows, self._impacts, self._common, commons = arrays
        # Zeros for all rows, for each search at a time: clearing a few is cheap, new ones are not.
        self._spare: list[Sums] = []
        self._common_keys, self._common_counts = commons[:, 0].copy(), commons[:, 1].copy()

    @classmethod
    def build(cls, texts: Iterable[str]) -> "LexicalIndex":
        """Index `texts`, a row each, in a temporary folder that goes with this object."""
        folder = Path(tempfile.mkdtemp(prefix="lexical-"))
        try:
            size = postings.write(folder, (hashes_of(index_terms(text)) for text in texts))
            index = cls(folder, size)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        weakref.finalize(index, shutil.rmtree, folder, ignore_errors=True)
        return index

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """Open what `save` wrote, memory-mapped; `size` is the number of rows."""
        return cls(folder, size)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        for file in self._folder.glob("*.npy"):
            shutil.copyfile(file, folder / file.name)

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of `term`, highest for one never seen."""
        _, _, counts, _ = self._find([term])
        return float(self._idf(counts.sum()))  # of none or one

    def idfs(self, terms: Sequence[str]) -> Floats:
        """Return the inverse document frequency of each of `terms`, float32 of the same length."""
        counts = np.zeros(len(terms), dtype=np.int64)
        known, _, found, _ = self._find(terms)
        counts[known] = found
        rarity: Floats = self._idf(counts).astype(np.float32)
        return rarity

    def scores_of(self, rows: Rows, terms: Mapping[str, float]) -> Floats:
        """Return the scores of `rows`, float32 of the same length, for folded, weighed terms."""
        return self._scores(np.asarray(rows), self._matched(terms)).astype(np.float32)

    def scores(self, question_terms: Sequence[str]) -> Floats:
        """Return the score of every row, float32 of shape `(rows,)`, each term weighing 1."""
        return self._sums(self._matched(Counter(question_terms))).astype(np.float32)

    def top(
        self, terms: Mapping[str, float], count: int, allowed: Rows | None = None
    ) -> tuple[Rows, Floats]:
        """Return the best `count` rows, int64, and their scores, float32, best first.

        Equal scores go by row; rows that have none of the terms are left out. `allowed`, ascending,
        restricts the search to those rows.

        Exact as long as the terms' lists are short, up to some tens of thousands of texts. Beyond
        that, a row must have one of the rare terms, and be so good by them that with 45 % of what
        the others could add at most it would be among the best: of the true best 100 of a million
        that finds more than 99 on average.
        """
        matched = self._matched(terms)
        rows = np.arange(self._size) if allowed is None else allowed
        if count > 0 and min(matched.reading(self._size), matched.finding(len(rows))) > _READ:
            likely, sums = self._likely(matched, count, allowed)
            if len(likely) >= count:
                return _best(likely, sums, count)
        sums = self._sums(matched) if allowed is None else self._scores(rows, matched)
        return _best(rows, sums, count)

    def _find(self, terms: Iterable[str]) -> tuple[Rows, Rows, Rows, Rows]:
        """Look `terms` up; return which are known and, of these, their places among the keys, the
        numbers of rows that have them, and their rows of the matrix, -1 for the rare ones."""
        hashes = hashes_of(terms)
        places = np.searchsorted(self._keys, hashes)
        known = np.flatnonzero(places < len(self._keys))
        known = known[self._keys[places[known]] == hashes[known]]
        places = places[known]
        counts = self._starts[places + 1] - self._starts[places]
        columns = np.searchsorted(self._common_keys, places)
        columns[counts > 0] = -1
        common = columns >= 0
        counts[common] = self._common_counts[columns[common]]
        return known, places, counts, columns

    def _idf(self, counts: Any) -> Any:
        return np.log(1 + (self._size - counts + 0.5) / (counts + 0.5))

    def _matched(self, terms: Mapping[str, float]) -> MatchedTerms:
        weighed = {term: weight for term, weight in terms.items() if weight > 0}
        known, places, counts, columns = self._find(weighed)
        weights = np.fromiter(weighed.values(), dtype=np.float64)[known]
        factors = np.rint(weights * self._idf(counts) / 255 / _GRAIN) * _GRAIN
        order = np.argsort(-factors, kind="stable")
        rare, common = order[columns[order] < 0], order[columns[order] >= 0]
        starts = self._starts[places[rare]]
        return MatchedTerms(
            starts, starts + counts[rare], factors[rare], columns[common], factors[common]
        )

    def _postings(self, matched: MatchedTerms) -> tuple[NDArray[np.int32], Sums]:
        """Return the rows of the rare terms, a row once for each it has, and what each adds."""
        spans = [slice(*span) for span in zip(matched.starts, matched.ends, strict=True)]
        rows = [self._rows[span] for span in spans]
        added = [
            factor * self._impacts[span]
            for factor, span in zip(matched.factors, spans, strict=True)
        ]
        return (np.concatenate([_NO_ROWS, *rows]), np.concatenate([_NO_SUMS, *added]))

    def _sums(self, matched: MatchedTerms) -> Sums:
        """Return the score of every row."""
        rows, added = self._postings(matched)
        # Of no rows at all bincount makes integers.
        sums = np.bincount(rows, added, self._size).astype(np.float64, copy=False)
        if len(matched.columns):
            for start in range(0, self._size, _BLOCK):
                block = slice(start, start + _BLOCK)
                sums[block] += matched.column_factors @ self._common[matched.columns, block]
        return sums

    def _scores(self, rows: NDArray[np.integer[Any]], matched: MatchedTerms) -> Sums:
        """Return the scores of `rows`, by whichever way is shorter."""
        if matched.finding(len(rows)) > matched.reading(self._size):
            everywhere: Sums = self._sums(matched)[rows]
            return everywhere
        sums = np.zeros(len(rows))
        narrow = rows.astype(np.int32)  # as the lists: searchsorted would convert these
        for start, end, factor in zip(matched.starts, matched.ends, matched.factors, strict=True):
            places = start + np.searchsorted(self._rows[start:end], narrow)
            np.minimum(places, end - 1, out=places)
            sums += factor * self._impacts[places] * (self._rows[places] == narrow)
        for column, factor in zip(matched.columns, matched.column_factors, strict=True):
            sums += factor * self._common[column][rows]
        return sums

    def _likely(self, matched: MatchedTerms, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return rows that have a strong rare term and may be among the best `count`, ascending,
        and their scores."""
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
            sums = self._spare.pop()
        except IndexError:
            sums = np.zeros(self._size)
        np.add.at(sums, places, added)
        reached: Sums = sums[rows]
        sums[rows] = 0
        self._spare.append(sums)
        if allowed is not None:
            is_allowed = np.zeros(self._size, dtype=np.bool_)
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


def _opened(path: Path) -> NDArray[Any]:
    # A view without memmap's own slicing, which costs more than the slice.
    return np.asarray(np.load(path, mmap_mode="r"))
