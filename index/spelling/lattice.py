"""The possible readings of a question as a lattice of words, and the likeliest path through it."""

from typing import NamedTuple

import numpy as np

from index.spelling.bigrams import BOUNDARY, Bigrams, Floats, Ids

Node = tuple[int, int]  # the index of a token, and a point within it, 0 at its start
# A node by the numbers of its edges: those that arrive, then start and end of those that leave.
Step = tuple[list[int], int, int]


class Edge(NamedTuple):
    """A word between two nodes: its id, its cost and its spelling.

    `text` is None for the word as it was typed.
    """

    origin: Node
    target: Node
    word: int
    cost: float
    text: str | None


class Lattice:
    """The possible words of a question, as edges between nodes."""

    def __init__(self) -> None:
        self._leaving: dict[Node, list[Edge]] = {}

    def add(self, edge: Edge) -> None:
        """Add `edge`."""
        self._leaving.setdefault(edge.origin, []).append(edge)

    def best_path(self, bigrams: Bigrams, tokens: int) -> list[Edge]:
        """Return the likeliest edges from (0, 0) to (`tokens`, 0), by the Viterbi algorithm."""
        edges, steps = self._steps((tokens, 0))
        words = np.array([edge.word for edge in edges])
        costs = np.array([edge.cost for edge in edges])
        logs = _logs(bigrams, words, steps)
        # Of the best path that ends with each edge: its score, and the edge before that one.
        scores, previous = np.zeros(len(edges)), np.zeros(len(edges), dtype=np.int64)
        offset = 0
        for arriving, start, end in steps:
            rows = np.array(arriving)
            size = len(arriving) * (end - start)
            block = scores[rows, None] + logs[offset : offset + size].reshape(len(arriving), -1)
            offset += size
            previous[start:end] = rows[block.argmax(axis=0)]
            scores[start:end] = block.max(axis=0) - costs[start:end]
        path = [int(previous[-1])]
        while path[-1]:
            path.append(int(previous[path[-1]]))
        return [edges[number] for number in path[-2::-1]]

    def _steps(self, goal: Node) -> tuple[list[Edge], list[Step]]:
        """Return the edges that can be reached, and the nodes in order.

        The first and the last edge stand for the start and the end of the question.
        """
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
    """Return the log probability of each pair of edges that meet at a node.

    They come node by node, for each arriving edge all leaving ones.
    """
    # One look-up for the whole question, since a look-up costs more than its pairs.
    left = [number for arriving, _, _ in steps for number in arriving]
    sizes = [len(arriving) for arriving, _, _ in steps]
    counts = np.repeat([end - start for _, start, end in steps], sizes)
    shifts = np.repeat([start for _, start, _ in steps], sizes) - (counts.cumsum() - counts)
    right = np.arange(counts.sum()) + np.repeat(shifts, counts)
    return bigrams.logs(words[np.repeat(left, counts)], words[right])
