"""Fit the recognisers of dangers and print, cross-validated, what each threshold would cost.

    .venv/bin/python -m tests.benchmarks.fit_danger [--write]

Messages and folds: danger_examples.py. Two models: one with the vectors of the configured encoder,
one of the text alone. A message counts as DangerModel.recognition says. With `--write`,
models of all messages become actions/emergencies/vector_weights.npz and text_weights.npz.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from actions.emergencies.answers import window_vectors
from actions.emergencies.dangers import danger_in
from actions.emergencies.decision import THRESHOLDS, Help, help_by_text, help_by_vectors
from actions.emergencies.evidence import BUCKETS, FINDINGS, Evidence, evidence_in
from actions.emergencies.model import (
    NONE,
    TEXT_WEIGHTS,
    VECTOR_WEIGHTS,
    DangerModel,
    Floats,
    Recognition,
)
from actions.emergencies.windows import danger_windows
from actions.knowledge import shared_source
from index.question.query import as_encoded
from index.search.retriever import Retriever
from index.text.combining_marks import limit_marks
from settings import load_settings
from tests.benchmarks.danger_examples import FOLDS, Example, examples, folds_of
from tests.benchmarks.softmax import fit_softmax

# Columns are scaled, since one penalty is for all of them: vectors and words are short.
_VECTOR_SCALE = 10.0
_WORD_SCALE = 8.0
_FINDING_SCALE = 3.0
# scikit-learn's C, chosen with the vectors and without.
_PENALTY = {True: 0.1, False: 1.0}
_BOUNDS = (0.95, 0.93, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25)
_BATCH = 64
# In words: a message of so many has several windows.
_LONG = 30


@dataclass(frozen=True, slots=True)
class Windows:
    """What each window of a message tells: its evidence, and vectors of shape `(w, 2 d)`."""

    evidence: tuple[Evidence, ...]
    vectors: Floats


def windows_of(texts: Sequence[str], retriever: Retriever) -> list[Windows]:
    """Return the windows of each text, the whole text first."""
    cut = [danger_windows(as_encoded(limit_marks(text))) for text in texts]
    told: list[Windows] = []
    for start in range(0, len(cut), _BATCH):
        batch = cut[start : start + _BATCH]
        vectors = window_vectors([window for windows in batch for window in windows], retriever)
        ends = np.cumsum([len(windows) for windows in batch])
        for windows, part in zip(batch, np.split(vectors, ends[:-1]), strict=True):
            told.append(Windows(tuple(map(evidence_in, windows)), part))
    return told


def fit(messages: Sequence[Example], told: Sequence[Windows], encoder: str) -> DangerModel:
    """Return a model of `messages`; each window of a harmless message is harmless as well.

    Of the text alone if `encoder` is empty.
    """
    names = sorted({example.kind for example in messages})
    parts: list[Floats] = []
    evidence: list[Evidence] = []
    kinds: list[int] = []
    for example, windows in zip(messages, told, strict=True):
        count = len(windows.evidence) if example.kind == NONE else 1
        parts.append(windows.vectors[:count])
        evidence += windows.evidence[:count]
        kinds += [names.index(example.kind)] * count
    rows = np.concatenate(parts) if encoder else np.zeros((len(kinds), 0), np.float32)
    middle = rows.mean(axis=0)
    sparse = hstack([_words(evidence), _findings(evidence)]).tocsr()
    dense = (rows - middle) * _VECTOR_SCALE
    vectors, others, bias = fit_softmax(dense, sparse, np.array(kinds), _PENALTY[bool(encoder)])
    vectors = vectors * _VECTOR_SCALE
    words, findings = np.split(others, [BUCKETS])
    findings = findings * _FINDING_SCALE
    bias = (bias - middle @ vectors).astype(np.float32)
    # As it is written: in 16 bits.
    words = (words * _WORD_SCALE).astype(np.float16).astype(np.float32)
    return DangerModel(encoder, tuple(names), words, findings, vectors, bias)


def _words(evidence: Sequence[Evidence]) -> csr_matrix:
    counts = np.array([len(window.words) for window in evidence])
    values = np.repeat(_WORD_SCALE / np.sqrt(counts), counts).astype(np.float32)
    columns = np.concatenate([window.words for window in evidence])
    starts = np.concatenate([[0], np.cumsum(counts)])
    return csr_matrix((values, columns, starts), shape=(len(evidence), BUCKETS))


def _findings(evidence: Sequence[Evidence]) -> csr_matrix:
    found = np.zeros((len(evidence), len(FINDINGS)), np.float32)
    for row, window in enumerate(evidence):
        found[row, list(window.findings)] = _FINDING_SCALE
    return csr_matrix(found)


def recognised(model: DangerModel, windows: Windows) -> Recognition:
    """Return what `model` recognises in a message."""
    return model.recognition(windows.evidence, windows.vectors if model.encoder else None)


def cross_validated(
    messages: Sequence[Example], told: Sequence[Windows], encoder: str
) -> list[Recognition]:
    """Return the recognition of each message by a model that has not seen its fold."""
    folds = folds_of(messages)
    models = []
    for fold in range(FOLDS):
        rest = [at for at, other in enumerate(folds) if other != fold]
        models.append(fit([messages[at] for at in rest], [told[at] for at in rest], encoder))
    return [recognised(models[folds[at]], told[at]) for at in range(len(messages))]


def _print_costs(messages: Sequence[Example], recognitions: Sequence[Recognition]) -> None:
    probability: NDArray[np.float64] = np.array([each.probability for each in recognitions])
    written = np.array([not example.is_bare for example in messages])
    near = np.array([example.is_near for example in messages])
    ordinary = np.array([example.is_ordinary for example in messages])
    dangers = ~near & ~ordinary & written
    near &= written
    vietnamese = np.array([example.language == "vi" for example in messages])
    kinds = np.array(
        [each.kind == example.kind for each, example in zip(recognitions, messages, strict=True)]
    )
    print(f"dangers {dangers.sum()}, near {near.sum()}, ordinary {ordinary.sum()}; ", end="")
    print(f"right kind {kinds[dangers].mean():.3f}")
    print("threshold    near  ordinary     vi  en+fr    all")
    for bound in _BOUNDS:
        over = probability >= bound
        print(
            f"{bound:9.2f}  {over[near].mean():.4f}  {over[ordinary].sum():8}"
            f"  {over[dangers & vietnamese].mean():.3f}  {over[dangers & ~vietnamese].mean():.3f}"
            f"  {over[dangers].mean():.3f}"
        )


def _print_decided(messages: Sequence[Example], given: Sequence[Help]) -> None:
    """Print what becomes of messages as they were written, by file, by length and by kind."""
    print(f"{'':24}  count  {'  '.join(each.value for each in Help)}")
    counts: dict[str, Counter[Help]] = {}
    for example, each in zip(messages, given, strict=True):
        if not example.is_bare:
            name = "harmless" if example.kind == NONE else "danger"
            name = "ordinary" if example.is_ordinary else name
            length = "long" if len(example.text.split()) >= _LONG else "short"
            for group in (f"{example.source}, {name}", f"{length}, {name}", f"kind {example.kind}"):
                counts.setdefault(group, Counter())[each] += 1
    for name, count in sorted(counts.items()):
        columns = "  ".join(f"{count[each]:7}" for each in Help)
        print(f"{name:24}  {count.total():5}  {columns}")


def main() -> None:
    """Print the costs; write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    retriever = shared_source(load_settings()).current().retriever
    messages = examples()
    told = windows_of([example.text for example in messages], retriever)
    dangers = [danger_in(limit_marks(example.text)) for example in messages]
    decided: list[list[Help]] = []
    for encoder, path in (("", TEXT_WEIGHTS), (retriever.encoder.name, VECTOR_WEIGHTS)):
        print(f"with the vectors of {encoder}" if encoder else "of the text alone")
        recognitions = cross_validated(messages, told, encoder)
        _print_costs(messages, recognitions)
        decide = help_by_vectors if encoder else help_by_text
        pairs = zip(recognitions, dangers, strict=True)
        decided.append([decide(each.probability, danger) for each, danger in pairs])
        model = fit(messages, told, encoder)
        probabilities = [recognised(model, windows).probability for windows in told]
        ours = [bound for use, bound in THRESHOLDS.items() if ("by_text" in use) != bool(encoder)]
        nearest = np.abs(np.subtract.outer(probabilities, ours)).min()
        print(f"the nearest message is {nearest:.5f} from a threshold")
        if write:
            model.write(path)
    by_text, by_vectors = decided
    both = zip(by_text, by_vectors, strict=True)
    given = [Help.NUMBERS if Help.NUMBERS in pair else pair[1] for pair in both]
    print("given by the text alone")
    _print_decided(messages, by_text)
    print("given by both")
    _print_decided(messages, given)


if __name__ == "__main__":
    main()
