"""The day and the place of an event only say which one is meant."""

import pytest

from actions.knowledge import Knowledge
from actions.occasions import without_occasion
from actions.reading.frames import Reader
from index.text.language import Language
from tests.days import TODAY

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("Who closed the 2023 workshop?", "en", "Who closed the workshop?"),
        ("Who closed the conference in Hanoi", "en", "Who closed the conference"),
        ("Qui a clos le colloque d'avril 2023 ?", "fr", "Qui a clos le colloque ?"),
        ("ai bế mạc hội thảo tháng 4/2023 ở Hà Nội", "vi", "ai bế mạc hội thảo"),
        # They are asked for, or are those of another event, or nothing else is said.
        ("When in 2023 was the workshop", "en", "When in 2023 was the workshop"),
        ("Who closed the 2021 workshop?", "en", "Who closed the 2021 workshop?"),
        ("Who closed the workshop in Nevers?", "en", "Who closed the workshop in Nevers?"),
        ("the 2023 workshop", "en", "the 2023 workshop"),
        ("hội thảo năm 2023", "vi", "hội thảo năm 2023"),
    ],
)
def test_they_are_left_out(text: str, language: Language, plain: str, knowledge: Knowledge) -> None:
    mentions = Reader(knowledge).mentions(text, TODAY)
    assert without_occasion(mentions, language, knowledge) == plain
