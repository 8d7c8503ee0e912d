"""Write the lexical index: for each term the rows that have it, with their BM25 impacts.

    keys.npy      uint64 (terms,)        hashes of the terms, ascending
    starts.npy    int64 (terms + 1,)     index of each term's first posting; common terms have none
    rows.npy      int32 (postings,)      rows that have the term, ascending for each term
    impacts.npy   uint8 (postings,)      255 times BM25's saturated frequency, at least 1
    common.npy    uint8 (common, rows)   impacts of the common terms, those in an eighth of the rows
                                         or more, for every row; 0 where the row lacks the term
    commons.npy   int64 (common, 2)      for each common term: its index in keys, ascending, and the
                                         number of rows that have it

Memory holds one block of terms, a number per text and a number per distinct term; the rest waits on
disk in sorted blocks.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEYS, STARTS, ROWS, IMPACTS, COMMON, COMMONS = (
    f"{name}.npy" for name in ("keys", "starts", "rows", "impacts", "common", "commons")
)
_K1, _B = 1.2, 0.75
_COMMON = 1 / 8  # from here on a byte per row is about as small as five per posting, and faster
_BLOCK = 1 << 22  # terms sorted at once: some 100 MB

Hashes = NDArray[np.uint64]
Block = tuple[NDArray[Any], NDArray[Any], NDArray[Any]]  # hashes, rows, frequencies


@lru_cache(maxsize=1 << 18)
def hash_of(term: str) -> int:
    """Return the 64-bit hash of `term`, the same on every machine and in every version."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def hashes_of(terms: Iterable[str]) -> Hashes:
    """Return the hashes of `terms`, uint64 of the same length."""
    return np.fromiter(map(hash_of, terms), dtype=np.uint64)


def write(folder: Path, texts: Iterable[Hashes], block: int = _BLOCK) -> int:
    """Write the index of `texts` into `folder` and return the number of texts.

    A text is the hashes of its terms. `block` is the number of terms sorted at once; the bytes
    written do not depend on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        lengths: list[int] = []
        blocks = [
            _spill(Path(scratch) / str(number), *pair)
            for number, pair in enumerate(_blocks(texts, lengths, block))
        ]
        sizes = np.array(lengths, dtype=np.float64)
        mean = max(1.0, float(sizes.mean())) if lengths else 1.0
        damping = (_K1 * (1 - _B + _B * sizes / mean)).astype(np.float32)
        _write_merged(folder, blocks, damping, block)
    return len(lengths)


def _blocks(
    texts: Iterable[Hashes], lengths: list[int], block: int
) -> Iterator[tuple[Hashes, NDArray[np.int32]]]:
    """Yield `(hashes, rows)` of about `block` terms at a time; append each text's length."""
    pending: list[Hashes] = []
    first = total = 0
    for text in texts:
        pending.append(text)
        lengths.append(len(text))
        total += len(text)
        if total >= block:
            yield np.concatenate(pending), _rows(lengths, first)
            pending, first, total = [], len(lengths), 0
    if pending:
        yield np.concatenate(pending), _rows(lengths, first)


def _rows(lengths: list[int], first: int) -> NDArray[np.int32]:
    return np.repeat(np.arange(first, len(lengths), dtype=np.int32), lengths[first:])


def _spill(name: Path, hashes: Hashes, rows: NDArray[np.int32]) -> Block:
    """Sort a block, count each term in each row, and write the result to disk."""
    order = np.argsort(hashes, kind="stable")
    hashes, rows = hashes[order], rows[order]
    new = np.flatnonzero(_changes(hashes) | _changes(rows))
    counts = np.minimum(np.diff(new, append=len(hashes)), 65535).astype(np.uint16)
    parts: list[NDArray[Any]] = [hashes[new], rows[new], counts]
    files = [name.with_name(f"{name.name}-{number}.npy") for number in range(len(parts))]
    for file, part in zip(files, parts, strict=True):
        np.save(file, part)
    hashes, rows, counts = (np.load(file, mmap_mode="r") for file in files)
    return hashes, rows, counts


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Return for each value whether it differs from the one before it."""
    return np.concatenate([[True], values[1:] != values[:-1]]) if len(values) else values != values


def _write_merged(
    folder: Path, blocks: list[Block], damping: NDArray[np.float32], block: int
) -> None:
    size = len(damping)
    keys, starts = _ArrayFile(folder / KEYS, np.uint64), _ArrayFile(folder / STARTS, np.int64)
    rows, impacts = _ArrayFile(folder / ROWS, np.int32), _ArrayFile(folder / IMPACTS, np.uint8)
    common, commons = (
        _ArrayFile(folder / COMMON, np.uint8, size),
        _ArrayFile(folder / COMMONS, np.int64, 2),
    )
    starts.append(np.zeros(1))
    for hashes, term_rows, frequency in _merged(blocks, block):
        first = np.flatnonzero(_changes(hashes))
        count = np.diff(first, append=len(hashes))
        impact = (
            np.rint(255 * frequency / (frequency + damping[term_rows])).clip(1).astype(np.uint8)
        )
        is_common = count >= max(1.0, _COMMON * size)
        for term in np.flatnonzero(is_common):
            span = slice(first[term], first[term] + count[term])
            column = np.zeros(size, dtype=np.uint8)
            column[term_rows[span]] = impact[span]
            common.append(column)
            commons.append(np.array([keys.length + term, count[term]]))
        rare = ~np.repeat(is_common, count)
        starts.append(rows.length + np.cumsum(np.where(is_common, 0, count)))
        rows.append(term_rows[rare])
        impacts.append(impact[rare])
        keys.append(hashes[first])
    for file in (keys, starts, rows, impacts, common, commons):
        file.close()


def _merged(blocks: list[Block], block: int) -> Iterator[Block]:
    """Yield the postings of all blocks, sorted by hash and row, one range of hashes at a time."""
    ranges = sum(len(hashes) for hashes, _, _ in blocks) // block + 1
    cuts = [number * (1 << 64) // ranges for number in range(1, ranges)]
    inner = [np.searchsorted(hashes, np.array(cuts, dtype=np.uint64)) for hashes, _, _ in blocks]
    edges = [[0, *within.tolist(), len(one[0])] for within, one in zip(inner, blocks, strict=True)]
    for number in range(ranges):
        parts = [
            [array[within[number] : within[number + 1]] for array in one]
            for within, one in zip(edges, blocks, strict=True)
        ]
        if parts:
            hashes, rows, counts = (np.concatenate(same) for same in zip(*parts, strict=True))
            # The sort is stable and the blocks are in order of rows, so rows stay ascending.
            order = np.argsort(hashes, kind="stable")
            yield hashes[order], rows[order], counts[order]


class _ArrayFile:
    """A .npy file written in pieces; numpy's header has room for the final length."""

    def __init__(self, path: Path, dtype: type[np.generic], width: int = 0) -> None:
        self._file = path.open("wb")
        self._dtype = np.dtype(dtype)
        self._width = width
        self.length = 0
        self._write_header()

    def append(self, values: NDArray[Any]) -> None:
        """Append `values`; if the array has a width, they are one row."""
        self._file.write(values.astype(self._dtype, copy=False).tobytes())
        self.length += 1 if self._width else len(values)

    def close(self) -> None:
        self._file.seek(0)
        self._write_header()
        self._file.close()

    def _write_header(self) -> None:
        shape = (self.length, self._width) if self._width else (self.length,)
        header = {"descr": self._dtype.str, "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(self._file, header)
