from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.store.vectors import index as module
from index.store.vectors.index import INDEX, VectorIndex
from tests.test_index_store_vectors_quantised import unit_vectors

COUNT = 3000
VECTORS, QUERIES = unit_vectors(COUNT), unit_vectors(20, seed=1)


@pytest.fixture(params=["scanned", "listed"])
def index(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[VectorIndex]:
    """An index of VECTORS, of either type: what makes a large one is lowered for the second."""
    if request.param == "listed":
        monkeypatch.setattr(module, "FLAT_UP_TO", 100)
    monkeypatch.setattr(module, "_FEW", 50)
    VectorIndex.write(tmp_path / "vectors", VECTORS)
    found = VectorIndex.open(tmp_path / "vectors")
    assert ("IVF" in found.kind) == (request.param == "listed")
    yield found


def exact(query: NDArray[np.float32], allowed: NDArray[np.int64], count: int) -> list[int]:
    """Return the best of `allowed` by exact scores."""
    return [int(row) for row in allowed[np.argsort(-(VECTORS[allowed] @ query))[:count]]]


def recall(found: NDArray[np.int64], allowed: NDArray[np.int64]) -> float:
    """Return the share of the ten best of `allowed` among the first ten found."""
    shares = [
        len({*exact(query, allowed, 10)} & {*rows[:10].tolist()}) / 10
        for query, rows in zip(QUERIES, found, strict=True)
    ]
    return float(np.mean(shares))


def test_the_nearest_are_found_with_their_exact_scores(index: VectorIndex) -> None:
    rows, scores = index.search(QUERIES, 30)
    assert rows.shape == scores.shape == (20, 30)
    assert recall(rows, np.arange(COUNT)) >= 0.95
    assert (np.diff(scores) <= 0).all()
    for query, found, said in zip(QUERIES, rows, scores, strict=True):
        assert said == pytest.approx(VECTORS[found] @ query, abs=1e-5)
        assert len({*found.tolist()}) == 30


@pytest.mark.parametrize("count", [1, 20, 60, 700, 2000])
def test_only_allowed_rows_are_found_and_none_is_missed_for_others(
    index: VectorIndex, count: int
) -> None:
    allowed = np.sort(np.random.default_rng(2).choice(COUNT, count, replace=False))
    rows, scores = index.search(QUERIES, 30, allowed)
    there = rows >= 0
    assert np.isin(rows[there], allowed).all()
    assert there.sum(axis=1).tolist() == [min(count, 30)] * 20
    assert np.isneginf(scores[~there]).all()
    expected = min(count, 10) / 10
    assert recall(rows, allowed) >= 0.95 * expected


def test_nothing_allowed_finds_nothing(index: VectorIndex) -> None:
    rows, scores = index.search(QUERIES, 5, np.empty(0, dtype=np.int64))
    assert (rows == -1).all()
    assert np.isneginf(scores).all()


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    VectorIndex.write(tmp_path / "vectors", VECTORS[:0])
    rows, scores = VectorIndex.open(tmp_path / "vectors").search(QUERIES, 3)
    assert (rows == -1).all()
    assert np.isneginf(scores).all()


def test_all_are_found_where_more_are_asked_for(index: VectorIndex) -> None:
    rows, _ = index.search(QUERIES[:1], COUNT + 5)
    assert sorted(rows[0].tolist()) == [-1] * 5 + list(range(COUNT))


def test_vectors_and_scores_are_those_written(index: VectorIndex) -> None:
    assert len(index) == COUNT
    assert index.of([5, 2]) == pytest.approx(VECTORS[[5, 2]], abs=1e-5)
    said = index.scores(np.array([5, 2]), QUERIES[0])
    assert said == pytest.approx(VECTORS[[5, 2]] @ QUERIES[0], abs=1e-5)


def test_the_same_vectors_make_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FLAT_UP_TO", 100)
    for name in ("one", "other"):
        VectorIndex.write(tmp_path / name, VECTORS)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / file.name).read_bytes(), file.name


def test_several_threads_search_at_once(index: VectorIndex) -> None:
    expected = index.search(QUERIES, 10)[0]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda at: index.search(QUERIES[at % 20][None], 10)[0][0], range(100))
        for at, rows in enumerate(found):
            assert np.array_equal(rows, expected[at % 20])


def test_what_is_no_index_is_not_opened(tmp_path: Path) -> None:
    VectorIndex.write(tmp_path / "vectors", VECTORS[:10])
    (tmp_path / "vectors" / INDEX).write_bytes(b"something else")
    with pytest.raises(RuntimeError):
        VectorIndex.open(tmp_path / "vectors")
