import numpy as np

from index.encoding.remembering import RememberingEncoder
from tests.hash_encoder import HashEncoder


def test_vectors_are_the_encoder_s_own_in_the_order_of_the_texts() -> None:
    texts = ["một", "hai", "một", "ba"]
    remembering = RememberingEncoder(HashEncoder())
    for _ in range(2):
        expected = HashEncoder().encode(texts, "query")
        assert np.array_equal(remembering.encode(texts, "query"), expected)
    assert remembering.encode([], "query").shape == (0, 64)


def test_only_what_is_new_is_encoded_and_the_oldest_is_forgotten() -> None:
    inner = HashEncoder()
    remembering = RememberingEncoder(inner)
    remembering.encode(["một", "hai"], "document")
    remembering.encode(["hai", "ba"], "document")
    assert inner.encoded == ["một", "hai", "ba"]
    remembering.encode([str(number) for number in range(64)], "document")
    remembering.encode(["ba"], "document")
    assert inner.encoded.count("ba") == 2


def test_the_same_text_in_another_role_is_another_text() -> None:
    inner = HashEncoder()
    remembering = RememberingEncoder(inner)
    remembering.encode(["một"], "query")
    remembering.encode(["một"], "document")
    assert inner.encoded == ["một"]
