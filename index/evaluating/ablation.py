"""What each part of the search is worth: everything again without it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from index.encoding.encoder import Encoder
from index.evaluating.conditions import WRITTEN, Condition
from index.evaluating.judgement_quality import Judged, judge_ours
from index.evaluating.metrics import Ints
from index.evaluating.ranking import ranks_of_hits, search_all
from index.question.ablation import ALL_PARTS, Parts
from index.search.retriever import Retriever
from index.store.generations import Store

Outcome = tuple[Ints, Judged | None]


def without_each() -> Iterator[tuple[str, Parts]]:
    """Yield the name of each part, and all parts but that one."""
    for field in fields(ALL_PARTS):
        if getattr(ALL_PARTS, field.name) is True:
            yield field.name, replace(ALL_PARTS, **{field.name: False})


def outcomes(
    store: Store, encoder: Encoder, parts: Parts, conditions: Sequence[Condition], k: int
) -> dict[str, Outcome]:
    """Return ranks and judgement of our search with only `parts`, by condition.

    Only questions as written are judged: every one of them is searched once more for that.
    """
    retriever = Retriever(store, encoder, parts)
    found = {}
    for condition in conditions:
        hits = search_all(retriever, condition.texts, k)
        ranks = ranks_of_hits(hits, condition.questions, k)
        judged = None
        if condition.name == WRITTEN:
            judged = judge_ours(retriever, condition.questions, condition.texts, hits)
        found[condition.name] = ranks, judged
    return found
