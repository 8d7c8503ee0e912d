"""Measure what the recogniser of dangers adds to the time of an answer.

    .venv/bin/python -m tests.benchmarks.bench_danger

Answers 200 questions of tests/questions in one process, each twice in turn: without the recogniser,
whose vectors nothing remembers, and as the actions do it. Prints the medians and their ratio.
"""

import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from actions.knowledge import Knowledge
from index.encoding.encoder import load_encoder
from index.encoding.remembering import RememberingEncoder
from index.search.retriever import Retriever
from index.store.generations import open_store
from settings import load_settings
from tests.days import TODAY
from tests.turns import answer

QUESTIONS = Path(__file__).parents[1] / "questions"
_SETS = ("answerable", "near_misses", "legal")
_COUNT = 200


def _answer(message: str, knowledge: Knowledge) -> None:
    with patch("actions.turn.danger_answer", return_value=None):
        answer(message, knowledge, TODAY)


def _answer_with_recogniser(message: str, knowledge: Knowledge) -> None:
    answer(message, knowledge, TODAY)


def _seconds(work: Callable[[str, Knowledge], None], message: str, knowledge: Knowledge) -> float:
    start = time.perf_counter()
    work(message, knowledge)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians."""
    settings = load_settings()
    encoder = load_encoder(settings)
    before, after = (
        Knowledge.of(Retriever(open_store(settings.store_dir), used))
        for used in (encoder, RememberingEncoder(encoder))
    )
    lines = [
        line
        for name in _SETS
        for line in (QUESTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    texts = [json.loads(line)["text"] for line in random.Random(0).sample(lines, _COUNT)]  # noqa: S311
    for text in texts[:10]:
        _answer(text, before)
        _answer_with_recogniser(text, after)
    times = [
        (_seconds(_answer, text, before), _seconds(_answer_with_recogniser, text, after))
        for text in texts
    ]
    medians = [1000 * statistics.median(column) for column in zip(*times, strict=True)]
    print(
        f"p50 without {medians[0]:.1f} ms, with {medians[1]:.1f} ms: {medians[1] / medians[0]:.2f}"
    )


if __name__ == "__main__":
    main()
