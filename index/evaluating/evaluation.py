"""Run every system on every condition of the questions, over one store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.evaluating.baselines import Baselines
from index.evaluating.conditions import Condition
from index.evaluating.judgement_quality import Judgements, judge_cosine, judge_ours
from index.evaluating.metrics import Ints
from index.evaluating.ranking import ranks_of_hits, ranks_of_rows, search_all
from index.search.retriever import Retriever

OURS, COSINE = "ours", "cosine"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """The ranks and judgements of one condition, by system.

    `ranks[system][i]` is the rank of the first right document, from 1; 0 if there is none.
    """

    condition: Condition
    ranks: Mapping[str, Ints]
    judgements: Mapping[str, Judgements]


def measure(
    retriever: Retriever,
    baselines: Baselines,
    conditions: Sequence[Condition],
    k: int,
    progress: Progress,
) -> Iterator[ConditionResult]:
    """Yield the result of each condition with questions, each search to `k` documents.

    `progress(step, done, total)` is called with the progress of each condition.
    """
    for condition in conditions:
        if not condition.questions:
            continue
        questions, texts = condition.questions, condition.texts
        progress(condition.title, 0, 3)
        rows = baselines.rank(texts)
        ranks = {
            system: ranks_of_rows(ranking, baselines.owners, baselines.names, questions, k)
            for system, ranking in rows.items()
        }
        progress(condition.title, 1, 3)
        hits = search_all(retriever, texts, k)
        ranks[OURS] = ranks_of_hits(hits, questions, k)
        progress(condition.title, 2, 3)
        judgements = {
            OURS: judge_ours(retriever, questions, texts, hits),
            COSINE: judge_cosine(baselines, questions, texts),
        }
        progress(condition.title, 3, 3)
        yield ConditionResult(condition, ranks, judgements)
