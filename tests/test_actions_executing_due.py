"""A day, a day of every year, or a year: over, still to come, or now."""

from datetime import date

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Due
from index.text.language import Language
from tests.plan_making import context, worded

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("plan", "language", "told"),
    [
        (Due(month=10, day=10), "vi", "lần tới là ngày 10/10/2027"),
        (Due(month=12, day=30), "vi", "còn 1 tháng nữa"),
        (Due(month=11, day=30), "vi", "Chính là hôm nay"),
        (Due(2023, 4, 14), "vi", "cách đây 3 năm 7 tháng"),
        (Due(2025), "vi", "đã qua"),
        (Due(2026), "vi", "năm nay"),
        (Due(2030), "vi", "còn 4 năm nữa"),
        (Due(2025), "en", "2025, which is over"),
        (Due(2030), "fr", "il reste 4 ans"),
    ],
)
def test_it_is_reckoned_from_today(
    plan: Due, language: Language, told: str, knowledge: Knowledge
) -> None:
    said = worded(plan, context(knowledge, language, TODAY))
    assert told in said.text
    assert said.status is AnswerStatus.ANSWERED


def test_without_a_time_it_is_not_known(knowledge: Knowledge) -> None:
    said = worded(Due(), context(knowledge, "vi", TODAY))
    assert said.status is AnswerStatus.NOT_FOUND
