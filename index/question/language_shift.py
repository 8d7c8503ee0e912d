"""Take the language out of a question's vector, so that it meets Vietnamese passages.

A multilingual encoder keeps texts of one language together. The mean difference between the same
questions in two languages (language_shift.yml) is that language's direction; without it, an English
question lies nearer to the Vietnamese passage that answers it.
"""

from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.text.language import Language
from index.yaml_file import read_yaml

Floats = NDArray[np.float32]

_PARALLEL: list[dict[Language, str]] = read_yaml(Path(__file__).with_suffix(".yml"))


class LanguageShift:
    """What an encoder's vectors say of a question's language, to be taken away."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._shifts: dict[Language, Floats] = {}
        self._lock = Lock()

    def as_if_vietnamese(self, vector: Floats, language: Language) -> Floats:
        """Return the unit vector, shape `(d,)`, of a question in `language` as one in Vietnamese.

        The first question in a language takes as long as encoding a hundred short ones.
        """
        if language == "vi":
            return vector
        # What searches at once must not each encode the same sentences.
        with self._lock:
            if language not in self._shifts:
                self._shifts[language] = self._mean(language) - self._mean("vi")
        shifted: Floats = vector - self._shifts[language]
        length = np.linalg.norm(shifted)
        return shifted / length if length > 0 else vector

    def _mean(self, language: Language) -> Floats:
        asked = [question[language] for question in _PARALLEL]
        mean: Floats = self._encoder.encode(asked, "query").mean(axis=0)
        return mean
