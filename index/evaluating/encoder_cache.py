"""An encoder that remembers: every text of a run is encoded once."""

from collections.abc import Sequence

import numpy as np

from index.encoding.encoder import Encoder, Role, Vectors


class RememberingEncoder:
    """Gives the vectors of another encoder, those it gave before from memory."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[str, Role], Vectors] = {}
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        new = [text for text in dict.fromkeys(texts) if (text, role) not in self._known]
        if new:
            vectors = self._encoder.encode(new, role)
            self._known.update(((text, role), v) for text, v in zip(new, vectors, strict=True))
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([self._known[text, role] for text in texts])
