"""“Còn nói gì nữa” asks for what was not told."""

from dataclasses import replace

import pytest

from actions.conversation import Focus
from actions.reading.plan import Overview, Passages, Plan
from actions.rest import asks_for_rest
from index.text.language import Language

SAID = Overview(subject="Hồ Kỳ Minh", said=True)
TOLD = Focus(shown=("Theo ông Hồ Kỳ Minh, …",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hồ Kỳ Minh còn nói gì nữa không", "vi"),
        ("ho ky minh noi gi khac", "vi"),
        ("what else did Hồ Kỳ Minh say", "en"),
        ("qu'a Hồ Kỳ Minh dit d'autre", "fr"),
    ],
)
def test_the_rest_is_asked_for(text: str, language: Language) -> None:
    assert asks_for_rest(SAID, text, replace(TOLD, language=language))


@pytest.mark.parametrize(
    ("plan", "focus", "text"),
    [
        (SAID, TOLD, "Hồ Kỳ Minh nói gì"),
        (SAID, Focus(), "Hồ Kỳ Minh còn nói gì nữa"),
        (Overview(subject="Nevers"), TOLD, "Nevers còn gì nữa"),
        (Passages("còn gì nữa"), TOLD, "còn gì nữa"),
    ],
)
def test_all_is_asked_for(plan: Plan, focus: Focus, text: str) -> None:
    assert not asks_for_rest(plan, text, focus)
