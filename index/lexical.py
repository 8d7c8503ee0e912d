"""BM25 over folded syllables and their bigrams: what finds words typed without diacritics."""

import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import postings
from index.folding import terms as terms_of
from index.postings import hashes_of

# What is read in full: so many entries of the lists, rarest terms first. The rest of the terms is
# looked up for the rows that are best by then, so many of them for each one wanted.
_READ = 1 << 16
_KEPT = 64
_LOOKUP = 4  # what finding one row in one list costs, in entries read
# A float64 adds up multiples of this exactly, so that no order of adding makes scores differ.
_GRAIN = 2.0**-24

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Matched:
    """Terms of a question as the index has them: the spans of the rare ones, strongest first, and
    the rows of the matrix of the common ones; each with what an impact of 1 adds to a score."""

    starts: Rows
    ends: Rows
    factors: Sums
    columns: Rows
    column_factors: Sums

    def rare(self, part: slice) -> "_Matched":
        """Return the rare terms in `part` alone."""
        return _Matched(self.starts[part], self.ends[part], self.factors[part], _NONE, _NOTHING)

    def without(self, first: int) -> "_Matched":
        """Return all but the `first` rare terms."""
        rest = slice(first, None)
        return replace(
            self, starts=self.starts[rest], ends=self.ends[rest], factors=self.factors[rest]
        )


_NONE, _NOTHING = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
_NO_ROWS = np.empty(0, dtype=np.int32)


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
        self._common_keys, self._common_counts = commons[:, 0].copy(), commons[:, 1].copy()

    @classmethod
    def build(cls, texts: Iterable[str]) -> "LexicalIndex":
        """Index `texts`, a row each, in a temporary folder that goes with this object."""
        folder = Path(tempfile.mkdtemp(prefix="lexical-"))
        try:
            size = postings.write(folder, (hashes_of(terms_of(text)) for text in texts))
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
        that a row has to be among the best by the question's rarest terms before its common ones
        are looked at: of the true best 100 of a million that finds more than 99.
        """
        matched = self._matched(terms)
        cost = self._cost(matched)
        if allowed is not None and len(allowed) * len(terms) * _LOOKUP < cost:
            return _best(allowed, self._scores(allowed, matched), count)
        if cost > _READ:
            rows, sums = self._likely(matched, count, allowed)
            if len(rows) >= count:
                return _best(rows, sums, count)
        sums = self._sums(matched)
        if allowed is not None:
            return _best(allowed, sums[allowed], count)
        return _best(np.arange(self._size), sums, count)

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

    def _matched(self, terms: Mapping[str, float]) -> _Matched:
        weighed = {term: weight for term, weight in terms.items() if weight > 0}
        known, places, counts, columns = self._find(weighed)
        weights = np.fromiter(weighed.values(), dtype=np.float64)[known]
        factors = np.rint(weights * self._idf(counts) / 255 / _GRAIN) * _GRAIN
        order = np.argsort(-factors, kind="stable")
        rare, common = order[columns[order] < 0], order[columns[order] >= 0]
        starts = self._starts[places[rare]]
        return _Matched(
            starts, starts + counts[rare], factors[rare], columns[common], factors[common]
        )

    def _cost(self, matched: _Matched) -> float:
        """Return how many postings cost as much to read as everything about the terms does."""
        return float((matched.ends - matched.starts).sum()) + len(matched.columns) * self._size / 16

    def _postings(self, matched: _Matched) -> tuple[NDArray[np.int32], Sums]:
        """Return the rows of the rare terms, a row once for each it has, and what each adds."""
        spans = [slice(*span) for span in zip(matched.starts, matched.ends, strict=True)]
        rows = [self._rows[span] for span in spans]
        added = [
            factor * self._impacts[span]
            for factor, span in zip(matched.factors, spans, strict=True)
        ]
        return (np.concatenate(rows), np.concatenate(added)) if rows else (_NO_ROWS, _NOTHING)

    def _sums(self, matched: _Matched) -> Sums:
        """Return the score of every row."""
        rows, added = self._postings(matched)
        # Of no rows at all bincount makes integers.
        sums = np.bincount(rows, added, self._size).astype(np.float64, copy=False)
        for column, factor in zip(matched.columns, matched.column_factors, strict=True):
            sums += factor * self._common[column]
        return sums

    def _scores(self, rows: NDArray[np.integer[Any]], matched: _Matched) -> Sums:
        """Return the scores of `rows`."""
        sums = np.zeros(len(rows))
        narrow = rows.astype(np.int32)  # as the lists: searchsorted would convert these
        for start, end, factor in zip(matched.starts, matched.ends, matched.factors, strict=True):
            places = start + np.searchsorted(self._rows[start:end], narrow)
            np.minimum(places, end - 1, out=places)
            sums += factor * self._impacts[places] * (self._rows[places] == narrow)
        for column, factor in zip(matched.columns, matched.column_factors, strict=True):
            sums += factor * self._common[column][rows]
        return sums

    def _likely(self, matched: _Matched, count: int, allowed: Rows | None) -> tuple[Rows, Sums]:
        """Return the rows best by the strongest rare terms, ascending, and their whole scores."""
        read = int(np.searchsorted(np.cumsum(matched.ends - matched.starts), _READ, side="right"))
        read = max(read, 1)
        places, added = self._postings(matched.rare(slice(read)))
        sums = np.bincount(places, added, self._size)
        rows = np.sort(places)
        rows = rows[np.diff(rows, prepend=-1) > 0]
        if allowed is not None:
            is_allowed = np.zeros(self._size, dtype=np.bool_)
            is_allowed[allowed] = True
            rows = rows[is_allowed[rows]]
        reached = sums[rows]
        if len(rows) > count * _KEPT:
            best = reached >= np.partition(reached, -count * _KEPT)[-count * _KEPT]
            rows, reached = rows[best], reached[best]
        return rows.astype(np.int64), reached + self._scores(rows, matched.without(read))


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
