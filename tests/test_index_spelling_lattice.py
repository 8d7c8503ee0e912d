from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling.bigrams import BOUNDARY, Bigrams
from index.spelling.lattice import Edge, Lattice, Node

BIGRAMS = Bigrams.learn(["mục tiêu của thành phố", "thành phố có mục tiêu", "phố cổ"])
WORDS = range(len(BIGRAMS.words))
SIZE = 4


def paths_to(goal: Node, edges: list[Edge], at: Node = (0, 0)) -> Iterator[list[Edge]]:
    if at == goal:
        yield []
    for edge in edges:
        if edge.origin == at:
            for rest in paths_to(goal, edges, edge.target):
                yield [edge, *rest]


def likelihood(path: list[Edge]) -> float:
    words = np.array([BOUNDARY, *(edge.word for edge in path), BOUNDARY])
    return float(BIGRAMS.logs(words[:-1], words[1:]).sum()) - sum(edge.cost for edge in path)


@st.composite
def edges_through(draw: st.DrawFn) -> list[Edge]:
    """Some edges from each token to the next or the one after, and at least one to the next."""
    word, cost = st.sampled_from(WORDS), st.floats(0, 10)
    found = [Edge((at, 0), (at + 1, 0), draw(word), draw(cost), None) for at in range(SIZE)]
    for at in draw(st.lists(st.integers(0, SIZE - 1), max_size=8)):
        target = draw(st.integers(at + 1, min(at + 2, SIZE)))
        found.append(Edge((at, 0), (target, 0), draw(word), draw(cost), "other"))
    return found


@given(edges_through())
def test_the_best_path_is_the_likeliest_of_all(edges: list[Edge]) -> None:
    lattice = Lattice()
    for edge in edges:
        lattice.add(edge)
    best = lattice.best_path(BIGRAMS, SIZE)
    assert best in list(paths_to((SIZE, 0), edges))
    expected = max(map(likelihood, paths_to((SIZE, 0), edges)))
    assert likelihood(best) == pytest.approx(expected, abs=1e-4)


def test_edges_out_of_reach_are_no_way() -> None:
    lattice = Lattice()
    lattice.add(Edge((0, 7), (1, 0), 3, 0.0, "unreached"))
    lattice.add(Edge((0, 0), (1, 0), 3, 9.0, "reached"))
    assert [edge.text for edge in lattice.best_path(BIGRAMS, 1)] == ["reached"]


def test_nothing_typed_has_an_empty_path() -> None:
    assert Lattice().best_path(BIGRAMS, 0) == []
