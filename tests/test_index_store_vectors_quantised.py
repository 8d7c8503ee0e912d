from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import arrays
from index.store.vectors.quantised import QuantisedRows


def unit_vectors(count: int, dimension: int = 48, seed: int = 0) -> NDArray[np.float32]:
    """Return `count` vectors of length 1, within a cone and of few directions, as texts' are."""
    directions = np.random.default_rng(99).standard_normal((6, dimension))
    vectors = np.random.default_rng(seed).standard_normal((count, 6)) @ directions + 2
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32)


def written(folder: Path, vectors: NDArray[np.float32], dtype: type) -> QuantisedRows:
    rows = QuantisedRows.create(folder, len(vectors), vectors.shape[1], dtype)
    rows.put(slice(None), vectors)
    rows.flush()
    return QuantisedRows.open(folder)


@pytest.mark.parametrize(("dtype", "most"), [(np.int8, 0.004), (np.int16, 0.00002)])
def test_rows_come_back_nearly_as_they_were(tmp_path: Path, dtype: type, most: float) -> None:
    vectors = unit_vectors(500)
    rows = written(tmp_path / "rows", vectors, dtype)
    assert (len(rows), rows.dimension) == vectors.shape
    assert np.abs(rows.of(slice(None)) - vectors).max() < most
    query = unit_vectors(1, seed=1)[0]
    assert np.abs(rows.scores(slice(None), query) - vectors @ query).max() < most
    assert np.einsum("nd,nd->n", rows.of(slice(None)), vectors) == pytest.approx(1, abs=1e-6)


@given(st.lists(st.integers(0, 99), max_size=40), st.booleans())
def test_any_rows_are_taken_in_the_order_asked_for(
    tmp_path_factory: pytest.TempPathFactory, asked: list[int], unmapped: bool
) -> None:
    vectors, folder = unit_vectors(100), tmp_path_factory.mktemp("rows")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(arrays, "MAX_MAPPED_BYTES", 0 if unmapped else 1 << 30)
        rows = written(folder / "rows", vectors, np.int16)
    numbers = np.array(asked, dtype=np.int64)
    assert rows.of(numbers) == pytest.approx(vectors[numbers], abs=1e-4)
    assert rows.of(slice(7, 9)) == pytest.approx(vectors[7:9], abs=1e-4)
    query = vectors[0]
    assert rows.scores(numbers, query) == pytest.approx(vectors[numbers] @ query, abs=1e-4)
    assert np.concatenate(list(rows.chunks())) == pytest.approx(vectors, abs=1e-4)


def test_copied_rows_are_the_same_to_the_bit(tmp_path: Path) -> None:
    old = written(tmp_path / "old", unit_vectors(30), np.int8)
    new = QuantisedRows.create(tmp_path / "new", 2, old.dimension, np.int8)
    new.copy([1, 0], old, [3, 29])
    assert np.array_equal(new.of([0, 1]), old.of([29, 3]))


def test_a_vector_of_zeros_stays_one(tmp_path: Path) -> None:
    rows = written(tmp_path / "rows", np.zeros((2, 8), dtype=np.float32), np.int8)
    assert np.array_equal(rows.of([0, 1]), np.zeros((2, 8)))


def test_no_rows_are_no_trouble(tmp_path: Path) -> None:
    rows = written(tmp_path / "rows", np.zeros((0, 8), dtype=np.float32), np.int8)
    assert rows.of([]).shape == (0, 8)
    assert list(rows.chunks()) == []


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="codes"):
        QuantisedRows.open(tmp_path)
