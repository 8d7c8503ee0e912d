"""Choices are titled in the language of the conversation, and mean the same plan."""

import pytest

from actions.executing.result import Ambiguous, Found, Joined, Line, Nothing, Result, Unknown
from actions.executing.run import execute
from actions.executing.titling import in_own_words
from actions.knowledge import Knowledge
from actions.reading.plan import Choice, Lookup, Naming, Overview, Passages
from tests.days import TODAY
from tests.plan_making import context, of
from tests.turns import tapped

pytest_plugins = ["tests.knowledge"]

DECISION, EVENT = of("qd-749-2020"), of("hoi-thao-thanh-pho-thong-minh-2023")
HEADING = "Mục tiêu kép là gì"


@pytest.mark.parametrize(
    ("title", "target", "english"),
    [
        (f"Quyết định 749/QĐ-TTg: {HEADING}", DECISION,
         "Decision 749/QĐ-TTg: What is the dual goal"),
        ("Quyết định 749/QĐ-TTg", DECISION, "Decision 749/QĐ-TTg"),
        ("Nevers: ai trình bày", EVENT, "Nevers: who spoke"),
        ("Quyết định 749/QĐ-TTg: Điều 1", DECISION, "Decision 749/QĐ-TTg: Điều 1"),
        ("chính quyền số", EVENT, "chính quyền số"),
    ],
)  # fmt: skip
def test_a_section_has_its_own_heading(
    title: str, target: object, english: str, plain_knowledge: Knowledge
) -> None:
    plan = Passages(HEADING, target)  # type: ignore[arg-type]
    found = Found((), choices=(Choice(title, plan),))
    (vietnamese,) = in_own_words(found, context(plain_knowledge)).choices  # type: ignore[union-attr]
    assert vietnamese.title == title
    (choice,) = in_own_words(found, context(plain_knowledge, "en")).choices  # type: ignore[union-attr]
    assert choice == Choice(english, plan)


def test_every_result_with_choices_is_titled(plain_knowledge: Knowledge) -> None:
    choices = (Choice("Quyết định 749/QĐ-TTg", Lookup(DECISION)),)
    found = Found((), choices=choices)
    results: tuple[Result, ...] = (
        found,
        Nothing((Line("which"),), choices=choices),
        Ambiguous(Line("which"), choices),
        Unknown(Naming("x"), choices=choices, known=found),
        Joined((found,)),
    )
    said = repr([in_own_words(each, context(plain_knowledge, "fr")) for each in results])
    assert said.count("title='Décision 749/QĐ-TTg'") == 6
    assert "title='Quyết định" not in said


def test_a_button_in_english_is_answered(knowledge: Knowledge) -> None:
    said, after = tapped("What is the Mobi Smart Port project?", knowledge, TODAY)
    assert said.language == "en"
    assert said.suggestions
    for choice, answer in zip(said.suggestions, after, strict=True):
        assert answer.language == "en", choice
        assert answer.citations[0].heading == choice.title


def test_what_was_shown_is_not_shown_again(knowledge: Knowledge) -> None:
    asking = context(knowledge, "en")
    plan = Overview(EVENT)
    first = execute(plan, asking)
    assert isinstance(first, Found)
    shown = tuple(quote.words for quote in first.quotes)
    more = execute(plan, context(knowledge, "en", shown=shown))
    assert isinstance(more, Found)
    assert not set(shown) & {quote.words for quote in more.quotes}
