"""Open arrays on disk: small ones memory-mapped, the rows of large ones read from the file.

Access to one page of a mapped file loads sixteen, so that in time the whole file counts as memory
of the process. Reading a row of a file, or several consecutive ones, takes one or two microseconds.
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
    """Return the array in the .npy file `path`, memory-mapped. Raises OSError or ValueError."""
    # A plain view: each indexing of a np.memmap is slower.
    array: NDArray[Any] = np.load(path, mmap_mode="r").view(np.ndarray)
    return array


def open_array(path: Path) -> Any:
    """Return the array in the .npy file `path`; a large one takes only `Rows` as an index.

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
        offsets = (self._first + numbers * self._stride).tolist()
        sizes = (lengths * self._stride).tolist()
        data = b"".join(map(os.pread, repeat(self._file), sizes, offsets))
        return np.frombuffer(data, dtype=self.dtype).reshape(-1, *self.shape[1:])
