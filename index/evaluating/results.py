"""The results of one evaluation, and their form as JSON."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from index.evaluating import metrics
from index.evaluating.ablation import Outcome
from index.evaluating.evaluation import Measured
from index.evaluating.judgement_quality import Judged
from index.evaluating.metrics import Ints
from index.evaluating.timing import Speed

EVERYTHING = "all parts"


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one run.

    `sentences` holds shares by condition and way of choosing; empty if the set has no answers.
    `ablated` holds outcomes by part left out ("all parts" for none) and condition; empty without
    `--ablate`.
    """

    name: str
    model: str
    documents: int
    passages: int
    k: int
    notes: Sequence[str]
    measured: Sequence[Measured]
    sentences: Mapping[str, Mapping[str, float | int]]
    speed: Speed
    ablated: Mapping[str, Mapping[str, Outcome]]


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
                "systems": {system: _ranked(ranks, k) for system, ranks in one.ranks.items()},
                "judgement": {name: _judged(judged) for name, judged in one.judged.items()},
            }
            for one in results.measured
        },
        "sentences": {name: dict(shares) for name, shares in results.sentences.items()},
        "speed": asdict(results.speed),
        "ablation": {
            part: {
                name: {**_ranked(ranks, k), **(_judged(judged) if judged else {})}
                for name, (ranks, judged) in by_condition.items()
            }
            for part, by_condition in results.ablated.items()
        },
    }
    finite: dict[str, Any] = _finite(record)
    return finite


def _ranked(ranks: Ints, k: int) -> dict[str, float]:
    recalls = {f"R@{at}": metrics.recall_at(ranks, at) for at in metrics.cutoffs(k)}
    return {**recalls, f"MRR@{k}": metrics.mean_reciprocal_rank(ranks, k)}


def _judged(judged: Judged) -> dict[str, float]:
    return {
        "auroc": judged.auroc,
        "strict_auroc": judged.strict_auroc,
        "unanswerable_answered": judged.answered,
        "calibration_error": judged.calibration_error,
    }


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(inner) for name, inner in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
