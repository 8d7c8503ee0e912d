"""SmallTalk, Elsewhere, Ask: in the language of the conversation, with something to ask."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from actions.answer import AnswerStatus
from actions.elsewhere import kinds
from actions.executing import questions as made
from actions.executing.questions import questions, questions_after
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.lexicon import FOLDER
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
from index.documents.names import show_date
from index.references.finder import ReferenceFinder
from index.text.language import Language
from index.yaml_file import read_yaml
from tests.conftest import ROOT
from tests.days import TODAY
from tests.plan_making import context, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

QUESTIONS = read_yaml(Path(made.__file__).with_suffix(".yml"))["questions"]

TOPICS = (
    "abuse",
    "capabilities",
    "chat",
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
    "praise",
    "privacy",
    "sorrow",
    "thank",
    "up_to",
    "wishes",
)
NO_ANSWERS = (
    "abuse",
    "gibberish",
    "hello_question",
    "instructions",
    "mistake",
    "other_language",
)
ELSEWHERE = tuple(kinds())


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
def test_every_question_of_ours_is_answered(language: Language, knowledge: Knowledge) -> None:
    asked = context(knowledge, language)
    choices = questions(QUESTIONS, asked)
    assert len(choices) == len(QUESTIONS)
    for choice in choices:
        assert worded(choice.plan, asked).status is AnswerStatus.ANSWERED, choice.title


def test_a_question_on_a_document_is_offered_only_where_that_is_held(
    plain_knowledge: Knowledge,
) -> None:
    other = replace(plain_knowledge, finder=ReferenceFinder([]))
    held = [choice.title for choice in questions(["goals_57"], context(plain_knowledge))]
    assert held == ["Mục tiêu của Nghị quyết 57-NQ/TW"]
    assert questions(["goals_57"], context(other)) == ()


def test_what_follows_fits_what_was_said(plain_knowledge: Knowledge) -> None:
    asked = context(plain_knowledge)
    told = {topic: questions(kinds()[topic].ask, asked) for topic in ("health", "power", "law")}
    assert len({tuple(choice.title for choice in each) for each in told.values()}) == len(told)
    assert questions_after("goodbye", asked) == ()


@pytest.mark.parametrize("language", ["de", "es", "ja", "ko", "ru", "zh"])
def test_who_writes_another_language_is_answered_in_it_and_in_english(
    language: str, knowledge: Knowledge
) -> None:
    said = worded(SmallTalk("other_language", language), context(knowledge))
    own, english = said.text.split("\n\n")
    assert own != english
    assert "English" in english
    assert said.status is AnswerStatus.OUT_OF_SCOPE
    assert said.suggestions[0].title.isascii()


def test_how_long_a_conversation_is_kept_is_told_as_it_is_set(plain_knowledge: Knowledge) -> None:
    for days in (30, 7.5):
        kept = replace(plain_knowledge, kept_days=days)
        assert f"sau {days:g} ngày" in worded(SmallTalk("privacy"), context(kept)).text
    kept_turns = (ROOT / "dialogue" / "tracker_store.py").read_text("utf-8")
    assert "MAX_TURNS = 4\n" in kept_turns, "the words of `privacy` say four"


def test_when_the_store_was_built_is_told(plain_knowledge: Knowledge) -> None:
    said = worded(SmallTalk("up_to"), context(plain_knowledge))
    assert show_date(plain_knowledge.built) in said.text


def test_each_kind_that_the_lexicons_know_has_words_and_none_has_no_phrase() -> None:
    known = {
        concept.partition(".")[2]
        for path in (FOLDER / "talk").glob("*.yml")
        for concept in read_yaml(path)["concepts"]
        if concept.startswith(("elsewhere.", "service."))
    }
    assert known == set(kinds())


def test_a_number_is_given_only_with_its_source() -> None:
    for kind in kinds().values():
        plain = kind.vi.replace("114", "").replace("115", "")
        assert not any(letter.isdigit() for letter in plain), "a number without its source"
        assert all(contact.source.strip() for contact in kind.contacts)


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
