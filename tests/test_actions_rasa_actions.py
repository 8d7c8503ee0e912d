import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions import rasa_actions
from actions.emergencies.decision import THRESHOLDS
from actions.knowledge import Knowledge
from actions.messages import say
from actions.rasa_actions import (
    ACTIONS,
    AnsweringAction,
    AnswerQuestion,
    CiteSource,
    GiveEmergencyNumber,
    ListSources,
    SmallTalk,
)
from actions.workers import TooSlowError, WorkError, Workers
from index.text.language import Language
from settings import Settings
from tests.days import TODAY
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

ROOT = Path(__file__).parents[1]
PRIVATE = "Chuyện riêng của chị Hoa, số 0912345678"
Json = dict[str, Any]
_P = ParamSpec("_P")
_T = TypeVar("_T")


class OneSource:
    """Knowledge that is never replaced."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def current(self) -> Knowledge:
        return self._knowledge


class SameProcess(Workers):
    """Does the work of Workers here; tests/test_actions_workers.py is about other processes."""

    def __init__(self) -> None:
        self.settings = Settings()

    async def run(
        self, seconds: float, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        return work(*args, **kwargs)


HERE = SameProcess()


@pytest.fixture(autouse=True)
def _knowing(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa_actions, "shared_source", lambda _: OneSource(knowledge))
    monkeypatch.setattr(rasa_actions, "today", lambda: TODAY)


def tracker(
    text: str,
    intent: str = "ask_topic",
    citations: list[Json] | None = None,
    danger_asked_in: str | None = None,
) -> Tracker:
    understood = {"name": intent, "confidence": 0.9}
    latest = {"text": text, "intent": understood, "intent_ranking": [understood]}
    slots = {"last_citations": citations, "danger_asked_in": danger_asked_in}
    return Tracker("s", slots, latest, [], False, None, {}, "action_listen")


async def run(action: AnsweringAction, asked: Tracker) -> tuple[Json, list[Json]]:
    """Return the one message uttered and the events."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, asked, {})
    [message] = dispatcher.messages
    return message, events


async def test_one_utterance_carries_text_and_answer(knowledge: Knowledge) -> None:
    message, events = await run(AnswerQuestion(HERE), tracker("Dân số Nevers là bao nhiêu?"))
    assert message["custom"]["status"] == "answered"
    assert message["text"] == message["custom"]["text"]
    assert list(faults(message["custom"], knowledge.retriever.store.catalogue)) == []
    [event] = events
    assert (event["event"], event["name"]) == ("slot", "last_citations")
    assert event["value"] == message["custom"]["citations"]


async def test_each_message_has_one_day_that_on_which_it_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = iter([date(2025, 12, 31), date(2026, 1, 1)])
    monkeypatch.setattr(rasa_actions, "today", lambda: next(days))
    text = "Mục tiêu kinh tế số đến năm 2025 là bao nhiêu? Nghị định 13/2023 còn hiệu lực không?"
    first, _ = await run(AnswerQuestion(HERE), tracker(text))
    assert "sẽ hết hiệu lực từ ngày 01/01/2026" in first["text"]
    assert "nay đã hết hạn" not in first["text"]
    second, _ = await run(AnswerQuestion(HERE), tracker(text))
    assert "sẽ hết hiệu lực" not in second["text"]
    assert "nay đã hết hạn" in second["text"]
    assert next(days, None) is None


async def test_where_that_is_from_is_what_was_cited() -> None:
    _, [event] = await run(AnswerQuestion(HERE), tracker("Dân số Nevers là bao nhiêu?"))
    message, _ = await run(CiteSource(HERE), tracker("Nguồn ở đâu?", "ask_source", event["value"]))
    assert message["custom"]["citations"] == event["value"]
    assert "35.000" in message["text"]


@pytest.mark.parametrize("kept", [None, []])
async def test_before_any_answer_nothing_is_cited(kept: list[Json] | None) -> None:
    message, events = await run(CiteSource(HERE), tracker("Nguồn ở đâu?", "ask_source", kept))
    assert message["custom"]["status"] == "not_found"
    assert events == []


async def test_a_refusal_forgets_what_was_cited_before() -> None:
    _, events = await run(AnswerQuestion(HERE), tracker("Giá vàng hôm nay?", "out_of_scope"))
    assert [(event["name"], event["value"]) for event in events] == [("last_citations", [])]


async def test_the_intent_makes_a_refusal_out_of_scope_but_not_an_answer() -> None:
    refused, _ = await run(AnswerQuestion(HERE), tracker("Giá vàng hôm nay?", "out_of_scope"))
    assert refused["custom"]["status"] == "out_of_scope"
    asked = tracker("Dân số Nevers là bao nhiêu?", "out_of_scope")
    answered, _ = await run(AnswerQuestion(HERE), asked)
    assert answered["custom"]["status"] == "answered"


@pytest.mark.parametrize(
    ("text", "document"), [("nghi quyet khong sau", "nq-06-2022"), ("qd 749", "qd-749-2020")]
)
async def test_the_name_of_a_document_is_no_small_talk(text: str, document: str) -> None:
    message, _ = await run(SmallTalk(HERE), tracker(text, "goodbye"))
    assert {cited["document_id"] for cited in message["custom"]["citations"]} == {document}


@pytest.mark.parametrize("text", ["tạm biệt nhé", "bye bye", "cảm ơn bạn"])
async def test_small_talk_is_answered_with_the_response_of_its_intent(text: str) -> None:
    message, _ = await run(SmallTalk(HERE), tracker(text, "goodbye"))
    assert message["template"] == "utter_goodbye"


@pytest.mark.parametrize(
    ("text", "language"),
    [("/list_sources", "vi"), ("What have you read?", "en"), ("bạn đọc những gì", "vi")],
)
async def test_sources_are_listed_in_the_language_asked_in(text: str, language: str) -> None:
    message, _ = await run(ListSources(HERE), tracker(text, "list_sources"))
    assert message["custom"]["language"] == language
    assert "749/QĐ-TTg" in message["text"]


async def test_the_number_to_call_comes_first() -> None:
    message, _ = await run(GiveEmergencyNumber(HERE), tracker("bố tôi bị đột quỵ", "emergency"))
    assert "115" in message["text"].split("\n", 1)[0]


@pytest.mark.parametrize("text", ["tôi muốn góp ý", "VNeID của tôi bị khoá", "mạng nhà tôi hỏng"])
async def test_the_intent_alone_neither_alarms_nor_asks_on_danger(text: str) -> None:
    message, events = await run(GiveEmergencyNumber(HERE), tracker(text, "emergency"))
    assert "danger_asked_in" not in [event["name"] for event in events]
    assert "115" not in message["text"]


def let_only(monkeypatch: pytest.MonkeyPatch, use: str) -> None:
    """Let a message reach no threshold but that of `use`."""
    for each in THRESHOLDS:
        monkeypatch.setitem(THRESHOLDS, each, 0.5 if each == use else 1.1)


async def test_with_the_intent_less_doubt_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    let_only(monkeypatch, "question_if_suspected")
    text = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    message, events = await run(GiveEmergencyNumber(HERE), tracker(text, "emergency"))
    assert [s["payload"] for s in message["custom"]["suggestions"]] == ["Có", "Không"]
    assert ("danger_asked_in", "vi") in [(event["name"], event["value"]) for event in events]
    message, _ = await run(AnswerQuestion(HERE), tracker(text))
    assert message["custom"]["status"] != "needs_clarification"


async def test_a_question_taken_for_an_emergency_is_answered() -> None:
    asked = tracker("quy định về phòng cháy của Nevers", "emergency")
    message, events = await run(GiveEmergencyNumber(HERE), asked)
    assert "nguy hiểm" not in message["text"]
    assert message["custom"]["status"] != "needs_clarification"
    assert [event["name"] for event in events] == ["last_citations"]


@pytest.mark.parametrize(
    "action", [AnswerQuestion(HERE), SmallTalk(HERE), GiveEmergencyNumber(HERE)]
)
@pytest.mark.parametrize(("reply", "shown"), [("Yes", True), ("no", False)])
async def test_the_next_turn_is_the_reply_whatever_it_was_taken_for(
    action: AnsweringAction, reply: str, *, shown: bool
) -> None:
    message, events = await run(action, tracker(reply, "thank", danger_asked_in="en"))
    assert ("115" in message["text"]) is shown
    assert message["custom"]["language"] == "en"
    assert ("danger_asked_in", None) in [(event["name"], event["value"]) for event in events]


async def test_what_is_no_reply_is_answered_and_the_question_forgotten() -> None:
    asked = tracker("Dân số Nevers là bao nhiêu?", danger_asked_in="vi")
    message, events = await run(AnswerQuestion(HERE), asked)
    assert message["custom"]["status"] == "answered"
    assert ("danger_asked_in", None) in [(event["name"], event["value"]) for event in events]


async def test_a_yes_to_nothing_is_no_alarm() -> None:
    message, _ = await run(AnswerQuestion(HERE), tracker("Có"))
    assert "115" not in message["text"]


class Failing(SameProcess):
    """Workers that cannot."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    async def run(
        self, seconds: float, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        raise self._error


@pytest.mark.parametrize(
    ("error", "message", "logged"),
    [
        (WorkError("KeyError at answer:7"), "broken", "failed with KeyError at answer:7"),
        (TooSlowError(), "too_slow", "took longer than 10 s and was stopped"),
    ],
    ids=["broken", "too slow"],
)
@pytest.mark.parametrize(("text", "language"), [(PRIVATE, "vi"), ("What about my secret?", "en")])
async def test_a_failure_becomes_kind_words_and_a_log_line_without_the_message(
    text: str,
    language: Language,
    error: Exception,
    message: str,
    logged: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        said, events = await run(AnswerQuestion(Failing(error)), tracker(text))
    assert said["text"] == say(language, message)
    assert said["custom"]["status"] == "not_found"
    assert said["custom"]["language"] == language
    assert [event["value"] for event in events] == [[]], "it stands on nothing"
    [record] = [r for r in caplog.records if r.levelname == "ERROR"]
    assert record.getMessage() == f"action_answer_question {logged}"
    assert record.exc_info is None
    for word in ("Hoa", "0912345678", "secret", "Traceback"):
        assert word not in caplog.text


@pytest.mark.parametrize("action", [AnswerQuestion, SmallTalk, ListSources, CiteSource])
async def test_a_danger_that_no_phrase_names_is_helped_whatever_it_was_taken_for(
    action: type[AnsweringAction],
) -> None:
    text = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    message, _ = await run(action(HERE), tracker(text, "ask_source"))
    assert "115" in message["text"].split("\n")[0]


async def test_a_doubtful_message_is_asked_about_and_the_next_yes_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_only(monkeypatch, "question")
    text = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    message, events = await run(AnswerQuestion(HERE), tracker(text))
    assert message["custom"]["status"] == "needs_clarification"
    assert ("danger_asked_in", "vi") in [(event["name"], event["value"]) for event in events]
    message, _ = await run(AnswerQuestion(HERE), tracker("có", danger_asked_in="vi"))
    assert "115" in message["text"]


async def test_somebody_in_danger_needs_no_other_process() -> None:
    message, _ = await run(
        AnswerQuestion(Failing(TooSlowError())), tracker("cứu với, nhà tôi cháy")
    )
    assert "114" in message["text"].split("\n", 1)[0]


@pytest.mark.parametrize("latest", [{}, {"text": None}, {"text": ""}])
async def test_a_message_without_text_is_asked_again(latest: Json) -> None:
    asked = Tracker("s", {}, latest, [], False, None, {}, "action_listen")
    message, _ = await run(AnswerQuestion(HERE), asked)
    assert message["custom"]["status"] == "needs_clarification"


def test_rasa_finds_every_action_of_the_domain() -> None:
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(HERE))
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    assert set(executor.actions) == set(domain["actions"])
