"""Which of the texts spoken of is to be followed."""

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.precedence import which_applies
from actions.reading.plan import Lookup, Validity
from tests.following import document_choices, ids, named

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vậy phải theo cái nào", "vi"),
        ("gio lam theo cai nao", "vi"),
        ("which one should I follow?", "en"),
        ("lequel s'applique ?", "fr"),
    ],
)
def test_of_two_it_is_told_how_each_stands(text: str, language: str, knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("qd749", "qd411"), language=language)  # type: ignore[arg-type]
    assert which_applies(text, focus, knowledge) == Validity(named("qd749", "qd411"))


def test_those_listed_are_meant_before_the_last(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("qd411"), choices=document_choices("qd749", "qd411"))
    told = which_applies("phải theo cái nào", focus, knowledge)
    assert told == Validity(named("qd749", "qd411"))


def test_of_one_that_has_ended_it_is_what_replaced_it(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("nd13"))
    told = which_applies("hiện giờ phải theo cái nào", focus, knowledge)
    assert told == Lookup(named("nd13"), ("replaced_by",))


@pytest.mark.parametrize("text", ["văn bản nào nói vậy", "cái nào ra trước", "theo cái nào ai"])
def test_other_questions_are_left(text: str, knowledge: Knowledge) -> None:
    assert which_applies(text, Focus(documents=ids("nd13")), knowledge) is None


def test_nothing_applies_before_anything_was_spoken_of(knowledge: Knowledge) -> None:
    assert which_applies("phải theo cái nào", Focus(), knowledge) is None
