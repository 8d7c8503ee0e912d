"""SmallTalk, Elsewhere, Ask: in the language of the conversation, with something to ask."""

from typing import get_args

import pytest

from actions.answer import AnswerStatus
from actions.executing.run import execute
from actions.executing.talking import examples
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Ask,
    Choice,
    Described,
    Elsewhere,
    Filter,
    Lookup,
    Passages,
    SmallTalk,
)
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


@pytest.mark.parametrize(("code", "beginning"), [("luat", "Luật "), ("nq", "Nghị quyết ")])
def test_a_bare_type_is_asked_back_with_its_newest(
    code: str, beginning: str, knowledge: Knowledge
) -> None:
    resume = Lookup(Described(Filter(types=(code,)), strict=False))
    said = worded(Ask("which_to_choose", (), resume), context(knowledge))
    assert said.text.startswith("Bạn gõ thêm số, năm hoặc tên văn bản giúp tôi nhé.")
    assert said.suggestions
    assert all(choice.title.startswith(beginning) for choice in said.suggestions)


def test_a_type_of_which_nothing_is_held_is_said_so(knowledge: Knowledge) -> None:
    resume = Lookup(Described(Filter(types=("tt",)), strict=False))
    said = worded(Ask("which_to_choose", (), resume), context(knowledge))
    assert said.text.startswith("Tôi chưa có thông tư nào.")
    assert len(said.suggestions) == 4


def test_what_cannot_be_is_asked_back_in_the_words_of_the_message(knowledge: Knowledge) -> None:
    day = worded(Ask("no_such_day", written="31/2/2021"), context(knowledge))
    assert day.text == "Không có 31/2/2021. Bạn xem lại ngày giúp tôi nhé."
    place = worded(Ask("which_text", written="Điều 5"), context(knowledge))
    assert place.text.startswith("Bạn muốn xem Điều 5 của văn bản nào?")
