"""The door in front of a stand-in for Rasa, across real connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from actions.emergencies.decision import THRESHOLDS
from door.admission import Admission
from door.app import READINESS_QUESTION, FrontDoor
from door.dialogue import Dialogue
from door.incoming import MAX_BYTES, MAX_CHARACTERS
from ops import ports
from tests.fake_rasa import ANSWER, FakeRasa, custom, text

WEBHOOK = "/webhooks/rest/webhook"
FORGET = "/webhooks/rest/forget"
CRY = "cứu với, nhà tôi cháy"


@asynccontextmanager
async def door(url: str, admission: Admission | None = None) -> AsyncIterator[httpx.AsyncClient]:
    dialogue = Dialogue(url)
    application = FrontDoor(dialogue, admission or Admission()).application()
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
        yield client
    await dialogue.close()


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as running:
        yield running


async def ask(client: httpx.AsyncClient, message: str, sender: str = "a") -> httpx.Response:
    return await client.post(WEBHOOK, json={"sender": sender, "message": message})


def said(response: httpx.Response) -> dict[str, Any]:
    """The Answer in a reply, whose text the plain messages repeat."""
    *texts, last = response.json()
    answer: dict[str, Any] = last["custom"]
    assert [part["text"] for part in texts] == answer["text"].split("\n\n")
    return answer


async def test_what_rasa_says_comes_back_as_it_is(rasa: FakeRasa) -> None:
    rasa.answers["xin chào"] = [text("Chào bạn"), custom(ANSWER)]
    async with door(rasa.url) as client:
        response = await ask(client, "xin chào", "me")
        await ask(client, "/list_sources", "me")
    turned = custom({**ANSWER, "turn": "turn-1"})
    assert (response.status_code, response.json()) == (200, [text("Chào bạn"), turned])
    assert rasa.asked == [("me", "xin chào"), ("me", "/list_sources")]


async def test_what_a_message_is_about_goes_with_it(rasa: FakeRasa) -> None:
    async with door(rasa.url) as client:
        for about in ("turn-7", "", None):
            body = {"sender": "me", "message": "ai ký?", "about": about}
            assert (await client.post(WEBHOOK, json=body)).status_code == 200
        for wrong in (7, ["a"], "a" * 300):
            malformed: dict[str, Any] = {"sender": "me", "message": "ai ký?", "about": wrong}
            assert (await client.post(WEBHOOK, json=malformed)).status_code == 400
    assert rasa.about == ["turn-7", "", None]


async def test_a_conversation_is_forgotten_after_what_is_under_way_in_it(rasa: FakeRasa) -> None:
    rasa.gate.clear()
    async with door(rasa.url) as client:
        asking = asyncio.create_task(ask(client, "ai ký?", "me"))
        await rasa.was_asked.wait()
        forgetting = asyncio.create_task(client.post(FORGET, json={"sender": "me"}))
        await client.get("/health")
        assert rasa.forgotten == []
        rasa.gate.set()
        await asking
        response = await forgetting
        assert (response.status_code, response.json()) == (200, {"turns": 2})
        assert rasa.forgotten == ["me"]
        assert (await client.post(FORGET, json={"sender": ""})).status_code == 400
        rasa.status = 500
        assert (await client.post(FORGET, content=b"[]")).status_code == 400
    async with door("http://127.0.0.1:9") as client:
        assert (await client.post(FORGET, json={"sender": "me"})).status_code == 503


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"[]", 400), (b"{", 400), (b'{"message": 5}', 400), (b"a" * (MAX_BYTES + 1), 413)],
)
async def test_what_is_no_message_never_reaches_rasa(
    rasa: FakeRasa, body: bytes, status: int
) -> None:
    async with door(rasa.url) as client:
        response = await client.post(WEBHOOK, content=body)
    assert response.status_code == status
    assert response.json()["reason"]
    assert rasa.asked == []


@pytest.mark.parametrize(
    ("words", "language"),
    [("đô thị thông minh ", "vi"), ("what is a smart city ", "en"), ("une ville numérique ", "fr")],
)
async def test_a_long_message_is_refused_in_its_language(
    rasa: FakeRasa, words: str, language: str
) -> None:
    message = (words * MAX_CHARACTERS)[: MAX_CHARACTERS + 1]
    async with door(rasa.url) as client:
        response = await ask(client, message)
        whole = await ask(client, message[:MAX_CHARACTERS])
    assert response.status_code == 413
    assert said(response)["language"] == language
    assert f"{MAX_CHARACTERS + 1}" in said(response)["text"]
    assert whole.status_code == 200


@pytest.mark.parametrize("after", ["", " và tôi kể thêm" * 400], ids=["short", "long"])
async def test_a_cry_for_help_is_answered_with_rasa_down_and_the_queue_full(after: str) -> None:
    nowhere = f"http://127.0.0.1:{ports.find_free()}"
    async with door(nowhere, Admission(max_active=0, max_waiting=0)) as client:
        response = await ask(client, CRY + after)
    assert response.status_code == 200
    assert "114" in said(response)["text"].split("\n", 1)[0]


async def test_with_rasa_down_a_doubtful_message_gets_every_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(THRESHOLDS, "numbers_by_text", 1.1)
    async with door(f"http://127.0.0.1:{ports.find_free()}") as client:
        response = await ask(client, "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt")
    assert response.status_code == 503
    assert [n for n in ("115", "114", "113", "111") if n not in said(response)["text"]] == []


async def test_with_rasa_down_a_person_is_told_so() -> None:
    async with door(f"http://127.0.0.1:{ports.find_free()}") as client:
        response = await ask(client, "Dân số Nevers là bao nhiêu?")
        assert (response.status_code, said(response)["status"]) == (503, "not_found")
        assert (await client.get("/webhooks/rest/")).status_code == 503
        assert (await client.get("/ready")).status_code == 503
        assert (await client.get("/health")).json()["status"] == "ok"


@pytest.mark.parametrize(
    ("answer", "status"), [([], 200), ({"status": "failure"}, 500), (b"<html>", 200)]
)
async def test_what_rasa_says_when_it_is_broken_is_no_reply(
    rasa: FakeRasa, answer: object, status: int
) -> None:
    rasa.answers["a"], rasa.status = answer, status
    async with door(rasa.url) as client:
        response = await ask(client, "a")
    assert response.status_code == 502
    assert said(response)["status"] == "not_found"


async def test_beyond_the_queue_people_are_told_that_it_is_busy(rasa: FakeRasa) -> None:
    rasa.gate.clear()
    admission = Admission(max_active=1, max_waiting=0, max_waiting_per_sender=0)
    async with door(rasa.url, admission) as client:
        under_way = asyncio.create_task(ask(client, "một", "a"))
        await rasa.was_asked.wait()
        assert (await client.get("/health")).json()["under_way"] == 1
        busy, too_many = await ask(client, "hai", "b"), await ask(client, "ba", "a")
        assert (await client.get("/ready")).status_code == 503
        rasa.gate.set()
        assert (await under_way).status_code == 200
    assert (busy.status_code, too_many.status_code) == (503, 429)
    assert said(busy)["text"] != said(too_many)["text"]
    assert [message for _, message in rasa.asked] == ["một"]


@pytest.mark.parametrize(("status", "code"), [("answered", 200), ("not_found", 503)])
async def test_it_is_ready_when_a_question_is_answered(
    rasa: FakeRasa, status: str, code: int
) -> None:
    rasa.answers[READINESS_QUESTION] = [custom({**ANSWER, "status": status})]
    async with door(rasa.url) as client:
        response = await client.get("/ready")
        assert (await client.get("/webhooks/rest/")).json() == {"status": "ok"}
    assert response.status_code == code
    assert rasa.asked


async def test_nothing_else_of_rasa_is_open(rasa: FakeRasa) -> None:
    async with door(rasa.url) as client:
        for path in ("/", "/version", "/conversations/a/tracker", "/model/parse"):
            assert (await client.get(path)).status_code == 404
            assert (await client.post(path, content=json.dumps({}))).status_code in (404, 405)
    assert rasa.asked == []
