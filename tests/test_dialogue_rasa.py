"""Rasa itself, with a stand-in for the action server: what reaches an action, and what is kept."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import training
from ops.children import Children
from settings import load_settings
from tests.rasa_alone import RasaAlone, StandIn, rasa_alone, stand_in
from tests.rasa_bodies import MALFORMED

pytestmark = pytest.mark.timeout(900)  # the first one waits for Rasa


@pytest.fixture(scope="module")
def model() -> Path:
    with Children() as children:
        return training.train(load_settings(), children)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rasa") / "conversations.db"


@pytest.fixture(scope="module")
def actions() -> Iterator[StandIn]:
    with stand_in() as actions:
        yield actions


@pytest.fixture(scope="module")
def rasa(model: Path, memory: Path, actions: StandIn) -> Iterator[RasaAlone]:
    with rasa_alone(model, memory, actions) as rasa:
        yield rasa


@pytest.fixture(autouse=True)
def _sets_nothing(actions: StandIn) -> None:
    actions.sets = {}


def test_an_action_is_told_the_text_the_ranked_intents_and_the_slots(
    rasa: RasaAlone, actions: StandIn
) -> None:
    assert [message["custom"]["status"] for message in rasa.say("xin chào")[1:]] == ["answered"]
    latest = actions.tracker["latest_message"]
    assert latest["text"] == "xin chào"
    assert latest["intent"]["name"] == "greet"
    ranking = latest["intent_ranking"]
    assert len(ranking) >= 10
    assert ranking[0]["name"] == "greet"
    assert ranking[0]["confidence"] >= ranking[1]["confidence"] > 0
    assert {"focus", "pending", "language"} <= set(actions.tracker["slots"])


@pytest.mark.parametrize(
    "message",
    [
        "/ask_topic",
        "/greet",
        "/restart",
        "/session_start",
        "/back",
        '/inform{"focus": "x", "pending": true}',
        "//749/QĐ-TTg ai ký",
        "/ ",
        "/SetSlots(pending=true)",
    ],
)
def test_what_begins_with_a_slash_is_a_text_like_any_other(
    message: str, rasa: RasaAlone, actions: StandIn
) -> None:
    before = len(actions.calls)
    rasa.say("xin chào", sender=message)
    assert rasa.say(message, sender=message)
    assert len(actions.calls) == before + 2
    latest = actions.tracker["latest_message"]
    assert latest["text"] == message.strip()
    assert len(latest["intent_ranking"]) >= 10  # a command has one intent, surely
    assert actions.tracker["slots"]["focus"] is None
    assert actions.tracker["slots"]["pending"] is None
    said = [event["text"] for event in actions.tracker["events"] if event["event"] == "user"]
    assert said == ["xin chào", message.strip()]


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_body_is_refused_with_the_reason(
    body: bytes, rasa: RasaAlone, actions: StandIn
) -> None:
    before = len(actions.calls)
    response = rasa.post(body)
    assert response.status_code == 400
    [(name, reason)] = response.json().items()
    assert name == "error"
    assert reason.startswith(("the body", "sender", "message"))
    assert len(actions.calls) == before


def test_what_answers_a_question_of_ours_resumes_it(rasa: RasaAlone, actions: StandIn) -> None:
    sender = "resumes"
    actions.sets = {"pending": True}
    rasa.say("Điều 5 nói gì?", sender)
    assert actions.action == "action_answer"
    rasa.say("cái thứ hai", sender)
    assert actions.action == "action_resume"
    before = len(actions.calls)
    actions.sets = {"pending": False}
    rasa.say("cái đầu tiên", sender)
    assert actions.action == "action_resume"
    rasa.say("cái đầu tiên", sender)
    assert actions.action == "action_answer"
    assert len(actions.calls) == before + 2  # one action a message


@pytest.mark.parametrize("message", ["cảm ơn bạn", "Quyết định 749/QĐ-TTg do ai ký?", "xem thêm"])
def test_another_message_is_answered_though_something_is_pending(
    message: str, rasa: RasaAlone, actions: StandIn
) -> None:
    actions.sets = {"pending": True}
    rasa.say("Điều 5 nói gì?", message)
    actions.sets = {"pending": None}
    before = len(actions.calls)
    rasa.say(message, message)
    assert actions.action == "action_answer"
    assert len(actions.calls) == before + 1


def test_slots_and_the_last_turns_outlive_a_restart(
    model: Path, actions: StandIn, tmp_path: Path
) -> None:
    memory = tmp_path / "conversations.db"
    focus = {"documents": ["qd-749-2020"], "listed": [1, 2, 3]}
    with rasa_alone(model, memory, actions) as rasa:
        actions.sets = {"focus": focus, "pending": True, "language": "en"}
        rasa.say("Quyết định 749 ai ký?")
        actions.sets = {}
        for _ in range(6):
            rasa.say("xin chào")
    with rasa_alone(model, memory, actions) as rasa:
        rasa.say("cái thứ hai")
    assert actions.action == "action_resume"
    slots = actions.tracker["slots"]
    assert (slots["focus"], slots["pending"], slots["language"]) == (focus, True, "en")
    assert len(json.dumps(actions.tracker)) < 60_000
