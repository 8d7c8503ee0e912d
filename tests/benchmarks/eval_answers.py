"""Measure answers on tests/questions against a baseline: the nearest passage by dense vectors.

    .venv/bin/python -m tests.benchmarks.eval_answers [-v]

Both see the same questions and the same store in the same run. *Right* means that an answer was
given and holds what the question file says it must; *wrong* that one was given and does not; the
baseline never refuses, as peers do not. The second table is of the questions held out, on which
nothing is fitted. With `-v`, every question of the first not answered right is printed.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge, KnowledgeSource
from settings import load_settings
from tests.days import TODAY
from tests.originals import vietnamese_of
from tests.turns import answer

QUESTIONS = Path(__file__).parent.parent / "questions"
_GIVEN = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)
_OUTCOMES = ("right", "wrong", "refused")


def main() -> None:
    """Print two Markdown tables."""
    knowledge = KnowledgeSource(load_settings()).current()
    for title, prefix in (("Fitted on", ""), ("Held out", "holdout_")):
        answerable, near_misses = read(f"{prefix}answerable"), read(f"{prefix}near_misses")
        print(
            f"\n{title}: {len(answerable)} answerable questions, {len(near_misses)} near misses\n"
        )
        _compare(answerable, near_misses, knowledge, "-v" in sys.argv and not prefix)


def _compare(
    answerable: list[dict[str, Any]],
    near_misses: list[dict[str, Any]],
    knowledge: Knowledge,
    verbose: bool,
) -> None:
    ours = outcomes(answerable, near_misses, knowledge, verbose)
    baseline: Counter[str] = Counter()
    for question in answerable:
        nearest = _nearest(question["text"], knowledge)
        baseline["right" if any(t in nearest for t in question["contains"]) else "wrong"] += 1
    baseline["misled"] = len(near_misses)
    print("| | right | wrong | refused | near misses answered |\n|---|---|---|---|---|")
    for name, counts in (("nearest dense passage", baseline), ("Hỏi Phố", ours)):
        of_each = shares(counts, len(near_misses)).values()
        print(f"| {name} | " + " | ".join(f"{share:.0%}" for share in of_each) + " |")


def outcomes(
    answerable: list[dict[str, Any]],
    near_misses: list[dict[str, Any]],
    knowledge: Knowledge,
    verbose: bool = False,
) -> Counter[str]:
    """Count the answerable questions right, wrong and refused, and the near misses misled."""
    counts: Counter[str] = Counter()
    for question in answerable:
        said = answer(question["text"], knowledge, TODAY)
        told = vietnamese_of(said, knowledge)
        held = any(text in told for text in question["contains"])
        outcome = ("right" if held else "wrong") if said.status in _GIVEN else "refused"
        counts[outcome] += 1
        if outcome != "right" and verbose:
            print(f"{outcome}: {question['text']} → {said.text[:120]!r}")
    for question in near_misses:
        said = answer(question["text"], knowledge, TODAY)
        counts["misled"] += said.status in _GIVEN
        if said.status in _GIVEN and verbose:
            print(f"misled: {question['text']} → {said.text[:120]!r}")
    return counts


def shares(counts: Counter[str], near_misses: int) -> dict[str, float]:
    """Return `counts` as shares of the answerable questions and of so many near misses."""
    answerable = sum(counts[name] for name in _OUTCOMES)
    return {name: counts[name] / answerable for name in _OUTCOMES} | {
        "misled": counts["misled"] / near_misses
    }


def _nearest(text: str, knowledge: Knowledge) -> str:
    """Return the passage whose vector lies nearest to the question, as typed."""
    store = knowledge.retriever.store
    vector = knowledge.retriever.encoder.encode([text], "query")
    rows, _ = store.vectors.search(vector, 1)
    return store.catalogue.passages([int(rows[0][0])])[int(rows[0][0])].text


def read(name: str) -> list[dict[str, Any]]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
