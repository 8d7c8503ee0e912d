"""When and where an event took place is told in whatever words it is asked."""

import pytest

from actions.happening import when_and_where
from actions.knowledge import Knowledge
from index.text.language import detect_language
from tests.days import TODAY
from tests.turns import answer, talk

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hội thảo hôm nào", "chiều 14/4/2023 tại Hà Nội"),
        ("hoi thao hop o dau, ngay nao", "chiều 14/4/2023 tại Hà Nội"),
        ("When was the workshop?", "on the afternoon of 14 April 2023 in Hanoi"),
        ("Where did the workshop take place?", "on the afternoon of 14 April 2023 in Hanoi"),
        ("Quand a eu lieu le colloque ?", "l'après-midi du 14 avril 2023 à Hanoï"),
    ],
)
def test_the_day_and_the_place_are_told(text: str, told: str, knowledge: Knowledge) -> None:
    assert told in answer(text, knowledge, TODAY).text


@pytest.mark.parametrize(
    "text",
    [
        "ai phát biểu ở hội thảo",
        "hội thảo nói gì về Nevers",
        "hội thảo ở Paris khi nào",
        "when will Hanoi build its centre",
        "where does Le Havre lie",
        "khi nào",
    ],
)
def test_what_asks_for_more_is_left_to_others(text: str, knowledge: Knowledge) -> None:
    assert when_and_where(text, detect_language(text), knowledge) is None


def test_the_conversation_goes_on_from_there(knowledge: Knowledge) -> None:
    said = talk(["When was the workshop?", "Who chaired it?"], knowledge, TODAY)
    assert "Nevers" in said.text
    assert said.language == "en"
