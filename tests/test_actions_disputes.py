"""Who says the last answer wrong is told what the text says, and where; also later."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]

POPULATION = "Dân số Nevers là bao nhiêu?"


@pytest.mark.parametrize(
    "doubt",
    [
        "sai rồi, 3.500 người chứ",
        "không phải, 53 nghìn mà",
        "tôi nghe nói 40 nghìn",
        "toi nho la 100 nghin ma",
        "nhầm rồi, 30 nghìn mới đúng",
    ],
)
def test_another_figure_changes_nothing(doubt: str, knowledge: Knowledge) -> None:
    said = talk([POPULATION, doubt], knowledge, TODAY)
    assert "35.000" in said.text
    assert "giữ" in said.text
    assert said.citations


@pytest.mark.parametrize(
    ("then", "shown"),
    [
        ("sai rồi, tôi hỏi Le Havre", "Le Havre"),  # the question is put right, no answer disputed
        ("vậy là 35 nghìn người hả", "Đúng"),
    ],
)
def test_what_disputes_no_figure(then: str, shown: str, knowledge: Knowledge) -> None:
    said = talk([POPULATION, then], knowledge, TODAY)
    assert shown in said.text
    assert "giữ" not in said.text


def test_the_source_is_that_of_the_last_answer_that_had_one(knowledge: Knowledge) -> None:
    asked = [POPULATION, "Ai là thị trưởng Paris?", "nguồn đâu"]
    said = talk(asked, knowledge, TODAY)
    assert said.text.startswith("Câu vừa rồi tôi không dẫn nguồn nào")
    assert "35.000" in said.text
