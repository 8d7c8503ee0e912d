"""Judge how likely a message tells of a danger, from its words, the phrases found and its vectors.

A multinomial logistic regression over all of them together, so that a phrase in a harmless sense
alarms nobody by itself and a cry without any phrase is heard. tests/benchmarks/fit_danger.py fits
two: one with the sentence vectors of an encoder, and one of the text alone for where none is.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.emergencies.evidence import Evidence

Floats = NDArray[np.float32]

NONE = "none"
"""The kind of a message that tells of no danger."""
_HERE = Path(__file__).parent
VECTOR_WEIGHTS, TEXT_WEIGHTS = _HERE / "vector_weights.npz", _HERE / "text_weights.npz"
_log = logging.getLogger(__name__)
# Of two log-odds, those of the whole message and those of its strongest window: of many windows
# one is soon strong by chance, so that it alone would take a long harmless story for danger.
# Chosen by cross-validation; less for the strongest loses long cries.
_SHARE_OF_STRONGEST = 1 / 3
_LESS_A_WINDOW = 0.15
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Recognition:
    """The likeliest kind of danger in a message, and the probability of any danger, 0 to 1."""

    kind: str
    probability: float


@dataclass(frozen=True, slots=True)
class DangerModel:
    """Weights for `k` kinds: of `words` `(BUCKETS, k)`, of `findings` `(f, k)`, `bias` `(k,)`.

    `vectors` has shape `(2 d, k)` for the `d` numbers of `encoder`, or `(0, k)` without one.
    """

    encoder: str
    kinds: tuple[str, ...]
    words: Floats
    findings: Floats
    vectors: Floats
    bias: Floats

    @classmethod
    def read(cls, path: Path) -> "DangerModel":
        """Return the model in the file at `path`."""
        with np.load(path) as file:
            names = ("words", "findings", "vectors", "bias")
            weights = (file[name].astype(np.float32) for name in names)
            return cls(str(file["encoder"]), tuple(map(str, file["kinds"])), *weights)

    def write(self, path: Path) -> None:
        """Write the file at `path`, for `read`; the weights of words in 16 bits: it stays small."""
        np.savez_compressed(
            path,
            encoder=np.array(self.encoder),
            kinds=np.array(self.kinds),
            words=self.words.astype(np.float16),
            findings=self.findings,
            vectors=self.vectors,
            bias=self.bias,
        )

    def recognition(
        self, windows: Sequence[Evidence], vectors: Floats | None = None
    ) -> Recognition:
        """Return what one or more windows of a message tell, the whole message first.

        The kind is the strongest window's. `vectors` has shape `(windows, 2 d)`; None for a model
        of the text alone.
        """
        scores = np.stack([self._told(window) for window in windows]) + self.bias
        if vectors is not None:
            scores += vectors @ self.vectors
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        none = self.kinds.index(NONE)
        strongest = shares[int(shares[:, none].argmin())]
        harmless = np.clip(np.array([shares[0, none], strongest[none]], float), _LEAST, 1 - _LEAST)
        of_whole, of_strongest = np.log1p(-harmless) - np.log(harmless)
        # Of two or three sentences one is not strong by chance: “Nhà cháy rồi! … ở đâu?”.
        share = max(_SHARE_OF_STRONGEST, 1 - (len(windows) - 1) * _LESS_A_WINDOW)
        log_odds = of_whole + share * (of_strongest - of_whole)
        strongest[none] = 0
        return Recognition(self.kinds[int(strongest.argmax())], 1 / (1 + float(np.exp(-log_odds))))

    def _told(self, window: Evidence) -> Floats:
        words = self.words[list(window.words)].sum(axis=0) / np.sqrt(len(window.words))
        told: Floats = words + self.findings[list(window.findings)].sum(axis=0)
        return told


@cache
def shipped_model(path: Path) -> DangerModel:
    """Return the model at `path`, one of VECTOR_WEIGHTS and TEXT_WEIGHTS."""
    return DangerModel.read(path)


def vector_model(encoder: str) -> DangerModel | None:
    """Return the model with vectors; None if it is not for the encoder of that name."""
    model = shipped_model(VECTOR_WEIGHTS)
    if model.encoder == encoder:
        return model
    _log_other_encoder(encoder)
    return None


@cache  # said once a process
def _log_other_encoder(name: str) -> None:
    fitted_for = shipped_model(VECTOR_WEIGHTS).encoder
    _log.warning("dangers are recognised by text alone: %s is set, not %s", name, fitted_for)
