"""SmallTalk, Elsewhere, Ask: in the language of the conversation, with something to ask."""

from typing import get_args

import pytest

from actions.answer import AnswerStatus
from actions.executing.run import execute
from actions.executing.talking import examples
from actions.knowledge import Knowledge
from actions.reading.plan import Ask, Choice, Elsewhere, Passages, SmallTalk
from actions.wording.say import word
from index.text.language import Language
from tests.days import TODAY
from tests.plan_making import context, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

TOPICS = (
    "abuse",
    "capabilities",
    "fine",
    "gibberish",
    "goodbye",
    "greet",
    "hello_question",
    "instructions",
    "languages",
    "mistake",
    "nature",
    "other_language",
    "person",
    "privacy",
    "thank",
    "up_to",
)
NO_ANSWERS = (
    "abuse",
    "gibberish",
    "hello_question",
    "instructions",
    "mistake",
    "other_language",
)
ELSEWHERE = (
    "account",
    "complaint",
    "dossier",
    "flooding",
    "health",
    "internet",
    "law",
    "news",
    "opinion",
    "other",
    "power",
    "prediction",
    "prices",
    "roads",
    "rubbish",
    "water",
    "weather",
    "writing",
)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("topic", TOPICS)
def test_small_talk_is_answered_in_the_language_of_the_conversation(
    topic: str, language: Language, knowledge: Knowledge
) -> None:
    said = worded(SmallTalk(topic), context(knowledge, language))
    assert (said.status is AnswerStatus.ANSWERED) == (topic not in NO_ANSWERS)
    assert said.language == language
    assert said.citations == ()
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("topic", ELSEWHERE)
def test_what_belongs_elsewhere_is_told_where(
    topic: str, language: Language, knowledge: Knowledge
) -> None:
    said = worded(Elsewhere(topic), context(knowledge, language))
    assert said.status is AnswerStatus.OUT_OF_SCOPE
    assert said.suggestions, "something to tap"


def test_each_kind_has_words_of_its_own(knowledge: Knowledge) -> None:
    said = {worded(Elsewhere(topic), context(knowledge)).text for topic in ELSEWHERE}
    assert len(said) == len(ELSEWHERE)


def test_how_recent_the_texts_are_is_read_from_them(knowledge: Knowledge) -> None:
    newest = max(document.issued for document in knowledge.retriever.documents if document.issued)
    said = worded(SmallTalk("up_to"), context(knowledge))
    assert f"/{newest.year}" in said.text
    assert str(newest.day) in said.text


@pytest.mark.parametrize("language", get_args(Language))
def test_each_example_is_answered(language: Language, knowledge: Knowledge) -> None:
    asked = context(knowledge, language)
    choices = examples(asked)
    assert len(choices) == 3
    for choice in choices:
        assert worded(choice.plan, asked).status is AnswerStatus.ANSWERED, choice.title


def test_what_is_asked_back_waits_for_its_answer(knowledge: Knowledge) -> None:
    resume = Passages("mục tiêu là gì")
    plan = Ask("which", (Choice("Nghị quyết 57", resume),), resume)
    said = execute(plan, context(knowledge))
    assert getattr(said, "resume", None) == resume
    answer = word(said, "fr", TODAY)
    assert answer.text == "De quel document parlez-vous ?\n• Nghị quyết 57"
    assert answer.status is AnswerStatus.NEEDS_CLARIFICATION
