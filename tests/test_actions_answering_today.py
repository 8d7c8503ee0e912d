"""What is answered differently the day after."""

from datetime import date, timedelta

import pytest

from actions.knowledge import Knowledge
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "day", "before", "after"),
    [
        (
            "Luật Giao dịch điện tử còn hiệu lực không?",
            date(2024, 7, 1),
            "Luật Giao dịch điện tử 20/2023/QH15 chưa có hiệu lực.",
            "Luật Giao dịch điện tử 20/2023/QH15 bắt đầu có hiệu lực.",
        ),
        (
            "Nghị định 13/2023/NĐ-CP còn hiệu lực không?",
            date(2026, 1, 1),
            "Còn.",
            "Không còn.",
        ),
        (
            "văn bản nào ban hành năm nay",
            date(2026, 1, 1),
            "ban hành năm 2025",
            "ban hành năm 2026",
        ),
    ],
)
def test_an_answer_is_of_the_day_on_which_it_is_asked_for(
    text: str, day: date, before: str, after: str, knowledge: Knowledge
) -> None:
    day_before = answer(text, knowledge, day - timedelta(days=1)).text.splitlines()[0]
    assert before in day_before
    assert after not in day_before
    assert after in answer(text, knowledge, day).text.splitlines()[0]


def test_a_target_of_a_year_is_over_once_the_year_is(knowledge: Knowledge) -> None:
    text = "Mục tiêu kinh tế số đến năm 2025 là bao nhiêu?"
    last, next_year = (answer(text, knowledge, d) for d in (date(2025, 12, 31), date(2026, 1, 1)))
    assert last.citations == next_year.citations
    assert "nay đã hết hạn" not in last.text
    assert "đặt cho đến năm 2025, nay đã hết hạn" in next_year.text


def test_all_questions_of_a_message_are_of_one_day(knowledge: Knowledge) -> None:
    text = "Nghị định 13/2023/NĐ-CP còn hiệu lực không?\nMục tiêu kinh tế số đến năm 2025 là gì?"
    said = answer(text, knowledge, date(2025, 12, 31)).text
    assert "sẽ hết hiệu lực từ ngày 01/01/2026" in said
    assert "nay đã hết hạn" not in said
