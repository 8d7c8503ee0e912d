"""How well questions are answered and passages found, against the bounds of ops/bounds.yml."""

from typing import Any

import pytest

from actions.knowledge import Knowledge
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever
from index.text.folding import fold
from tests import gates
from tests.benchmarks.eval_answers import outcomes, read, shares

pytest_plugins = ["tests.knowledge"]
# Some 650 questions, of a twentieth of a second each.
pytestmark = pytest.mark.timeout(900)
_K = 10
_EVERY = 3  # of those fitted on, which guard what works; the others measure
Question = dict[str, Any]


def test_questions_are_answered_as_well_as_is_documented(knowledge: Knowledge) -> None:
    figures: dict[str, float] = {}
    for name, prefix, step in (("fitted", "", _EVERY), ("held_out", "holdout_", 1)):
        answerable = read(f"{prefix}answerable")[::step]
        near_misses = read(f"{prefix}near_misses")[::step]
        counted = shares(outcomes(answerable, near_misses, knowledge), len(near_misses))
        figures |= {f"{name}_{outcome}": share for outcome, share in counted.items()}
    gates.hold("answers", figures)


def test_passages_are_found_as_well_as_is_documented(knowledge: Knowledge) -> None:
    questions = [*read("answerable"), *read("holdout_answerable")]
    written = [one for one in questions if one["style"] in ("vi", "story")]
    english = [one for one in questions if one["style"] == "en"]
    bare = [one | {"text": fold(one["text"])} for one in written]
    ranks = {
        name: _ranks(listed, knowledge.retriever)
        for name, listed in (("written", written), ("bare", bare), ("english", english))
    }
    figures = {
        f"{name}_first": sum(rank == 1 for rank in listed) / len(listed)
        for name, listed in ranks.items()
    }
    figures["written_reciprocal_rank"] = sum(1 / rank for rank in ranks["written"] if rank) / len(
        written
    )
    gates.hold("retrieval", figures)


def _ranks(questions: list[Question], retriever: Retriever) -> list[int]:
    """Return the rank of the first passage that holds the answer of each question; 0 for none."""
    found = retriever.search_many([one["text"] for one in questions], k=_K)
    return [_rank(one, hits) for one, hits in zip(questions, found, strict=True)]


def _rank(question: Question, hits: list[ScoredPassage]) -> int:
    texts = [f"{hit.passage.heading}\n{hit.passage.text}" for hit in hits]
    holding = (
        rank
        for rank, text in enumerate(texts, start=1)
        if any(words in text for words in question["contains"])
    )
    return next(holding, 0)
