"""All that a question may have meant, and the likeliest way through it."""

from typing import NamedTuple

import numpy as np

from index.bigrams import BOUNDARY, Bigrams

Node = tuple[int, int]  # a token, and how far into it


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

    def best_path(self, bigrams: Bigrams, size: int) -> list[Edge]:
        """Return the likeliest edges from (0, 0) to (`size`, 0), found by Viterbi."""
        first = Edge((0, 0), (0, 0), BOUNDARY, 0.0, None)
        arriving: dict[Node, list[Edge]] = {(0, 0): [first]}
        visited: list[tuple[list[Edge], list[Edge]]] = []
        for node in sorted(self._leaving):
            before, after = arriving.get(node), self._leaving[node]
            if before:
                visited.append((before, after))
                for edge in after:
                    arriving.setdefault(edge.target, []).append(edge)
        last = Edge((size, 0), (size, 1), BOUNDARY, 0.0, None)
        visited.append((arriving[size, 0], [last]))
        words = [
            (np.array([edge.word for edge in left]), np.array([edge.word for edge in right]))
            for left, right in visited
        ]
        logs = bigrams.logs(
            np.concatenate([np.repeat(left, len(right)) for left, right in words]),
            np.concatenate([np.tile(right, len(left)) for left, right in words]),
        )
        scores = {id(first): 0.0}
        best: dict[int, Edge] = {}
        at = 0
        for left, right in visited:
            block = logs[at : at + len(left) * len(right)].reshape(len(left), len(right))
            at += block.size
            block = block + np.array([scores[id(edge)] for edge in left])[:, None]
            rows = block.argmax(axis=0)
            tops = block[rows, np.arange(len(right))].tolist()
            for edge, row, top in zip(right, rows.tolist(), tops, strict=True):
                scores[id(edge)] = top - edge.cost
                best[id(edge)] = left[row]
        path = [best[id(last)]]
        while path[-1] is not first:
            path.append(best[id(path[-1])])
        return path[-2::-1]
