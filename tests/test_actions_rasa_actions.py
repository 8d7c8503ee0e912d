import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions import rasa_actions
from actions.conversation import Focus
from actions.emergencies import decision
from actions.knowledge import Knowledge
from actions.rasa_actions import ACTIONS, AnswerMessage, ResumePlan
from actions.reading.plan import Ask, Lookup
from actions.wording.say import say
from actions.workers import TooSlowError, WorkError, Workers
from index.text.language import Language
from settings import Settings
from tests.days import TODAY
from tests.following import ids, named
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


def tracker(text: str, intent: str = "ask_topic", focus: Focus | None = None) -> Tracker:
    ranking = [{"name": intent, "confidence": 0.9}, {"name": "greet", "confidence": 0.1}]
    latest = {"text": text, "intent": ranking[0], "intent_ranking": ranking}
    slots = {"focus": focus.to_slot() if focus else None, "pending": None, "language": None}
    return Tracker("s", slots, latest, [], False, None, {}, "action_listen")


async def run(action: AnswerMessage, asked: Tracker) -> tuple[Json, Focus]:
    """Return the one message uttered and the focus kept; the other slots must agree with it."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, asked, {})
    [message] = dispatcher.messages
    assert {event["event"] for event in events} == {"slot"}
    slots = {event["name"]: event["value"] for event in events}
    focus = Focus.from_slot(slots["focus"])
    waits = focus.pending is not None
    assert slots == {"focus": slots["focus"], "pending": waits, "language": focus.language}
    return message, focus


async def test_one_utterance_carries_text_and_answer(knowledge: Knowledge) -> None:
    message, focus = await run(AnswerMessage(HERE), tracker("Dân số Nevers là bao nhiêu?"))
    assert message["custom"]["status"] == "answered"
    assert message["text"] == message["custom"]["text"]
    assert list(faults(message["custom"], knowledge.retriever.store.catalogue)) == []
    assert [asdict(citation) for citation in focus.citations] == message["custom"]["citations"]


async def test_each_message_has_one_day_that_on_which_it_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = iter([date(2025, 12, 31), date(2026, 1, 1)])
    monkeypatch.setattr(rasa_actions, "today", lambda: next(days))
    text = "Nghị định 13/2023 còn hiệu lực không?"
    first, _ = await run(AnswerMessage(HERE), tracker(text))
    assert "sẽ hết hiệu lực từ ngày 01/01/2026" in first["text"]
    second, _ = await run(AnswerMessage(HERE), tracker(text))
    assert "sẽ hết hiệu lực" not in second["text"]
    assert next(days, None) is None


async def test_the_next_message_is_of_what_was_spoken_of() -> None:
    _, focus = await run(AnswerMessage(HERE), tracker("Nghị định 13/2023 ban hành ngày nào?"))
    message, _ = await run(AnswerMessage(HERE), tracker("còn hiệu lực không?", focus=focus))
    assert "Nghị định 13/2023/NĐ-CP đã hết hiệu lực" in message["text"]


async def test_a_reply_to_an_older_message_is_of_what_was_spoken_of_then() -> None:
    _, then = await run(AnswerMessage(HERE), tracker("Nghị định 13/2023 ban hành ngày nào?"))
    _, now = await run(AnswerMessage(HERE), tracker("Ai ký quyết định 749?", focus=then))
    asked = tracker("còn hiệu lực không?", focus=now)
    asked.latest_message["metadata"] = {"about": then.to_slot()}
    message, after = await run(AnswerMessage(HERE), asked)
    assert "Nghị định 13/2023/NĐ-CP đã hết hiệu lực" in message["text"]
    assert after.documents == then.documents
    assert after.earlier[0].documents == now.documents
    asked.latest_message["metadata"] = {"about": {}}
    message, _ = await run(AnswerMessage(HERE), asked)
    assert message["custom"]["status"] == "needs_clarification", "a conversation begun anew"


async def test_an_answer_says_what_was_asked_and_of_which_store(knowledge: Knowledge) -> None:
    message, focus = await run(AnswerMessage(HERE), tracker("Nghị định 13/2023 ai ký?"))
    assert message["custom"]["plan"] == focus.to_slot()["plan"]
    assert message["custom"]["store"] == knowledge.retriever.store.folder.name
    message, focus = await run(AnswerMessage(HERE), tracker("bạn trả lời sai rồi", focus=focus))
    assert message["custom"]["is_disputed"]
    assert message["custom"]["plan"] is None


async def test_where_that_is_from_is_what_was_cited() -> None:
    first, focus = await run(AnswerMessage(HERE), tracker("Dân số Nevers là bao nhiêu?"))
    message, _ = await run(AnswerMessage(HERE), tracker("Nguồn ở đâu?", "ask_source", focus))
    assert message["custom"]["citations"] == first["custom"]["citations"]
    assert "35.000" in message["text"]


async def test_before_any_answer_nothing_is_cited() -> None:
    message, _ = await run(AnswerMessage(HERE), tracker("Nguồn ở đâu?", "ask_source"))
    assert message["custom"]["status"] == "not_found"


async def test_a_refusal_forgets_what_was_cited_before_and_not_what_was_spoken_of() -> None:
    _, focus = await run(AnswerMessage(HERE), tracker("Nghị định 13/2023 ban hành ngày nào?"))
    _, after = await run(
        AnswerMessage(HERE), tracker("làm sao để tăng cân nhanh", "out_of_scope", focus)
    )
    assert (after.citations, after.documents) == ((), focus.documents)


async def test_what_was_asked_back_waits_in_the_slots() -> None:
    message, focus = await run(AnswerMessage(HERE), tracker("ai ký?"))
    assert message["custom"]["status"] == "needs_clarification"
    assert focus.pending is not None
    message, after = await run(ResumePlan(HERE), tracker("749", "inform", focus))
    assert "Nguyễn Xuân Phúc" in message["text"]
    assert after.pending is None


def test_while_a_question_of_ours_waits_the_answer_to_it_is_as_likely_as_anything() -> None:
    asked = tracker("Nevers", "ask_topic")
    assert AnswerMessage(HERE).intents_of(asked) == {"ask_topic": 0.9, "greet": 0.1}
    assert ResumePlan(HERE).intents_of(asked) == {"ask_topic": 0.9, "greet": 0.1, "inform": 0.9}


async def test_the_number_to_call_comes_first() -> None:
    message, _ = await run(AnswerMessage(HERE), tracker("bố tôi bị đột quỵ", "greet"))
    assert "115" in message["text"].split("\n", 1)[0]


@pytest.mark.parametrize("action", [AnswerMessage(HERE), ResumePlan(HERE)])
@pytest.mark.parametrize(("reply", "shown"), [("Yes", True), ("no", False)])
async def test_the_next_turn_is_the_reply_whether_anyone_is_in_danger(
    action: AnswerMessage, reply: str, *, shown: bool
) -> None:
    focus = Focus(pending=Ask("danger"), language="en")
    message, after = await run(action, tracker(reply, "thank", focus))
    assert ("115" in message["text"]) is shown
    assert message["custom"]["language"] == "en"
    assert after.pending is None


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
@pytest.mark.parametrize(
    ("text", "kept", "language"),
    [(PRIVATE, None, "vi"), ("What about my secret?", "vi", "en"), ("749?", "fr", "fr")],
)
async def test_a_failure_becomes_kind_words_and_a_log_line_without_the_message(
    text: str,
    kept: Language | None,
    language: Language,
    error: Exception,
    message: str,
    logged: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        focus = Focus(documents=ids("nd13"), plan=Lookup(named("nd13")), language=kept)
        said, after = await run(AnswerMessage(Failing(error)), tracker(text, focus=focus))
    assert said["text"] == say(language, message)
    assert said["custom"]["status"] == "not_found"
    assert said["custom"]["language"] == language
    assert after == replace(focus, language=language), "what was spoken of stays"
    [record] = [r for r in caplog.records if r.levelname == "ERROR"]
    assert record.getMessage() == f"action_answer {logged}"
    assert record.exc_info is None
    for word in ("Hoa", "0912345678", "secret", "Traceback"):
        assert word not in caplog.text


async def test_a_danger_that_no_phrase_names_is_helped_whatever_it_was_taken_for() -> None:
    text = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    message, _ = await run(AnswerMessage(HERE), tracker(text, "ask_source"))
    assert "115" in message["text"].split("\n")[0]


async def test_a_doubtful_message_is_asked_about_and_the_next_yes_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in decision.THRESHOLDS:
        if name.startswith("numbers"):
            monkeypatch.setitem(decision.THRESHOLDS, name, 1.1)
    text = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    message, focus = await run(AnswerMessage(HERE), tracker(text))
    assert message["custom"]["status"] == "needs_clarification"
    assert focus.pending == Ask("danger")
    message, _ = await run(ResumePlan(HERE), tracker("có", focus=focus))
    assert "115" in message["text"]


async def test_somebody_in_danger_needs_no_other_process() -> None:
    message, _ = await run(AnswerMessage(Failing(TooSlowError())), tracker("cứu với, nhà tôi cháy"))
    assert "114" in message["text"].split("\n", 1)[0]


@pytest.mark.parametrize("latest", [{}, {"text": None}, {"text": ""}])
async def test_a_message_without_text_is_asked_again(latest: Json) -> None:
    asked = Tracker("s", {}, latest, [], False, None, {}, "action_listen")
    message, _ = await run(AnswerMessage(HERE), asked)
    assert message["custom"]["status"] == "needs_clarification"


def test_the_actions_are_those_of_the_domain() -> None:
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(HERE))
    assert set(executor.actions) == {"action_answer", "action_resume"}
