from collections.abc import Sequence

import numpy as np
import pytest

from index.encoder import Role, Vectors
from index.language import detect_language
from index.language_shift import LanguageShift


class ByLanguage:
    """An encoder for which a text is a subject, at random, and its language."""

    name, dimension = "by-language", 8

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        made = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            made[row, 3 + len(text) % 5] = 1
            made[row, ("vi", "en", "fr").index(detect_language(text))] = 1
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        return made


def test_a_vietnamese_question_stays_as_it_is() -> None:
    encoder = ByLanguage()
    vector = encoder.encode(["Xe buýt điện chạy ở đâu?"], "query")[0]
    assert LanguageShift(encoder).as_if_vietnamese(vector, "vi") is vector


@pytest.mark.parametrize(
    ("question", "language", "axis"),
    [
        ("Where do the electric buses run in the city?", "en", 1),
        ("Où est-ce que les bus électriques circulent dans la ville ?", "fr", 2),
    ],
)
def test_a_foreign_question_is_moved_to_where_vietnamese_ones_are(
    question: str, language: str, axis: int
) -> None:
    encoder = ByLanguage()
    vector = encoder.encode([question], "query")[0]
    shifted = LanguageShift(encoder).as_if_vietnamese(vector, language)  # type: ignore[arg-type]
    assert np.linalg.norm(shifted) == pytest.approx(1, abs=1e-6)
    assert shifted[0] > vector[0] + 0.3
    assert shifted[axis] < vector[axis] - 0.3
