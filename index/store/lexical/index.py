"""A BM25 index over folded syllables and their pairs, so that diacritics are not needed."""

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from index.arrays import map_array, open_array
from index.store.lexical import postings
from index.store.lexical.postings import hashes_of
from index.store.lexical.question_terms import QuestionTerms
from index.store.lexical.term_scores import Floats, PostingLists, Rows, TermScorer
from index.store.lexical.term_table import TermTable
from index.text.folding import index_terms

# Factors are multiples of this: float64 adds those exactly, in any order, so scores never differ.
_GRAIN = 2.0**-24
# Questions whose terms are cached.
_CACHED = 512


class LexicalIndex:
    """A BM25 index on disk (lucene's idf, k1 1.2, b 0.75), with a row for each text.

    A row's score is the sum over the question's terms of weight x idf x saturated frequency, the
    last rounded to a 255th. A term with a weight of 0 or less does not count.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self._size = size
        keys, starts = map_array(folder / postings.KEYS), map_array(folder / postings.STARTS)
        rows, impacts = open_array(folder / postings.ROWS), open_array(folder / postings.IMPACTS)
        common, commons = map_array(folder / postings.COMMON), map_array(folder / postings.COMMONS)
        self._lists = PostingLists(size, rows, impacts, common)
        self._starts = starts
        table = TermTable(keys, starts, commons[:, 0].copy(), commons[:, 1].copy())
        # A question's terms are looked up several times: by the query, the search and the judge.
        self._find = lru_cache(_CACHED)(table.find)

    @classmethod
    def build(cls, texts: Iterable[str]) -> "LexicalIndex":
        """Index `texts`, a row each, in a temporary folder that is deleted with this object."""
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
        """Open what `save` wrote, memory-mapped; `size` is the number of rows.

        Raises OSError or ValueError if a file is missing or no array.
        """
        return cls(folder, size)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, creating it if needed."""
        folder.mkdir(parents=True, exist_ok=True)
        for file in self._folder.glob("*.npy"):
            shutil.copyfile(file, folder / file.name)

    def idfs(self, terms: Sequence[str]) -> Floats:
        """Return the inverse document frequency of each of `terms`, float32 of the same length.

        It is highest for a term that no row has.
        """
        counts = np.zeros(len(terms), dtype=np.int64)
        present, _, row_counts, _ = self._find(tuple(terms))
        counts[present] = row_counts
        rarity: Floats = self._idf(counts).astype(np.float32)
        return rarity

    def scorer(self, terms: Mapping[str, float]) -> TermScorer:
        """Return a scorer for `terms`: folded terms with their weights."""
        return TermScorer(self._lists, self._question_terms(terms))

    def scores_of(self, rows: Rows, terms: Mapping[str, float]) -> Floats:
        """Return TermScorer.scores_of for `terms`."""
        return self.scorer(terms).scores_of(rows)

    def top(
        self, terms: Mapping[str, float], count: int, allowed: Rows | None = None
    ) -> tuple[Rows, Floats]:
        """Return TermScorer.top for `terms`."""
        return self.scorer(terms).top(count, allowed)

    def _idf(self, counts: Any) -> Any:
        return np.log(1 + (self._size - counts + 0.5) / (counts + 0.5))

    def _question_terms(self, terms: Mapping[str, float]) -> QuestionTerms:
        positive = {term: weight for term, weight in terms.items() if weight > 0}
        present, keys, counts, columns = self._find(tuple(positive))
        weights = np.fromiter(positive.values(), dtype=np.float64)[present]
        factors = np.rint(weights * self._idf(counts) / 255 / _GRAIN) * _GRAIN
        order = np.argsort(-factors, kind="stable")
        rare, common = order[columns[order] < 0], order[columns[order] >= 0]
        starts = self._starts[keys[rare]]
        return QuestionTerms(
            starts, starts + counts[rare], factors[rare], columns[common], factors[common]
        )
