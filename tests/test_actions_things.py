"""The thing that was told last: whose it is, and the other of its kind."""

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from actions.things import of_thing
from index.text.language import Language
from tests.following import ids

pytest_plugins = ["tests.knowledge"]

OF_5G = Focus(
    documents=ids("event"),
    shown=("5G Lab là dự án của thành phố Le Havre",),
)
OF_PEOPLE = Focus(documents=ids("event"), shown=("Nevers chọn phục vụ toàn bộ người dân",))


@pytest.mark.parametrize(
    ("text", "language", "heading"),
    [
        ("who operates it?", "en", "Le Havre: dự án 5G Lab"),
        ("which town is behind that", "en", "Le Havre: dự án 5G Lab"),
        ("qui le pilote ?", "fr", "Le Havre: dự án 5G Lab"),
        ("and their other project?", "en", "Le Havre: dự án Mobi Smart Port"),
        ("l'autre projet ?", "fr", "Le Havre: dự án Mobi Smart Port"),
        ("thế dự án kia", "vi", "Le Havre: dự án Mobi Smart Port"),
    ],
)
def test_its_section_or_the_one_beside_it_is_asked_for(
    text: str, language: Language, heading: str, knowledge: Knowledge
) -> None:
    asked = of_thing(text, language, OF_5G, knowledge)
    assert isinstance(asked, Passages)
    assert asked.text == heading


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("who operates it?", Focus()),
        ("who operates the buses?", OF_5G),
        ("and the other decree?", OF_5G),
        ("and the other project?", OF_PEOPLE),
    ],
)
def test_what_is_on_something_else_is_left(text: str, focus: Focus, knowledge: Knowledge) -> None:
    assert of_thing(text, "en", focus, knowledge) is None
