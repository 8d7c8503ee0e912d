"""Measure what each part of the search contributes: search again without it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from index.encoding.encoder import Encoder
from index.evaluating.conditions import WRITTEN, Condition
from index.evaluating.judgement_quality import Judgements, judge_ours
from index.evaluating.metrics import Ints
from index.evaluating.ranking import ranks_of_hits, search_all
from index.question.search_parts import ALL_PARTS, Parts
from index.search.retriever import Retriever
from index.store.generations import Store

Outcome = tuple[Ints, Judgements | None]


def without_each() -> Iterator[tuple[str, Parts]]:
    """Yield the name of each part, with all other parts."""
    for field in fields(ALL_PARTS):
        if getattr(ALL_PARTS, field.name) is True:
            yield field.name, replace(ALL_PARTS, **{field.name: False})


def outcomes(
    store: Store, encoder: Encoder, parts: Parts, conditions: Sequence[Condition], k: int
) -> dict[str, Outcome]:
    """Return the ranks and judgements of our search with only `parts`, by condition name.

    Judgements exist only for questions as written: they need a second search per question.
    """
    retriever = Retriever(store, encoder, parts)
    results = {}
    for condition in conditions:
        hits = search_all(retriever, condition.texts, k)
        ranks = ranks_of_hits(hits, condition.questions, k)
        judgements = None
        if condition.name == WRITTEN:
            judgements = judge_ours(retriever, condition.questions, condition.texts, hits)
        results[condition.name] = ranks, judgements
    return results
