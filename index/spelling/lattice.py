"""All that a question may have meant, and the likeliest way through it."""

from typing import NamedTuple

import numpy as np

from index.spelling.bigrams import BOUNDARY, Bigrams, Floats, Ids

Node = tuple[int, int]  # a token, and how far into it
# Edges by number: those that arrive at a node, and the first and the end of those that leave it.
Step = tuple[list[int], int, int]


class Edge(NamedTuple):
    """One word on the way through the question: its id, and how it is spelled.

    `text` is None where it stands as it was typed.
    """

    origin: Node
    target: Node
    word: int
    cost: float
    text: str | None


class Lattice:
    """All that may have been meant: edges between places in the question."""

    def __init__(self) -> None:
        self._leaving: dict[Node, list[Edge]] = {}

    def add(self, edge: Edge) -> None:
        """Add `edge`."""
        self._leaving.setdefault(edge.origin, []).append(edge)

    def best_path(self, bigrams: Bigrams, tokens: int) -> list[Edge]:
        """Return the likeliest edges from (0, 0) to (`tokens`, 0), found by Viterbi."""
        edges, steps = self._steps((tokens, 0))
        words = np.array([edge.word for edge in edges])
        costs = np.array([edge.cost for edge in edges])
        logs = _logs(bigrams, words, steps)
        scores, best = np.zeros(len(edges)), np.zeros(len(edges), dtype=np.int64)
        done = 0
        for before, start, end in steps:
            rows = np.array(before)
            size = len(before) * (end - start)
            block = scores[rows, None] + logs[done : done + size].reshape(len(before), -1)
            done += size
            best[start:end] = rows[block.argmax(axis=0)]
            scores[start:end] = block.max(axis=0) - costs[start:end]
        path = [int(best[-1])]
        while path[-1]:
            path.append(int(best[path[-1]]))
        return [edges[number] for number in path[-2::-1]]

    def _steps(self, goal: Node) -> tuple[list[Edge], list[Step]]:
        """Return the edges within reach, between two that stand for the ends, and the steps."""
        edges = [Edge((0, 0), (0, 0), BOUNDARY, 0.0, None)]
        arriving: dict[Node, list[int]] = {(0, 0): [0]}
        steps: list[Step] = []
        last = Edge(goal, (goal[0], 1), BOUNDARY, 0.0, None)
        for node in [*sorted(self._leaving), goal]:
            if node not in arriving:
                continue
            start = len(edges)
            for edge in self._leaving.get(node, [last]):
                arriving.setdefault(edge.target, []).append(len(edges))
                edges.append(edge)
            steps.append((arriving[node], start, len(edges)))
        return edges, steps


def _logs(bigrams: Bigrams, words: Ids, steps: list[Step]) -> Floats:
    """Return log P of each pair of neighbours, step by step: all leaving after each arriving."""
    # One look-up for the whole question: each costs more than the pairs in it.
    left = [number for before, _, _ in steps for number in before]
    sizes = [len(before) for before, _, _ in steps]
    counts = np.repeat([end - start for _, start, end in steps], sizes)
    shifts = np.repeat([start for _, start, _ in steps], sizes) - (counts.cumsum() - counts)
    right = np.arange(counts.sum()) + np.repeat(shifts, counts)
    return bigrams.logs(words[np.repeat(left, counts)], words[right])
