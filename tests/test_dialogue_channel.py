"""The way into the real Rasa: what it answers, what it refuses, and what it logs at INFO."""

from typing import TYPE_CHECKING, Any

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


def test_a_message_about_an_older_turn_is_of_what_was_spoken_of_then(
    assistant: "Assistant",
) -> None:
    def say(message: str, about: str | None = None) -> dict[str, Any]:
        body = {"sender": "replying", "message": message, "about": about}
        response = httpx.post(
            f"{assistant.url}/webhooks/rest/webhook", json=body, timeout=60, trust_env=False
        )
        [answer] = [said["custom"] for said in response.json() if "custom" in said]
        return dict(answer)

    first = say("Quyết định 749 ban hành ngày nào?")
    second = say("Quyết định 950 ban hành ngày nào?")
    assert first["turn"] != second["turn"]
    assert "749" in say("Ai ký?", first["turn"])["text"]
    assert "749" in say("Nó nói về việc gì?")["text"], "from then on the conversation is of that"
    assert "950" in say("Ai ký?", second["turn"])["text"]
    assert say("Nó còn hiệu lực không?", "")["status"] == "needs_clarification"
    say("Ai ký?", "no-such-turn")
    forget = f"{assistant.url}/webhooks/rest/forget"
    response = httpx.post(forget, json={"sender": "replying"}, timeout=60, trust_env=False)
    assert response.json() == {"turns": 7}
    response = httpx.post(forget, json={"sender": "replying"}, timeout=60, trust_env=False)
    assert response.json() == {"turns": 0}
    assert say("Nó còn hiệu lực không?", first["turn"])["status"] == "needs_clarification"


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
