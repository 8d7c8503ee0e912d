"""Fit the recogniser of dangers and print, cross-validated, what each threshold would cost.

    .venv/bin/python -m tests.benchmarks.fit_danger [--write]

Messages: data/dangers, the examples of data/nlu but those of `emergency`, and tests/questions but
its holdouts; ordinary ones bare as well. Two folds; the two files of Vietnamese dangers, by
different writers, test one another. A message counts where no phrase recognises it, as the
strongest of its windows does. With `--write`, weights fitted to all messages become
actions/emergencies/model.npz.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from actions.emergencies.dangers import danger_in
from actions.emergencies.model import (
    NONE,
    THRESHOLDS,
    WEIGHTS_FILE,
    DangerModel,
    Floats,
    Recognition,
    window_vectors,
)
from actions.emergencies.windows import danger_windows
from actions.knowledge import shared_source
from index.question.query import as_encoded
from index.search.retriever import Retriever
from index.text.combining_marks import limit_marks
from index.text.folding import fold
from settings import load_settings

ROOT = Path(__file__).parents[2]
# Sources whose harmless lines stand near to danger; the others are ordinary questions.
NEAR = frozenset(("vi_none", "en_fr", "emergencies"))
_FIRST_FOLD = frozenset(("vi_danger",))
_SECOND_FOLD = frozenset(("vi_danger2",))
# The vectors are short beside what LogisticRegression's penalty expects.
_SCALE = 10.0
_PENALTIES = (0.03, 0.1, 0.3, 1.0)
PENALTY = 0.1
_BOUNDS = (0.95, 0.93, 0.91, 0.89, 0.86, 0.83, 0.8, 0.75, 0.7, 0.65, 0.62, 0.6, 0.55, 0.5)
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Example:
    """A message, the kind of danger it tells of, and the file it is from."""

    text: str
    kind: str
    language: str
    source: str

    @property
    def is_near(self) -> bool:
        """Whether it is harmless and stands near to danger."""
        return self.kind == NONE and self.source in NEAR


def examples() -> list[Example]:
    """Return all messages of the fit, each text once."""
    ordinary = [*_questions(), *_nlu()]
    # Most people type without marks; correcting such words often leads astray.
    bare = [replace(example, text=fold(example.text)) for example in ordinary]
    messages = [*_written(), *ordinary, *bare, *_emergencies()]
    return list({example.text: example for example in messages}.values())


def _written() -> Iterator[Example]:
    for path in sorted((ROOT / "data/dangers").glob("*.jsonl")):
        for line in _lines(path):
            yield Example(line["text"], line["kind"], line["lang"], path.stem)


def _questions() -> Iterator[Example]:
    for name in ("answerable", "near_misses", "legal"):
        for line in _lines(ROOT / f"tests/questions/{name}.jsonl"):
            yield Example(line["text"], NONE, "", name)


def _nlu() -> Iterator[Example]:
    for path in sorted((ROOT / "data/nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                if entry["intent"] != "emergency" and line.startswith("- "):
                    yield Example(line[2:].strip(), NONE, "", "nlu")


def _emergencies() -> Iterator[Example]:
    for line in _lines(ROOT / "tests/questions/emergencies.jsonl"):
        kind = _kind(line["text"]) if line["danger"] else NONE
        yield Example(line["text"], kind, "", "emergencies")


def _kind(message: str) -> str:
    """Return the kind of a danger that phrases recognise."""
    danger = danger_in(message)
    if danger.despair:
        return "despair"
    if danger.numbers[:2] == ("114", "115"):
        return "rescue"
    return {"115": "medical", "114": "fire", "113": "crime", "111": "child"}[danger.numbers[0]]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())


def windows_of(texts: Sequence[str], retriever: Retriever) -> list[Floats]:
    """Return the vectors of each text's windows, the whole text first, shape `(w, 2 d)` each."""
    cut = [danger_windows(as_encoded(limit_marks(text))) for text in texts]
    vectors_of: list[Floats] = []
    for start in range(0, len(cut), _BATCH):
        batch = cut[start : start + _BATCH]
        vectors = window_vectors([window for windows in batch for window in windows], retriever)
        ends = np.cumsum([len(windows) for windows in batch])
        vectors_of += np.split(vectors, ends[:-1])
    return vectors_of


def fit(
    messages: Sequence[Example], vectors: Sequence[Floats], penalty: float, encoder: str
) -> DangerModel:
    """Return a model of `messages`; each window of a harmless message is harmless as well."""
    parts, kinds = [], []
    for example, windows in zip(messages, vectors, strict=True):
        part = windows if example.kind == NONE else windows[:1]
        parts.append(part)
        kinds += [example.kind] * len(part)
    rows = np.concatenate(parts)
    middle = rows.mean(axis=0)
    model = LogisticRegression(C=penalty, max_iter=1000)
    model.fit((rows - middle) * _SCALE, kinds)
    weights = model.coef_.T * _SCALE
    bias = model.intercept_ - middle @ weights
    names = tuple(map(str, model.classes_))
    return DangerModel(encoder, names, weights.astype(np.float32), bias.astype(np.float32))


def cross_validated(
    messages: Sequence[Example], vectors: Sequence[Floats], penalty: float, encoder: str
) -> list[Recognition]:
    """Return the recognition of each message by a model that has not seen its fold."""
    folds = np.random.default_rng(0).integers(0, 2, len(messages))
    for at, example in enumerate(messages):
        if example.source in _FIRST_FOLD | _SECOND_FOLD:
            folds[at] = example.source in _SECOND_FOLD
    models = []
    for half in (0, 1):
        rest = [at for at in range(len(messages)) if folds[at] != half]
        of_rest = [messages[at] for at in rest], [vectors[at] for at in rest]
        models.append(fit(*of_rest, penalty, encoder))
    return [models[folds[at]].recognition(vectors[at]) for at in range(len(messages))]


def _print_costs(messages: Sequence[Example], recognitions: Sequence[Recognition]) -> None:
    probability: NDArray[np.float64] = np.array([each.probability for each in recognitions])
    phrases = np.array([_by_phrases(example.text) for example in messages])
    danger = np.array([example.kind != NONE for example in messages])
    near = np.array([example.is_near for example in messages])
    dangers = danger & np.array([example.source != "emergencies" for example in messages])
    indirect = dangers & ~phrases
    vietnamese = np.array([example.language == "vi" for example in messages])
    kinds = np.array(
        [each.kind == example.kind for each, example in zip(recognitions, messages, strict=True)]
    )
    print(f"dangers {dangers.sum()}, no phrase knows {indirect.sum()}; near {near.sum()},")
    print(f"ordinary {(~danger & ~near).sum()}; right kind {kinds[indirect].mean():.3f}")
    print("threshold  near  ordinary  vi  en+fr  all, with phrases")
    for bound in _BOUNDS:
        over = probability >= bound
        print(
            f"{bound:9.2f}  {over[near & ~phrases].mean():.4f}  {over[~danger & ~near].sum():8}"
            f"  {over[indirect & vietnamese].mean():.3f}  {over[indirect & ~vietnamese].mean():.3f}"
            f"  {(over | phrases)[dangers].mean():.3f}"
        )


def _by_phrases(message: str) -> bool:
    danger = danger_in(message)
    return bool(danger.numbers) or danger.is_call


def main() -> None:
    """Print the costs; write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    retriever = shared_source(load_settings()).current().retriever
    name = retriever.encoder.name
    messages = examples()
    vectors = windows_of([example.text for example in messages], retriever)
    for penalty in _PENALTIES:
        print(f"penalty {penalty}")
        _print_costs(messages, cross_validated(messages, vectors, penalty, name))
    model = fit(messages, vectors, PENALTY, name)
    probabilities = np.array([model.recognition(windows).probability for windows in vectors])
    for use, bound in THRESHOLDS.items():
        print(
            f"{use}: the nearest message is {np.abs(probabilities - bound).min():.5f} from {bound}"
        )
    if write:
        model.write(WEIGHTS_FILE)


if __name__ == "__main__":
    main()
