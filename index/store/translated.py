"""The passages of a store in another language: their vectors and their words, a row each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import map_array
from index.records.languages import FOREIGN, Language
from index.store.lexical.index import LexicalIndex
from index.store.vectors.index import VectorIndex
from index.store.vectors.quantised import QuantisedRows

# Files of the folder of one language, and of the whole store for Vietnamese.
VECTORS, SENTENCES, LEXICAL = "passages", "sentences", "lexical"
FIRST_SENTENCE, POSITIONS = "first_sentence.npy", "positions.npy"

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class TranslatedRows:
    """The renderings in one language: row i is that of the passage at `positions[i]`, ascending.

    The Vietnamese passages have files of their own, so that nothing here changes how they are
    found: neither rarity nor spelling of their words.
    """

    positions: Positions
    vectors: VectorIndex
    sentences: QuantisedRows
    first_sentence: Positions
    lexical: LexicalIndex

    @classmethod
    def open(cls, folder: Path) -> "TranslatedRows":
        """Open the files in `folder`. Raises what the libraries raise if one cannot be read."""
        positions = map_array(folder / POSITIONS)
        return cls(
            positions,
            VectorIndex.open(folder / VECTORS),
            QuantisedRows.open(folder / SENTENCES),
            map_array(folder / FIRST_SENTENCE),
            LexicalIndex.load(folder / LEXICAL, len(positions)),
        )

    def rows_of(self, positions: Positions) -> tuple[Positions, Positions]:
        """Return which of `positions` were translated, by index, and the row of each of these."""
        rows = np.searchsorted(self.positions, positions)
        np.minimum(rows, len(self.positions) - 1, out=rows)
        found = np.flatnonzero(self.positions[rows] == positions)
        return found, rows[found]


def open_translations(folder: Path) -> Iterator[tuple[Language, TranslatedRows]]:
    """Yield the languages that a generation in `folder` has renderings in, with these."""
    for language in FOREIGN:
        if (folder / language).is_dir():
            yield language, TranslatedRows.open(folder / language)


def sentence_rows(first_sentence: Positions, rows: Positions) -> tuple[Positions, Positions]:
    """Return the rows of the sentences of the passages in `rows`, and the index of each's first.

    `first_sentence` has the first row of each passage, and their total. The second array fits
    `np.maximum.reduceat`, since every passage has a sentence.
    """
    starts = first_sentence[rows]
    counts = first_sentence[rows + 1] - starts
    first = np.cumsum(counts) - counts
    return np.repeat(starts - first, counts) + np.arange(counts.sum()), first
