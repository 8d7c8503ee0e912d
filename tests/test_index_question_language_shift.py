import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.encoding.encoder import Role, Vectors
from index.question.language_shift import LanguageShift
from index.text.language import detect_language


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


def test_questions_searched_at_once_wait_for_one_of_them() -> None:
    class Waiting(ByLanguage):
        """Holds up who encodes first until another thread does too, or surely will not."""

        calls = 0

        def encode(self, texts: Sequence[str], role: Role) -> Vectors:
            self.calls += 1
            met.wait(0.2) if self.calls < 3 else met.set()
            return super().encode(texts, role)

    met = threading.Event()
    encoder = Waiting()
    shift = LanguageShift(encoder)
    vector = np.ones(encoder.dimension, dtype=np.float32)
    with ThreadPoolExecutor(4) as pool:
        moved = list(pool.map(lambda _: shift.as_if_vietnamese(vector, "en"), range(4)))
    assert encoder.calls == 2
    assert all(np.array_equal(each, moved[0]) for each in moved)
