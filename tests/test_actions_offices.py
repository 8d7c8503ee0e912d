"""Whose office is asked for, in whatever words, and of whom."""

import pytest

from actions.knowledge import Knowledge
from actions.offices import of_office
from actions.reading.plan import Anything, Passages
from index.text.language import Language

pytest_plugins = ["tests.knowledge"]

THURIOT, LECLERQ = "Denis Thuriot", "Caroline Leclerq"


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("what's his exact title?", "en", THURIOT),
        ("which town does she come from", "en", LECLERQ),
        ("and her position?", "en", LECLERQ),
        ("role?", "en", LECLERQ),  # who was named last
        ("what is the post of Mr Thuriot", "en", THURIOT),
        ("il est de quelle ville ?", "fr", THURIOT),
        ("elle vient d'où ?", "fr", LECLERQ),
        ("et quel est son poste", "fr", LECLERQ),
    ],
)
def test_the_office_of_a_person_is_asked_for(
    text: str, language: Language, person: str, knowledge: Knowledge
) -> None:
    asked = of_office(text, language, (LECLERQ, THURIOT), knowledge)
    assert asked == Passages(text, Anything(), person, ("office",))


@pytest.mark.parametrize(
    ("text", "language", "persons"),
    [
        ("what's his position?", "en", ()),  # nobody was spoken of
        ("what's his position on data?", "en", (THURIOT,)),  # what he thinks
        ("which city is it?", "en", (THURIOT,)),
        ("what is the title of the decree", "en", (THURIOT,)),
        ("quelle ville a testé des bus ?", "fr", (THURIOT,)),
    ],
)
def test_what_asks_for_something_else_is_left(
    text: str, language: Language, persons: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert of_office(text, language, persons, knowledge) is None
