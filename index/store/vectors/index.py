"""Search for the vectors nearest to a question, in a store of any size.

FAISS finds candidates with rounded vectors; exact scores rank them. A small index is scanned whole,
a large one has inverted lists. Both are memory-mapped.
"""

import os
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.arrays import Rows
from index.store.vectors.quantised import Floats, QuantisedRows

INDEX = "index.faiss"
# Number of vectors up to which a full scan is as fast as visiting enough lists to miss none.
FLAT_UP_TO = 20_000
# The number of lists is this times the square root of the size; a question visits _VISITED lists.
_LISTS_PER_ROOT = 4
_VISITED = 48
# Vectors for each list in the training sample: enough to place its centre.
_TRAINING_PER_LIST = 32
_TRAINING_ROUNDS = 6
# FAISS returns this many candidates for each result.
_PROPOSED = 2
# A question visits enough lists to scan this many vectors for each result.
_SCANNED = 16
# Up to this many allowed rows, or one in _SMALL_SHARE of all, are scored without FAISS.
_FEW, _SMALL_SHARE = 4096, 64

Positions = NDArray[np.int64]


class VectorIndex:
    """An index of the vectors in one folder; safe to use from several threads."""

    def __init__(self, index: Any, rows: QuantisedRows) -> None:
        """`index` is a FAISS inner-product index, `rows` the exact vectors in the same order."""
        self._index = index
        self._rows = rows

    @classmethod
    def write(cls, folder: Path, vectors: Floats) -> None:
        """Write `vectors`, float32 of shape `(n, d)`, and their index into `folder`."""
        rows = QuantisedRows.create(folder, len(vectors), vectors.shape[1], np.int16)
        for start in range(0, len(vectors), _FEW):
            rows.put(slice(start, start + _FEW), vectors[start : start + _FEW])
        rows.flush()
        write_index(folder, rows)

    @classmethod
    def open(cls, folder: Path) -> "VectorIndex":
        """Open what `write` wrote into `folder`, memory-mapped.

        Raises OSError, ValueError or RuntimeError if it cannot be read.
        """
        rows = QuantisedRows.open(folder)
        # The older IO_FLAG_MMAP would start threads in each search to read lists ahead.
        return cls(faiss.read_index(str(folder / INDEX), faiss.IO_FLAG_MMAP_IFC), rows)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def kind(self) -> str:
        """The FAISS type of the index, with its number of lists if it has any."""
        lists = getattr(self._index, "nlist", None)
        name = type(self._index).__name__
        return f"{name}({lists})" if lists else name

    def of(self, rows: Rows) -> Floats:
        """Return the vectors of `rows`, float32 of shape `(len(rows), dimension)`."""
        return self._rows.of(rows)

    def scores(self, rows: Rows, query: Floats) -> Floats:
        """Return the dot product of each of `rows` with `query`, of shape `(dimension,)`."""
        return self._rows.scores(rows, query)

    def search(
        self, queries: Floats, count: int, allowed: Positions | None = None
    ) -> tuple[Positions, Floats]:
        """Return the `count` rows nearest to each of `queries`, `(q, d)`, and their dot products.

        Both have shape `(q, count)`, best first; if there are fewer, the rest is row -1 and score
        minus infinity. If given, only the rows `allowed`, without duplicates, are searched.
        """
        if not len(self):
            allowed = np.empty(0, dtype=np.int64)
        total = len(self) if allowed is None else len(allowed)
        if allowed is not None and total <= max(_FEW, len(self) // _SMALL_SHARE):
            proposed = np.broadcast_to(allowed, (len(queries), total))
        else:
            parameters = self._parameters(count, allowed)
            limit = min(count * _PROPOSED, total)
            # For one question, a second thread costs more time than it saves.
            faiss.omp_set_num_threads(1)
            _, proposed = self._index.search(queries, limit, params=parameters)
        rows = np.full((len(queries), count), -1, dtype=np.int64)
        scores = np.full((len(queries), count), -np.inf, dtype=np.float32)
        for at, query in enumerate(queries):
            near = proposed[at][proposed[at] >= 0]
            exact = self._rows.scores(near, query)
            best = np.lexsort((near, -exact))[:count]
            rows[at, : len(best)] = near[best]
            scores[at, : len(best)] = exact[best]
        return rows, scores

    def _parameters(self, count: int, allowed: Positions | None) -> Any:
        """Return the FAISS search parameters: the allowed rows and the number of lists to visit."""
        options: dict[str, Any] = {}
        total = len(self)
        if allowed is not None:
            mask = np.zeros(len(self), dtype=bool)
            mask[allowed] = True
            bits = np.packbits(mask, bitorder="little")
            options["sel"] = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
            total = len(allowed)
        if not hasattr(self._index, "nlist"):
            return faiss.SearchParameters(**options)
        lists = self._index.nlist
        share = max(_VISITED / lists * len(self) / total, _SCANNED * count / total)
        options["nprobe"] = min(ceil(share * lists), lists)
        return faiss.SearchParametersIVF(**options)


def write_index(folder: Path, rows: QuantisedRows) -> None:
    """Write a FAISS index of `rows` into `folder`: flat up to FLAT_UP_TO rows, else with lists.

    The same rows make the same file. Memory holds the index and a sample of the vectors.
    """
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    index: Any = _flat_index(rows.dimension)
    if len(rows) > FLAT_UP_TO:
        index = _list_index(index, rows)
    for vectors in rows.chunks():
        index.add(vectors)
    faiss.write_index(index, str(folder / INDEX))


def _flat_index(dimension: int) -> Any:
    """Return an empty index that is scanned whole."""
    half = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)


def _list_index(centres: Any, rows: QuantisedRows) -> Any:
    """Return an empty index of inverted lists; train their centres and store them in `centres`."""
    lists = round(_LISTS_PER_ROOT * sqrt(len(rows)))
    index: Any = faiss.IndexIVFScalarQuantizer(
        centres, rows.dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    # Train with exact centres: `centres` would round them again in each round.
    index.clustering_index = faiss.IndexFlatIP(rows.dimension)
    index.quantizer_trains_alone = 2
    index.cp.niter = _TRAINING_ROUNDS
    index.cp.min_points_per_centroid = 1
    sample = min(lists * _TRAINING_PER_LIST, len(rows))
    index.train(rows.of(np.linspace(0, len(rows) - 1, sample).astype(np.int64)))
    return index
