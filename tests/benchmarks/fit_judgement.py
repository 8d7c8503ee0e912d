"""Fit the judgement's weights and print how well they separate what is answered from what is not.

    .venv/bin/python -m tests.benchmarks.fit_judgement [SET …]

Questions: tests/questions (answerable, and near misses that the shipped corpus does not answer),
and every third of the question sets given (default: those of ../shared/dev-set), each asked with
its right documents there and with them left out of the search. Of each question, the two hits that
an answer is chosen from. A set weighs half as much as the shipped corpus, which the product is for.
Prints the lines for index/weights.yml and, cross-validated by document, the AUROC, the share of
unanswerable questions answered when 90 % of the right answers are kept, and the calibration error,
against a baseline: the cosine alone.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import Named, Passages
from index.encoding.encoder import Encoder, load_encoder
from index.evaluating.conditions import conditions_of
from index.evaluating.metrics import answered_when_kept, auroc, calibration_error
from index.evaluating.question_set import read_question_set
from index.ingest.building import build, is_up_to_date
from index.judging.evidence import Evidence
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever
from index.store.generations import open_store
from settings import load_settings
from tests.benchmarks.eval_retrieval import dev_sets_found
from tests.days import TODAY

QUESTIONS = Path(__file__).parent.parent / "questions"
_CONDITIONS = ("written", "bare", "en")
# An answer is chosen from so many hits; every so manieth question of a set is asked.
_HITS = 2
_EVERY = 3
_SET_WEIGHT = 0.5
# The questions on the longest document, half of all, are parted into so many groups.
_PARTS = 6
_NAMES = [field.name for field in fields(Evidence)]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with the evidence of one hit, and whether that hit answers it.

    `answerable` says that a right document was there; `group` keeps related questions in one fold.
    """

    source: str
    question: str
    group: str
    evidence: Evidence
    answerable: bool
    right: bool


def shipped_cases(retriever: Retriever) -> Iterator[Case]:
    """Yield a case for every question that is answered by searching, not from metadata."""
    reader = Reader(Knowledge.of(retriever))
    for name in ("answerable", "near_misses"):
        lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, record in enumerate(map(json.loads, lines)):
            plan = reader.read(record["text"], TODAY, {})
            if not isinstance(plan, Passages):
                continue
            target = plan.target
            namings = target.documents if isinstance(target, Named) else ()
            named = [each for naming in namings for each in naming.matches]
            hits = retriever.search(plan.text, _HITS, named or None)
            group = hits[0].document.id
            # Only the longest has no number.
            group = group if hits[0].document.number else f"{group} {number % _PARTS}"
            for hit in hits:
                start, end = hit.sentence
                quote = hit.passage.text[start:end]
                right = any(text in quote for text in record.get("contains", ()))
                answerable = name == "answerable"
                yield Case("shipped", record["id"], group, hit.evidence, answerable, right)


def set_cases(folder: Path, store: Path, encoder: Encoder) -> Iterator[Case]:
    """Yield two cases for every question of a set and way of typing it."""
    asked = read_question_set(folder)
    corpus = folder / "corpus.jsonl"
    if not is_up_to_date(store, corpus, encoder):
        build(corpus, store, encoder, lambda *_: None)
    retriever = Retriever(open_store(store), encoder)
    everything = {document.id for document in retriever.documents}
    for condition in conditions_of(asked, _CONDITIONS):
        pairs = list(zip(condition.questions, condition.texts, strict=True))
        for question, text in pairs[::_EVERY]:
            group = asked.corpus[min(question.right)].get("title") or question.id
            for allowed in (None, everything - question.right):
                hits: list[ScoredPassage] = retriever.search(text, _HITS, allowed)
                of = f"{condition.title} {question.id} {allowed is None}"
                for hit in hits:
                    found = hit.document.id in question.right
                    yield Case(asked.name, of, group, hit.evidence, allowed is None, found)


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", nargs="*", type=Path)
    folders = parser.parse_args().set
    encoder = load_encoder(load_settings())
    found = list(shipped_cases(Retriever(open_store(load_settings().store_dir), encoder)))
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders or dev_sets_found():
            found += set_cases(folder, Path(scratch) / f"store-{folder.name}", encoder)
    table = np.array([[float(value) for value in astuple(case.evidence)] for case in found])
    right = np.array([case.right for case in found])
    sources = np.array([case.source for case in found])
    weights = 1 / np.array([(sources == source).sum() for source in sources])
    weights[sources != "shipped"] *= _SET_WEIGHT
    groups = np.array([f"{case.source} {case.group}" for case in found])
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=10_000))
    told = {"logisticregression__sample_weight": weights / weights.mean()}
    chance = cross_val_predict(
        model, table, right, groups=groups, cv=GroupKFold(10), method="predict_proba", params=told
    )[:, 1]
    answerable = np.array([case.answerable for case in found])
    best = likeliest([f"{case.source} {case.question}" for case in found], chance)
    for source in dict.fromkeys(sources):
        rows = best & (sources == source)
        _report(f"{source}: cosine alone", table[rows, _NAMES.index("cosine")], right[rows])
        _report(f"{source}: judgement", chance[rows], right[rows])
        error = calibration_error(chance[rows], right[rows])
        print(f"  ECE {error:.3f}; {answerable[rows].sum()} asked with the right text there")
    model.fit(table, right, **told)
    scaler, logistic = model[0], model[1]
    coefficients = logistic.coef_[0] / scaler.scale_
    bias = float(logistic.intercept_[0] - coefficients @ scaler.mean_)
    fitted = {"bias": bias, **dict(zip(_NAMES, coefficients.tolist(), strict=True))}
    print("judgement:", *(f"  {name}: {weight:.2f}" for name, weight in fitted.items()), sep="\n")


def likeliest(questions: list[str], chance: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which of the hits is the likeliest of its question."""
    best: dict[str, int] = {}
    for row, question in enumerate(questions):
        if question not in best or chance[row] > chance[best[question]]:
            best[question] = row
    chosen = np.zeros(len(questions), dtype=np.bool_)
    chosen[list(best.values())] = True
    return chosen


def _report(name: str, score: NDArray[np.float64], right: NDArray[np.bool_]) -> None:
    area, answered = (
        auroc(score[right], score[~right]),
        answered_when_kept(score[right], score[~right]),
    )
    print(f"{name}: {len(score)} cases, AUROC {area:.3f}, wrongly answered at 90 %: {answered:.3f}")


if __name__ == "__main__":
    main()
