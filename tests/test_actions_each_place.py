"""A question that is said to be of each of several places is asked of each."""

import pytest

from actions.each_place import distributed, each_place


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        (
            "Nevers, Le Havre và Hải Phòng mỗi nơi có dự án gì",
            (),
            ("Nevers có dự án gì", "Le Havre có dự án gì", "Hải Phòng có dự án gì"),
        ),
        # The places of the story are meant where the question names none.
        (
            "mỗi nơi ai phát biểu",
            ("em so sánh Nevers và Hải Phòng",),
            ("Nevers ai phát biểu", "Hải Phòng ai phát biểu"),
        ),
        ("mỗi nơi ai phát biểu", ("em ở Huế",), ()),
        ("Nevers và Hải Phòng hợp tác gì", (), ()),
    ],
)
def test_a_question_of_each_place_is_asked_of_each(
    question: str, before: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    assert distributed(question, before) == asked


def test_only_places_that_are_joined_are_asked_of_alone() -> None:
    assert each_place("Ai nói cho Nevers và Huế?") == ("Ai nói cho Nevers?", "Ai nói cho Huế?")
    whole = "Từ Nevers đến Huế bao xa?"
    assert each_place(whole) == (whole,)
