"""Recognise dangers that no phrase names, by the sentence vectors of a message.

A multinomial logistic regression, fitted by tests/benchmarks/fit_danger.py for one encoder.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.emergencies.windows import danger_windows
from index.question.query import as_encoded
from index.search.retriever import Retriever
from index.text.combining_marks import limit_marks
from index.yaml_file import read_yaml

Floats = NDArray[np.float32]

NONE = "none"
"""The kind of a message that tells of no danger."""
WEIGHTS_FILE = Path(__file__).with_suffix(".npz")
THRESHOLDS: dict[str, float] = read_yaml(Path(__file__).with_suffix(".yml"))["thresholds"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recognition:
    """The likeliest kind of danger in a message, and the probability of any danger, 0 to 1."""

    kind: str
    probability: float

    @property
    def is_sure(self) -> bool:
        """Whether numbers are to be given."""
        return self.probability >= THRESHOLDS["numbers"]

    @property
    def is_doubtful(self) -> bool:
        """Whether to ask if anyone is in danger."""
        return THRESHOLDS["question"] <= self.probability < THRESHOLDS["numbers"]


@dataclass(frozen=True, slots=True)
class DangerModel:
    """Weights of shape `(2 d, k)` and biases `(k,)` for `k` kinds and an encoder's `d` numbers.

    `encoder` is the name of the encoder that they were fitted for.
    """

    encoder: str
    kinds: tuple[str, ...]
    weights: Floats
    bias: Floats

    @classmethod
    def read(cls, path: Path) -> "DangerModel":
        """Return the model in the file at `path`."""
        with np.load(path) as file:
            kinds = tuple(map(str, file["kinds"]))
            return cls(str(file["encoder"]), kinds, file["weights"], file["bias"])

    def write(self, path: Path) -> None:
        """Write the file at `path`, for `read`."""
        np.savez(
            path,
            encoder=np.array(self.encoder),
            kinds=np.array(self.kinds),
            weights=self.weights,
            bias=self.bias,
        )

    def recognition(self, vectors: Floats) -> Recognition:
        """Return the strongest recognition among windows, whose vectors have shape `(w, 2 d)`."""
        scores = vectors @ self.weights + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        none = self.kinds.index(NONE)
        strongest = shares[int(shares[:, none].argmin())]
        probability = 1 - float(strongest[none])
        strongest[none] = 0
        return Recognition(self.kinds[int(strongest.argmax())], probability)


def recognise(message: str, retriever: Retriever) -> Recognition | None:
    """Return what the vectors of `message` tell of danger.

    None for an empty message, or if the encoder is not the one that the weights are for.
    """
    model = shipped_model()
    if retriever.encoder.name != model.encoder:
        _log_other_encoder(retriever.encoder.name)
        return None
    windows = danger_windows(as_encoded(limit_marks(message)))
    return model.recognition(window_vectors(windows, retriever)) if windows else None


def window_vectors(windows: Sequence[str], retriever: Retriever) -> Floats:
    """Return the vectors of `windows`, corrected beside as typed, shape `(w, 2 d)`.

    Both, because a correction towards the words of the documents may lose what is told.
    """
    pairs = [(retriever.corrected(window), window) for window in windows]
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    row = {text: at for at, text in enumerate(texts)}
    vectors = retriever.encoder.encode(texts, "query")
    return np.stack([np.concatenate([vectors[row[text]] for text in pair]) for pair in pairs])


@cache
def shipped_model() -> DangerModel:
    """Return the model that ships."""
    return DangerModel.read(WEIGHTS_FILE)


@cache  # said once a process
def _log_other_encoder(name: str) -> None:
    fitted_for = shipped_model().encoder
    _log.warning("dangers are recognised by phrases alone: %s is set, not %s", name, fitted_for)
