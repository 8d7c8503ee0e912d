"""Compute the rank of the first right document from a ranking of passages."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from index.evaluating.baselines import Rows
from index.evaluating.metrics import Ints
from index.evaluating.question_set import Question
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever

Hits = list[ScoredPassage]


def rank_of_first(found: Iterable[object], right: Collection[object], k: int) -> int:
    """Return the rank, from 1, of the first of `found` that is in `right`; 0 if not within `k`.

    Ranks count distinct documents, each at its first occurrence.
    """
    for rank, name in enumerate(list(dict.fromkeys(found))[:k], start=1):
        if name in right:
            return rank
    return 0


def ranks_of_rows(
    rows: Rows, owners: Ints, names: Sequence[str], questions: Sequence[Question], k: int
) -> Ints:
    """Return the rank of the first right document of each question; 0 if not within `k`.

    `rows` are rankings of passages, `owners` each passage's document row, `names` the documents'
    ids.
    """
    ranks = []
    for passages, question in zip(rows, questions, strict=True):
        documents = owners[passages[passages >= 0]]
        _, first = np.unique(documents, return_index=True)
        best = documents[np.sort(first)[:k]]
        ranks.append(rank_of_first((names[row] for row in best), question.right, k))
    return np.array(ranks, dtype=np.int64)


def ranks_of_hits(hits: Sequence[Hits], questions: Sequence[Question], k: int) -> Ints:
    """Return the same as `ranks_of_rows` for the hits of our search."""
    ranks = [
        rank_of_first((hit.document.id for hit in ranking), question.right, k)
        for ranking, question in zip(hits, questions, strict=True)
    ]
    return np.array(ranks, dtype=np.int64)


def search_all(retriever: Retriever, texts: Sequence[str], k: int) -> list[Hits]:
    """Return hits for each text in at least `k` documents, or in all that the search finds."""
    target = min(k, retriever.store.manifest.documents)
    hits = list(retriever.search_many(texts, k))
    for row, text in enumerate(texts):
        depth = k
        while len(hits[row]) >= depth and _document_count(hits[row]) < target:
            depth *= 2
            hits[row] = retriever.search(text, depth)
    return hits


def _document_count(hits: Hits) -> int:
    return len({hit.document.id for hit in hits})
