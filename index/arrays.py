"""Arrays on disk: mapped while they are small, read where they are large.

A page that is touched brings sixteen into the process, so that in time all of a mapped file counts
as its memory. Of a larger one rows are read, each for itself: it costs a microsecond or two a row,
or of rows that follow one another.
"""

import os
import weakref
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAX_MAPPED_BYTES = 1 << 28

# Row numbers.
Rows = NDArray[np.int64] | Sequence[int] | slice


def map_array(path: Path) -> NDArray[Any]:
    """Return the array in the .npy file `path`. Raises OSError or ValueError."""
    # A plain view: what is indexed in a np.memmap pays for being one each time.
    array: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return array


def open_array(path: Path) -> Any:
    """Return the array in the .npy file `path`, to be indexed by `Rows` alone when it is large.

    Raises OSError or ValueError.
    """
    array = np.load(path, mmap_mode="r")
    return _FileRows(array) if array.nbytes > MAX_MAPPED_BYTES else array.view(np.ndarray)


class _FileRows:
    """The rows of a mapped array, read from its file."""

    def __init__(self, array: Any) -> None:
        self._file = os.open(array.filename, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self._first, self._stride = array.offset, array.strides[0]
        self.shape, self.dtype = array.shape, array.dtype

    def __len__(self) -> int:
        return int(self.shape[0])

    def __getitem__(self, rows: Rows) -> NDArray[Any]:
        if isinstance(rows, slice):
            start, end, _ = rows.indices(len(self))
            numbers, lengths = np.array([start]), np.array([max(end - start, 0)])
        else:
            numbers = np.asarray(rows, dtype=np.int64)
            runs = np.flatnonzero(np.diff(numbers, prepend=-2) != 1)
            numbers, lengths = numbers[runs], np.diff(runs, append=len(numbers))
        places = (self._first + numbers * self._stride).tolist()
        sizes = (lengths * self._stride).tolist()
        read = b"".join(map(os.pread, repeat(self._file), sizes, places))
        return np.frombuffer(read, dtype=self.dtype).reshape(-1, *self.shape[1:])
