"""An encoder that remembers the texts it encoded last, since a message is read more than once."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.encoding.encoder import Encoder, Role, Vectors

# Several messages' worth of texts.
_MOST = 64


class RememberingEncoder:
    """Encodes with another encoder what it does not remember. Not for several threads at once."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._vectors: OrderedDict[tuple[Role, str], Vectors] = OrderedDict()

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """Implement Encoder.encode; the texts that are new share the encoder's batches."""
        vectors = {
            text: self._vectors[role, text] for text in texts if (role, text) in self._vectors
        }
        new = [text for text in dict.fromkeys(texts) if text not in vectors]
        if new:
            vectors.update(zip(new, self._encoder.encode(new, role), strict=True))
        for text, vector in vectors.items():
            self._vectors[role, text] = vector
            self._vectors.move_to_end((role, text))
        while len(self._vectors) > _MOST:
            self._vectors.popitem(last=False)
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([vectors[text] for text in texts])
