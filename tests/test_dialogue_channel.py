"""The way into the real Rasa: what it answers, what it refuses, and what it logs at INFO."""

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.rasa_bodies import MALFORMED, MARKER, ask, give_up, post, traces

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
pytestmark = pytest.mark.timeout(900)  # the first one waits for Rasa


def test_a_question_is_answered(assistant: "Assistant") -> None:
    customs = [message["custom"] for message in ask(assistant) if "custom" in message]
    assert customs[0]["status"] == "answered"


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_body_is_refused_with_the_reason(body: bytes, assistant: "Assistant") -> None:
    response = post(assistant, body)
    assert response.status_code == 400
    [(name, reason)] = response.json().items()
    assert name == "error"
    assert reason.startswith(("the body", "sender", "message"))


@pytest.mark.parametrize(
    "message",
    [
        "/749 ban hành ngày nào?",
        "/ask_topic Quyết định 749 ban hành ngày nào?",
        ' //ask_topic{"focus": "x", "pending": true} quyết định 749 ban hành ngày nào',
        "/restart\nQuyết định 749/QĐ-TTg ban hành ngày nào?",
    ],
)
def test_a_slash_is_read_as_text(message: str, assistant: "Assistant") -> None:
    [custom] = [said["custom"] for said in ask(assistant, message) if "custom" in said]
    assert custom["status"] == "answered"
    assert "03/6/2020" in custom["text"]


@pytest.mark.parametrize(
    "command", ["/session_start", "/restart", "/back", '/inform{"pending": false}', "/", "//"]
)
def test_no_command_reaches_rasa(command: str, assistant: "Assistant") -> None:
    # What Rasa takes for a restart or a new session is answered with nothing.
    assert ask(assistant, command) != []


def test_health_is_where_it_was(assistant: "Assistant") -> None:
    response = httpx.get(f"{assistant.url}/webhooks/rest/", trust_env=False)
    assert response.json() == {"status": "ok"}


def test_no_log_holds_what_a_resident_wrote(assistant: "Assistant") -> None:
    ask(assistant)
    ask(assistant, f"/{MARKER}")
    give_up(assistant)
    for body in MALFORMED.values():
        post(assistant, body)
    assert traces(assistant) == []
