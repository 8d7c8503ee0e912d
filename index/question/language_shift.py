"""Remove the language from the vector of a foreign question.

A multilingual encoder puts texts of one language near one another. The mean difference between the
same questions in two languages (language_shift.yml) is the direction of a language. Without it, an
English question is nearer to the Vietnamese passage that answers it.
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
    """The directions of the foreign languages in the vectors of one encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._shifts: dict[Language, Floats] = {}
        self._lock = Lock()

    def as_if_vietnamese(self, vector: Floats, language: Language) -> Floats:
        """Return `vector`, of a question in `language`, moved to where a Vietnamese one would be.

        Both are unit vectors of shape `(d,)`. The first question in a language takes as long as
        encoding a hundred short ones.
        """
        if language == "vi":
            return vector
        # Threads that search at the same time must not each encode the same questions.
        with self._lock:
            if language not in self._shifts:
                self._shifts[language] = self._mean(language) - self._mean("vi")
        shifted: Floats = vector - self._shifts[language]
        length = np.linalg.norm(shifted)
        return shifted / length if length > 0 else vector

    def _mean(self, language: Language) -> Floats:
        questions = [question[language] for question in _PARALLEL]
        mean: Floats = self._encoder.encode(questions, "query").mean(axis=0)
        return mean
