"""An encoder with a cache, so that each text of a run is encoded once."""

from collections.abc import Sequence

import numpy as np

from index.encoding.encoder import Encoder, Role, Vectors


class CachingEncoder:
    """Another encoder with a cache of its vectors in memory."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._cache: dict[tuple[str, Role], Vectors] = {}
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        new = [text for text in dict.fromkeys(texts) if (text, role) not in self._cache]
        if new:
            vectors = self._encoder.encode(new, role)
            self._cache.update(((text, role), v) for text, v in zip(new, vectors, strict=True))
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([self._cache[text, role] for text in texts])
