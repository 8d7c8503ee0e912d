"""The table of an index's terms, to look terms up by their hashes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.lexical.postings import Hashes, hashes_of

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The arrays keys, starts and commons of postings.py, the last as two columns."""

    keys: Hashes
    starts: Indices
    common_keys: Indices
    common_counts: Indices

    def find(self, terms: tuple[str, ...]) -> tuple[Indices, Indices, Indices, Indices]:
        """Return `(present, keys, counts, columns)` for the terms that the index has.

        `present` are their indices in `terms`, `keys` their indices in `self.keys`, `counts` the
        numbers of rows that have them, `columns` their rows of common.npy, -1 for rare terms.
        """
        hashes = hashes_of(terms)
        keys = np.searchsorted(self.keys, hashes)
        present = np.flatnonzero(keys < len(self.keys))
        present = present[self.keys[keys[present]] == hashes[present]]
        keys = keys[present]
        counts = self.starts[keys + 1] - self.starts[keys]
        columns = np.searchsorted(self.common_keys, keys)
        columns[counts > 0] = -1
        common = columns >= 0
        counts[common] = self.common_counts[columns[common]]
        return present, keys, counts, columns
