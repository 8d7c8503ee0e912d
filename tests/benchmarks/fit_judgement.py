"""Fit the judgement's weights on tests/questions and print how well they separate.

    .venv/bin/python -m tests.benchmarks.fit_judgement

Prints the line for index/weights.yml, the cross-validated AUROC and the share of unanswerable
questions answered when 90 % of the right answers are kept, against a baseline: the cosine alone.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from actions.answering import ONLY_METADATA, best_hit
from actions.knowledge import shared_source
from actions.understanding import understand
from index.judgement import Evidence

QUESTIONS = Path(__file__).parent.parent / "questions"


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the evidence of the hit judged best, and whether that hit answers it."""

    text: str
    evidence: Evidence
    answers: bool


def cases() -> Iterator[Case]:
    """Yield a case for every question that is answered by searching, not from metadata."""
    knowledge = shared_source().current()
    for name in ("answerable", "near_misses"):
        lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for record in map(json.loads, lines):
            question = understand(record["text"], knowledge.finder)
            named = [d.id for found in question.references for d in found.matches]
            by_metadata = not question.rest or ONLY_METADATA & set(question.fields)
            if question.references and (not named or by_metadata):
                continue
            hits = knowledge.retriever.search(record["text"], 8, named or None)
            hit = best_hit(hits)
            right = any(text in hit.passage.text for text in record.get("contains", ()))
            yield Case(record["text"], hit.evidence, name == "answerable" and right)


def main() -> None:
    """Fit, print."""
    found = list(cases())
    table = np.array([[float(value) for value in astuple(case.evidence)] for case in found])
    answers = np.array([case.answers for case in found])
    model = LogisticRegression(C=1000, max_iter=10_000)
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    chance = cross_val_predict(model, table, answers, cv=folds, method="predict_proba")[:, 1]
    _report("cosine alone (baseline)", table[:, 1], answers)
    _report("judgement, cross-validated", chance, answers)
    model.fit(table, answers)
    names = [field.name for field in fields(Evidence)]
    weights = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
    print("judgement: {" + ", ".join(f"{k}: {v:.2f}" for k, v in weights.items()) + "}")
    if "-v" in sys.argv:
        for row in np.argsort(-chance):
            print(f"{chance[row]:.2f} {'+' if answers[row] else '-'} {found[row].text}")


def _report(name: str, score: Any, answers: Any) -> None:
    kept = np.quantile(score[answers], 0.1)
    wrong = (score[~answers] >= kept).mean()
    area = roc_auc_score(answers, score)
    print(
        f"{name}: {len(answers)} questions, AUROC {area:.3f}, wrongly answered at 90 %: {wrong:.3f}"
    )


if __name__ == "__main__":
    main()
