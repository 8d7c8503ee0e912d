"""Rows of vectors on disk as integers with a scale each, memory-mapped.

A row's scale is chosen so that its product with the vector itself is exact: a question that finds a
text lies near it, and most of the rounding's error would lie in that direction. int8 rows give dot
products of unit vectors to within 0.001 (deviation 0.0001), int16 rows to within 0.00001. numpy
turns integers into float32 an order of magnitude faster than it does float16.
"""

import os
import weakref
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

FILES = ("codes.npy", "scales.npy")
_CHUNK = 16_384
# A page that is touched brings sixteen into the process. Of a larger file rows are read, each for
# itself: it costs a microsecond a row, or of rows that follow one another.
MAPPED_UP_TO = 1 << 30

Floats = NDArray[np.float32]
# Row numbers.
Rows = NDArray[np.int64] | Sequence[int] | slice


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
        """Map the files in `folder`. Raises OSError or ValueError when they are not there."""
        # A plain view: what is indexed in a np.memmap pays for being one each time.
        codes, scales = (np.load(folder / name, mmap_mode="r") for name in FILES)
        if codes.nbytes > MAPPED_UP_TO:
            return cls(_FileRows(codes), scales.view(np.ndarray))
        return cls(codes.view(np.ndarray), scales.view(np.ndarray))

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


class _FileRows:
    """The rows of a mapped matrix, read from its file."""

    def __init__(self, matrix: Any) -> None:
        self._matrix = matrix
        self._file = os.open(matrix.filename, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self.shape, self.dtype = matrix.shape, matrix.dtype

    def __getitem__(self, rows: Rows) -> NDArray[np.signedinteger]:
        if isinstance(rows, slice):
            whole: NDArray[np.signedinteger] = np.array(self._matrix[rows])
            return whole
        numbers = np.asarray(rows, dtype=np.int64)
        taken = np.empty((len(numbers), self.shape[1]), dtype=self.dtype)
        runs = [*np.flatnonzero(np.diff(numbers, prepend=-2) != 1).tolist(), len(numbers)]
        places = (self._matrix.offset + numbers * self._matrix.strides[0]).tolist()
        for start, end in pairwise(runs):
            os.preadv(self._file, [taken[start:end].data], places[start])
        return taken
