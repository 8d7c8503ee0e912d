"""A danger that is long past is told from one that somebody is in."""

import pytest

from actions.emergencies.answers import danger_answer
from actions.emergencies.long_past import is_long_past
from actions.knowledge import Knowledge

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    "told",
    [
        "Mẹ em bị tai biến hai năm nay nằm một chỗ, em hay đọc báo cho mẹ nghe.",
        "Ông nội tôi bị đột quỵ hồi tháng 5, nay tập đi lại.",
        "Bà ngoại em bị liệt nửa người 5 năm nay, em chăm bà suốt.",
    ],
)
def test_what_was_months_ago_or_lasts_for_years_is_long_past(told: str) -> None:
    assert is_long_past(told)


@pytest.mark.parametrize(
    "told",
    [
        "Mẹ em bị tai biến, nằm dưới đất không nói được.",
        "Bố tôi bị tai biến hai năm nay, sáng nay tự nhiên bất tỉnh.",
        "Ông tôi bị đột quỵ hồi tháng 5. Bà tôi bị đột quỵ, méo miệng.",
        "Chồng em đánh em ba năm nay, em sợ lắm.",
        "Tôi muốn chết mấy năm nay rồi.",
        "Hai năm nay em làm ở phường.",
    ],
)
def test_what_is_fresh_lasts_by_its_kind_or_names_no_danger_is_not(told: str) -> None:
    assert not is_long_past(told)


def test_a_story_of_old_illness_that_asks_of_something_else_alarms_nobody(
    knowledge: Knowledge,
) -> None:
    story = (
        "Mẹ em bị tai biến hai năm nay nằm một chỗ, em hay đọc báo cho mẹ nghe. "
        "Hôm bữa có bài nói một thành phố làm được 100% dịch vụ công, cho hỏi thành phố nào?"
    )
    assert danger_answer(story, knowledge.retriever) is None
