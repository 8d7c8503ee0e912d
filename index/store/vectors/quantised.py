"""Rows of vectors on disk as integers with a scale each.

A row's scale is chosen so that its product with the vector itself is exact: a question that finds a
text lies near it, and most of the rounding's error would lie in that direction. int8 rows give dot
products of unit vectors to within 0.001 (deviation 0.0001), int16 rows to within 0.00001. numpy
turns integers into float32 an order of magnitude faster than it does float16.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from index.arrays import Rows, open_array

FILES = ("codes.npy", "scales.npy")
_CHUNK = 16_384

Floats = NDArray[np.float32]


class QuantisedRows:
    """A matrix of `count` vectors of `dimension` numbers, read and written by row."""

    def __init__(self, codes: Any, scales: Floats) -> None:
        """Take the integers, of shape `(n, d)`, and what to multiply each row with, `(n,)`."""
        self._codes = codes
        self._scales = scales

    def __len__(self) -> int:
        return len(self._scales)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._codes.shape[1])

    @classmethod
    def create(cls, folder: Path, count: int, dimension: int, dtype: DTypeLike) -> "QuantisedRows":
        """Begin the files of `count` rows of zeros in `folder`; `dtype` is int8 or int16."""
        folder.mkdir(exist_ok=True)
        kinds = (((count, dimension), dtype), ((count,), np.float32))
        codes, scales = (
            np.lib.format.open_memmap(str(folder / name), "w+", kind, shape=shape)
            for name, (shape, kind) in zip(FILES, kinds, strict=True)
        )
        return cls(codes, scales)

    @classmethod
    def open(cls, folder: Path) -> "QuantisedRows":
        """Open the files in `folder`. Raises OSError or ValueError when they are not there."""
        codes, scales = (open_array(folder / name) for name in FILES)
        return cls(codes, scales)

    def put(self, rows: Rows, vectors: Floats) -> None:
        """Write `vectors`, of shape `(n, d)`, into `rows`."""
        largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
        largest[largest == 0] = 1
        codes = np.rint(vectors * (np.iinfo(self._codes.dtype).max / largest))
        products = np.einsum("nd,nd->n", codes, vectors)
        products[products == 0] = 1
        self._codes[rows] = codes
        self._scales[rows] = np.einsum("nd,nd->n", vectors, vectors) / products

    def copy(self, rows: Rows, other: "QuantisedRows", others: Rows) -> None:
        """Write the rows `others` of `other` into `rows` as they are, without rounding anew."""
        self._codes[rows] = other._codes[others]
        self._scales[rows] = other._scales[others]

    def of(self, rows: Rows) -> Floats:
        """Return the vectors of `rows`, float32 of shape `(len(rows), dimension)`."""
        vectors: Floats = self._codes[rows].astype(np.float32)
        vectors *= self._scales[rows][:, None]
        return vectors

    def scores(self, rows: Rows, query: Floats) -> Floats:
        """Return the dot product of each of `rows` with `query`, of shape `(dimension,)`."""
        # Not by matrix product: BLAS would start threads, which costs more than it saves.
        found: Floats = np.vecdot(self._codes[rows].astype(np.float32), query) * self._scales[rows]
        return found

    def chunks(self) -> Iterator[Floats]:
        """Yield all vectors in order, some thousand at a time."""
        for start in range(0, len(self), _CHUNK):
            yield self.of(slice(start, start + _CHUNK))

    def flush(self) -> None:
        """Write what is left to the files. Raises OSError."""
        for array in (self._codes, self._scales):
            if isinstance(array, np.memmap):
                array.flush()
