"""The nearest vectors to a question, at any size of the store.

FAISS proposes, in a fast approximation; exact rows decide. The index's type follows from the size:
scanned whole while that is quick, by inverted lists from there on. Both are memory-mapped.
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
# Below, scanning all is as fast as visiting enough lists to miss nothing.
FLAT_UP_TO = 20_000
# Lists grow in number with the root of the size; a question visits this many of them.
_LISTS_PER_ROOT = 4
_VISITED = 48
# So many vectors a list are enough to place its centre.
_TRAINING_PER_LIST = 32
_TRAINING_ROUNDS = 6
# FAISS proposes so many times what is asked for.
_PROPOSED = 2
# A list visited holds some vectors only: visit enough to see this many times what is asked for.
_SEEN = 16
# So few allowed rows, or this share of all, are scored one by one.
_FEW, _SMALL_SHARE = 4096, 64

Positions = NDArray[np.int64]


class VectorIndex:
    """Searches the vectors in one folder; safe to use from several threads."""

    def __init__(self, index: Any, rows: QuantisedRows) -> None:
        """Take a FAISS inner-product index and the exact vectors of the same rows."""
        self._index = index
        self._rows = rows

    @classmethod
    def write(cls, folder: Path, vectors: Floats) -> None:
        """Write `vectors`, float32 of shape `(n, d)`, and an index of them into `folder`."""
        rows = QuantisedRows.create(folder, len(vectors), vectors.shape[1], np.int16)
        for start in range(0, len(vectors), _FEW):
            rows.put(slice(start, start + _FEW), vectors[start : start + _FEW])
        rows.flush()
        write_index(folder, rows)

    @classmethod
    def open(cls, folder: Path) -> "VectorIndex":
        """Map what `write` put into `folder`. Raises OSError, ValueError or RuntimeError."""
        rows = QuantisedRows.open(folder)
        # The older IO_FLAG_MMAP would start threads in each search, to read lists ahead.
        return cls(faiss.read_index(str(folder / INDEX), faiss.IO_FLAG_MMAP_IFC), rows)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def kind(self) -> str:
        """The name of the index's type in FAISS, with the number of its lists if it has any."""
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

        Both have the shape `(q, count)`, best first; where there are fewer, rows are -1 and scores
        minus infinity. `allowed` are the only rows to look at, each once.
        """
        if not len(self):
            allowed = np.empty(0, dtype=np.int64)
        total = len(self) if allowed is None else len(allowed)
        if allowed is not None and total <= max(_FEW, len(self) // _SMALL_SHARE):
            proposed = np.broadcast_to(allowed, (len(queries), total))
        else:
            parameters = self._parameters(count, allowed)
            wanted = min(count * _PROPOSED, total)
            # For one question, waiting for a second thread costs more than it saves.
            faiss.omp_set_num_threads(1)
            _, proposed = self._index.search(queries, wanted, params=parameters)
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
        """Return how FAISS is to search: where, and in how many lists."""
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
        share = max(_VISITED / lists * len(self) / total, _SEEN * count / total)
        options["nprobe"] = min(ceil(share * lists), lists)
        return faiss.SearchParametersIVF(**options)


def write_index(folder: Path, rows: QuantisedRows) -> None:
    """Write a FAISS index of `rows` into `folder`, its type by their number.

    The same rows make the same file. Holds a sample of the vectors in memory, and the index.
    """
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    index: Any = _scanned(rows.dimension)
    if len(rows) > FLAT_UP_TO:
        index = _listed(index, rows)
    for vectors in rows.chunks():
        index.add(vectors)
    faiss.write_index(index, str(folder / INDEX))


def _scanned(dimension: int) -> Any:
    """Return an empty index that is scanned whole."""
    half = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(dimension, half, faiss.METRIC_INNER_PRODUCT)


def _listed(centres: Any, rows: QuantisedRows) -> Any:
    """Return an empty index of inverted lists, their centres placed and put into `centres`."""
    lists = round(_LISTS_PER_ROOT * sqrt(len(rows)))
    index: Any = faiss.IndexIVFScalarQuantizer(
        centres, rows.dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    # Centres are placed with exact ones: theirs would be rounded anew in each round.
    index.clustering_index = faiss.IndexFlatIP(rows.dimension)
    index.quantizer_trains_alone = 2
    index.cp.niter = _TRAINING_ROUNDS
    index.cp.min_points_per_centroid = 1
    sample = min(lists * _TRAINING_PER_LIST, len(rows))
    index.train(rows.of(np.linspace(0, len(rows) - 1, sample).astype(np.int64)))
    return index
