"""The thing that was told last: whose it is, and the other of its kind."""

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import Passages, Repeat
from actions.things import of_thing
from index.text.language import Language
from tests.days import TODAY
from tests.following import ids
from tests.turns import talk

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
    ("text", "language", "words"),
    [
        ("nó để làm gì", "vi", "bốc dỡ"),
        ("cái này dùng làm gì vậy", "vi", "bốc dỡ"),
        ("what is it for?", "en", "bốc dỡ"),
        ("à quoi ça sert ?", "fr", "bốc dỡ"),
    ],
)
def test_its_use_is_what_its_section_tells_besides(
    text: str, language: Language, words: str, knowledge: Knowledge
) -> None:
    asked = of_thing(text, language, OF_5G, knowledge)
    assert isinstance(asked, Repeat)
    assert words in asked.words


@pytest.mark.parametrize(
    ("text", "language"),
    [("cái còn lại thì sao", "vi"), ("the other one?", "en"), ("l'autre ?", "fr")],
)
def test_the_other_one_is_of_its_own_kind(
    text: str, language: Language, knowledge: Knowledge
) -> None:
    asked = of_thing(text, language, OF_5G, knowledge)
    assert isinstance(asked, Passages)
    assert asked.text == "Le Havre: dự án Mobi Smart Port"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("Le Havre có dự án gì", "cái thứ hai để làm gì"), "bốc dỡ trong cảng"),
        (
            ("Le Havre có dự án gì", "cái thứ hai để làm gì", "cái còn lại thì sao"),
            "Mobi Smart Port",
        ),
        (("Quels sont les projets du Havre ?", "Le deuxième sert à quoi ?"), "manutention"),
        (
            ("Quels sont les projets du Havre ?", "Le deuxième ?", "Et l'autre ?"),
            "Mobi Smart Port est",
        ),
        (("5G Lab là dự án gì", "của ai vậy"), "thành phố Le Havre"),
        (("5G Lab là dự án gì", "ai giới thiệu mấy cái này tại hội thảo"), "Caroline Leclerq"),
        (("Hải Phòng đặt mục tiêu gì năm 2023?", "trụ cột thứ hai?"), "Đó là kinh tế số"),
    ],
)
def test_a_conversation_goes_on_about_it(
    said: tuple[str, ...], told: str, knowledge: Knowledge
) -> None:
    assert told in talk(said, knowledge, TODAY).text


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
