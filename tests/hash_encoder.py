"""An encoder without a model: it stands for the model where a test is of the store around it."""

import hashlib
from collections.abc import Sequence

import numpy as np

from index.encoding.encoder import Role, Vectors
from index.text.folding import syllables


class HashEncoder:
    """Counts syllables, each at a place of its own; equal texts have equal vectors.

    Starts no thread, so that its process can be forked. `encoded` are the texts it was given.
    """

    name = "hash/64"
    dimension = 64

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        if role == "document":
            self.encoded += texts
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for syllable in syllables(text) or [""]:
                digest = hashlib.blake2b(syllable.encode(), digest_size=2).digest()
                vector[digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
            vector /= np.linalg.norm(vector) or 1
        return vectors
