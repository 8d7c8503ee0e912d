"""The table of an index's terms: which are known, and where what is told of them begins."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store.lexical.postings import Hashes, hashes_of

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TermTable:
    """The keys, starts and commons that postings.py writes, the latter in two columns."""

    keys: Hashes
    starts: Places
    common_keys: Places
    common_counts: Places

    def find(self, terms: tuple[str, ...]) -> tuple[Places, Places, Places, Places]:
        """Look `terms` up; return which are known and, of these, their places among the keys, the
        numbers of rows that have them, and their rows of the matrix, -1 for the rare ones."""
        hashes = hashes_of(terms)
        places = np.searchsorted(self.keys, hashes)
        known = np.flatnonzero(places < len(self.keys))
        known = known[self.keys[places[known]] == hashes[known]]
        places = places[known]
        counts = self.starts[places + 1] - self.starts[places]
        columns = np.searchsorted(self.common_keys, places)
        columns[counts > 0] = -1
        common = columns >= 0
        counts[common] = self.common_counts[columns[common]]
        return known, places, counts, columns
