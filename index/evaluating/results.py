"""The results of one evaluation, and their form as JSON."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from index.evaluating import metrics
from index.evaluating.ablation import Outcome
from index.evaluating.evaluation import ConditionResult
from index.evaluating.judgement_quality import Judgements
from index.evaluating.metrics import Ints
from index.evaluating.timing import Speed

EVERYTHING = "all parts"


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one run.

    `sentences` holds shares by condition and way of choosing; empty if the set has no answers.
    `ablation` holds outcomes by part left out ("all parts" for none) and condition; empty without
    `--ablate`.
    """

    name: str
    model: str
    documents: int
    passages: int
    k: int
    notes: Sequence[str]
    conditions: Sequence[ConditionResult]
    sentences: Mapping[str, Mapping[str, float | int]]
    speed: Speed
    ablation: Mapping[str, Mapping[str, Outcome]]


def as_json(results: Results) -> dict[str, Any]:
    """Return `results` as values for JSON; None in place of nan and infinity."""
    k = results.k
    record = {
        "set": results.name,
        "model": results.model,
        "documents": results.documents,
        "passages": results.passages,
        "k": k,
        "notes": list(results.notes),
        "conditions": {
            one.condition.name: {
                "title": one.condition.title,
                "questions": len(one.condition.questions),
                "systems": {system: _rank_metrics(ranks, k) for system, ranks in one.ranks.items()},
                "judgement": {
                    name: _judgement_metrics(judgements)
                    for name, judgements in one.judgements.items()
                },
            }
            for one in results.conditions
        },
        "sentences": {name: dict(shares) for name, shares in results.sentences.items()},
        "speed": asdict(results.speed),
        "ablation": {
            part: {
                name: {
                    **_rank_metrics(ranks, k),
                    **(_judgement_metrics(judgements) if judgements else {}),
                }
                for name, (ranks, judgements) in by_condition.items()
            }
            for part, by_condition in results.ablation.items()
        },
    }
    finite: dict[str, Any] = _finite(record)
    return finite


def _rank_metrics(ranks: Ints, k: int) -> dict[str, float]:
    recalls = {f"R@{at}": metrics.recall_at(ranks, at) for at in metrics.cutoffs(k)}
    return {**recalls, f"MRR@{k}": metrics.mean_reciprocal_rank(ranks, k)}


def _judgement_metrics(judgements: Judgements) -> dict[str, float]:
    return {
        "auroc": judgements.auroc,
        "strict_auroc": judgements.strict_auroc,
        "unanswerable_answered": judgements.answered,
        "calibration_error": judgements.calibration_error,
    }


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(inner) for name, inner in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
