import threading
from collections.abc import Sequence
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.batches import in_batches


def shouted(questions: Sequence[str]) -> list[str]:
    return [question.upper() for question in questions]


@given(st.lists(st.text(max_size=9), max_size=700))
def test_every_question_is_answered_in_its_place(questions: list[str]) -> None:
    assert list(in_batches(shouted, questions)) == shouted(questions)


def test_texts_of_like_length_share_a_batch() -> None:
    spreads = []

    def measured(questions: Sequence[str]) -> list[int]:
        lengths = [len(question) for question in questions]
        spreads.append(max(lengths) - min(lengths))
        return lengths

    mixed = ["a" * (1 + row * 37 % 256) for row in range(256)]
    assert list(in_batches(measured, mixed)) == [len(question) for question in mixed]
    assert len(spreads) > 2
    assert max(spreads) < 256 / 2


def test_what_goes_wrong_is_told() -> None:
    def failing(questions: Sequence[str]) -> list[str]:
        if "tắc" in questions:
            raise ValueError("jammed")
        return list(questions)

    with pytest.raises(ValueError, match="jammed"):
        list(in_batches(failing, ["thông"] * 300 + ["tắc"]))


def test_nothing_goes_on_when_nobody_wants_the_rest() -> None:
    asked: list[str] = []

    def noting(questions: Sequence[str]) -> Sequence[str]:
        asked.extend(questions)
        return questions

    before = threading.active_count()
    with closing(in_batches(noting, ["câu hỏi"] * 10_000)) as answers:
        assert next(answers) == "câu hỏi"
    assert threading.active_count() == before
    assert len(asked) < 10_000 / 2
