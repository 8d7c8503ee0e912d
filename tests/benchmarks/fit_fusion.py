"""Fit the weights by which the search adds up what speaks for a passage.

    .venv/bin/python -m tests.benchmarks.fit_fusion [SET …]

Questions: those of the sets given (default: those of ../shared/dev-set) as written, without
diacritics, with typos and in English, and the answerable ones of tests/questions. Each question is
a choice among the passages put forward for it; a softmax over their weighed sums is fitted, once to
Vietnamese questions and once to foreign ones, the weight of the passage's cosine being 1. Prints
R@1 and MRR@10, cross-validated by document, beside those of the weights in force, and the lines for
index/weights.yml. The optimum is flat: few digits are enough, and a round number is as good.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from index.encoding.encoder import Encoder, load_encoder
from index.evaluating.conditions import conditions_of
from index.evaluating.metrics import mean_reciprocal_rank, recall_at
from index.evaluating.question_set import read_question_set
from index.evaluating.ranking import rank_of_first
from index.ingest.building import build, is_up_to_date
from index.search.retriever import Retriever
from index.store.generations import open_store
from index.weights import WEIGHTS, Fusion
from settings import load_settings
from tests.benchmarks.eval_retrieval import dev_sets_found

QUESTIONS = Path(__file__).parent.parent / "questions/answerable.jsonl"
_CONDITIONS = ("written", "bare", "typos", "en")
_NAMES = ("passage", "sentence", "words", "marks")
_START = (0.2, 0.2, 6.0, 2.0)
_FOLDS, _DEPTH = 5, 10

Floats = NDArray[np.float64]
Asked = tuple[str, str, Callable[[str, str], bool]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with the passages put forward: `parts` of each, `(n, 4)`, as in _NAMES.

    `owners` are the ids of their documents, `right` says which passages are right; `group` keeps
    the questions of one document in one fold.
    """

    source: str
    group: str
    foreign: bool
    parts: Floats
    owners: list[str]
    right: NDArray[np.bool_]

    def rank(self, weights: Floats) -> int:
        """Return the rank of the first right document, 0 when none is near the top."""
        order = np.argsort(-self.parts @ weights, kind="stable")
        right = {self.owners[row] for row in np.flatnonzero(self.right)}
        return rank_of_first((self.owners[row] for row in order), right, _DEPTH)


def choices_of(source: str, retriever: Retriever, asked: Sequence[Asked]) -> Iterator[Choice]:
    """Yield a Choice for each question: its text, its group, and what tells a right passage.

    The search keeps the parts of its sum to itself: nothing but this needs them.
    """
    store, reader = retriever.store, retriever._reader
    count = min(WEIGHTS.candidates, store.manifest.passages)
    for text, group, is_right in asked:
        query = reader.read(text)
        vectors, _ = reader.vectors([query])
        near, _ = store.vectors.search(vectors, count)
        ((scorer, worded),) = retriever._by_words([query], count, None)
        positions = np.unique(np.concatenate([near[0][near[0] >= 0], worded]))
        found = retriever._candidates(query, vectors[0], positions, scorer, None)
        renderings = reader._renderings(query.text, query.language)
        lexical = [
            store.lexical.scores_of(
                found.positions,
                reader._weighed(
                    query.text,
                    renderings,
                    store.lexical,
                    Fusion(passage=1, sentence=1, words=kind == "words", marks=kind == "marks"),
                ),
            )
            for kind in ("words", "marks")
        ]
        parts = np.stack([found.passage, found.sentence, *lexical], axis=1).astype(np.float64)
        positions = found.positions.tolist()
        passages = store.catalogue.passages(positions)
        owners = [passages[position].document_id for position in positions]
        right = np.array(
            [
                is_right(owner, passages[at].text)
                for owner, at in zip(owners, positions, strict=True)
            ]
        )
        yield Choice(source, group, query.language != "vi", parts, owners, right)


def shipped_questions() -> list[Asked]:
    """Return the questions on the shipped corpus; a right passage holds what the answer must."""

    def asked(record: dict[str, Any]) -> Asked:
        named, held = record.get("document_id"), record["contains"]

        def is_right(owner: str, text: str) -> bool:
            return named in (None, owner) and any(part in text for part in held)

        return record["text"], named or record["id"], is_right

    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [asked(json.loads(line)) for line in lines]


def set_choices(folder: Path, store: Path, encoder: Encoder) -> Iterator[Choice]:
    """Yield a Choice for every question of a set and way of typing it."""
    known = read_question_set(folder)
    corpus = folder / "corpus.jsonl"
    if not is_up_to_date(store, corpus, encoder):
        build(corpus, store, encoder, lambda *_: None)
    retriever = Retriever(open_store(store), encoder)
    for condition in conditions_of(known, _CONDITIONS):
        asked: list[Asked] = [
            (
                text,
                known.corpus[min(question.right)].get("title") or question.id,
                lambda owner, _, right=question.right: owner in right,  # type: ignore[misc]
            )
            for question, text in zip(condition.questions, condition.texts, strict=True)
        ]
        yield from choices_of(f"{known.name}, {condition.title}", retriever, asked)


def fitted(choices: Sequence[Choice]) -> Floats:
    """Return the weights, `(4,)`, none negative, that make the right passages likeliest."""
    known = [each for each in choices if each.right.any()]
    first = np.cumsum([0, *(len(each.right) for each in known)])[:-1]
    parts = np.concatenate([each.parts for each in known])
    right = np.concatenate([each.right for each in known])
    of = np.repeat(np.arange(len(known)), [len(each.right) for each in known])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = parts @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        total = np.add.reduceat(raised, first)
        good = np.maximum(np.add.reduceat(raised * right, first), 1e-300)
        slope = (raised / total[of] - raised * right / good[of]) @ parts
        return float(np.log(total / good).mean()), slope / len(known)

    found = minimize(loss, _START, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(_START)).x
    weights: Floats = found / found[0] if found[0] > 0 else found
    return weights


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", nargs="*", type=Path)
    folders = parser.parse_args().set
    encoder = load_encoder(load_settings())
    retriever = Retriever(open_store(load_settings().store_dir), encoder)
    found = list(choices_of("shipped", retriever, shipped_questions()))
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders or dev_sets_found():
            found += set_choices(folder, Path(scratch) / f"store-{folder.name}", encoder)
    for languages, foreign in (("vi", False), ("en, fr", True)):
        choices = [each for each in found if each.foreign == foreign]
        _report(languages, choices)


def _report(languages: str, choices: Sequence[Choice]) -> None:
    force = WEIGHTS.fusion
    groups = [each.group for each in choices]
    before = np.array(
        [each.rank(np.array([getattr(force, n) for n in _NAMES])) for each in choices]
    )
    after = np.zeros_like(before)
    for told, held in GroupKFold(_FOLDS).split(choices, groups=groups):
        weights = fitted([choices[row] for row in told])
        after[held] = [choices[row].rank(weights) for row in held]
    sources = np.array([each.source for each in choices])
    for source in dict.fromkeys(sources.tolist()):
        rows = sources == source
        print(f"{source}, {rows.sum()} questions:")
        for name, ranks in (("in force", before[rows]), ("fitted", after[rows])):
            reciprocal = mean_reciprocal_rank(ranks, _DEPTH)
            print(f"  {name}: R@1 {recall_at(ranks, 1):.4f}, MRR@{_DEPTH} {reciprocal:.4f}")
    named = zip(_NAMES, fitted(choices).tolist(), strict=True)
    print(f"{languages}:", *(f"  {name}: {weight:.1f}" for name, weight in named), sep="\n")


if __name__ == "__main__":
    main()
