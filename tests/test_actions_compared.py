"""What is compared is supplied by the conversation: documents, things listed, two years."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("said", "told", "untold"),
    [
        (
            (
                "Nghị quyết 57 đặt mục tiêu kinh tế số 2030 bao nhiêu?",
                "còn qđ 411?",
                "cái nào cao hơn?",
            ),
            "bằng nhau: 30%",
            "ban hành",
        ),
        (
            (
                "How much of GDP should the digital economy be by 2030 in Resolution 57?",
                "and Decision 411?",
                "which one is higher?",
            ),
            "equal: 30%",
            "issued",
        ),
        (
            (
                "nghị quyết 06 muốn kinh tế đô thị 2030 bao nhiêu % gdp",
                "còn 2025?",
                "cái nào cao hơn",
            ),
            "tăng 10 điểm phần trăm",
            "ban hành",
        ),
    ],
)
def test_it_is_compared_by_what_was_asked_last(
    said: tuple[str, ...], told: str, untold: str, knowledge: Knowledge
) -> None:
    text = talk(said, knowledge, TODAY).text
    assert told in text
    assert untold not in text


def test_the_difference_of_what_was_compared_is_of_all(knowledge: Knowledge) -> None:
    first = "Nghị quyết 57 đặt mục tiêu kinh tế số 2030 bao nhiêu?"
    said = (first, "còn qđ 411?", "cái nào cao hơn?", "khác nhau chỗ nào")
    assert "ban hành ngày 31/3/2022" in talk(said, knowledge, TODAY).text


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        (
            ("Hà Nội nói gì ở hội thảo", "còn Hải Phòng?", "so sánh mục tiêu 2023 của hai nơi đó"),
            ("• Hà Nội: Năm 2023", "• Hải Phòng: Năm 2023"),
        ),
        (
            (
                "What does Resolution 52 want for 5G?",
                "And Resolution 57?",
                "Compare their digital economy targets",
            ),
            ("30% of GDP", "20% of GDP"),
        ),
    ],
)
def test_their_targets_are_those_of_both_that_were_spoken_of(
    said: tuple[str, ...], sides: tuple[str, ...], knowledge: Knowledge
) -> None:
    text = talk(said, knowledge, TODAY).text
    assert all(side in text for side in sides)
