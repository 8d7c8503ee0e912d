"""From passages found to the rank of the first right document."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from index.evaluating.baselines import Rows
from index.evaluating.metrics import Ints
from index.evaluating.question_set import Question
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever

Hits = list[ScoredPassage]


def rank_of_first(found: Iterable[object], right: Collection[object], k: int) -> int:
    """Return the rank, from 1, of the first of `found` that is right; 0 if not among `k`.

    A document found several times counts once, where it is first.
    """
    for rank, name in enumerate(list(dict.fromkeys(found))[:k], start=1):
        if name in right:
            return rank
    return 0


def ranks_of_rows(
    rows: Rows, owners: Ints, names: Sequence[str], questions: Sequence[Question], k: int
) -> Ints:
    """Return the rank of the first right document of each question, 0 for none among `k`.

    `owners` is each passage's document row, `names` the documents' ids.
    """
    ranks = []
    for found, question in zip(rows, questions, strict=True):
        documents = owners[found[found >= 0]]
        _, first = np.unique(documents, return_index=True)
        best = documents[np.sort(first)[:k]]
        ranks.append(rank_of_first((names[row] for row in best), question.right, k))
    return np.array(ranks, dtype=np.int64)


def ranks_of_hits(hits: Sequence[Hits], questions: Sequence[Question], k: int) -> Ints:
    """Return the same of what our search found."""
    ranks = [
        rank_of_first((hit.document.id for hit in found), question.right, k)
        for found, question in zip(hits, questions, strict=True)
    ]
    return np.array(ranks, dtype=np.int64)


def search_all(retriever: Retriever, texts: Sequence[str], k: int) -> list[Hits]:
    """Return for each text the passages of at least `k` documents, all where there are fewer."""
    wanted = min(k, retriever.store.manifest.documents)
    found = list(retriever.search_many(texts, k))
    for place, text in enumerate(texts):
        depth = k
        while len(found[place]) >= depth and _documents(found[place]) < wanted:
            depth *= 2
            found[place] = retriever.search(text, depth)
    return found


def _documents(hits: Hits) -> int:
    return len({hit.document.id for hit in hits})
