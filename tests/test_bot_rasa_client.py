import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.errors import (
    RasaFailedError,
    RasaTimeoutError,
    RasaUnavailableError,
    ReplyError,
    Trouble,
)
from bot.rasa_client import RasaBusyError, RasaClient
from tests.fake_rasa import ANSWER, FakeRasa, custom, text


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as server:
        yield server


@pytest.fixture
async def client(rasa: FakeRasa) -> AsyncIterator[RasaClient]:
    async with RasaClient(rasa.url) as client:
        yield client


async def test_a_question_is_sent_and_the_answer_read(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.answers["qd 749 ai ký"] = [text("…"), custom(ANSWER)]
    reply = await client.send("telegram:7", "qd 749 ai ký")
    assert reply.status == "answered"
    assert rasa.asked == [("telegram:7", "qd 749 ai ký")]


@pytest.mark.parametrize("message", ["/list_sources", "//restart", "/", "24/7"])
async def test_slashes_are_sent_as_typed(message: str, rasa: FakeRasa, client: RasaClient) -> None:
    await client.send("s", f" {message}\n")
    assert rasa.asked == [("s", message)]


@pytest.mark.parametrize("said", ["", "  ", "\n"])
async def test_nothing_is_not_sent(said: str, rasa: FakeRasa, client: RasaClient) -> None:
    with pytest.raises(ValueError, match="nothing"):
        await client.send("s", said)
    assert rasa.asked == []


async def test_a_broken_character_does_not_stop_a_question(
    rasa: FakeRasa, client: RasaClient
) -> None:
    await client.send("s", "ai k\ud800y")
    assert rasa.asked == [("s", "ai k?y")]


async def test_rasa_is_up(client: RasaClient) -> None:
    await client.check()


async def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    async with RasaClient(url) as client:
        with pytest.raises(RasaUnavailableError, match=f"{url}.*make serve") as caught:
            await client.send("s", "xin chào")
        with pytest.raises(RasaUnavailableError):
            await client.check()
    assert caught.value.trouble is Trouble.DOWN


async def test_rasa_is_slow(rasa: FakeRasa) -> None:
    rasa.gate.clear()
    async with RasaClient(rasa.url, timeout=0.05) as client:
        with pytest.raises(RasaTimeoutError, match=r"0\.05 s") as caught:
            await client.send("s", "xin chào")
    assert caught.value.trouble is Trouble.SLOW


async def test_rasa_fails(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.status = 500
    with pytest.raises(RasaFailedError, match="500"):
        await client.send("s", "xin chào")


async def test_a_refusal_in_words_is_shown(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.status, rasa.answers["xin chào"] = 413, [text("Tin này dài quá.")]
    assert (await client.send("s", "xin chào")).text == "Tin này dài quá."


@pytest.mark.parametrize("status", [429, 503])
async def test_a_refusal_for_now_is_told_from_an_answer(
    status: int, rasa: FakeRasa, client: RasaClient
) -> None:
    rasa.status, rasa.answers["xin chào"] = status, [text("Đang có nhiều người hỏi.")]
    with pytest.raises(RasaBusyError) as busy:
        await client.send("s", "xin chào")
    assert busy.value.reply.text == "Đang có nhiều người hỏi."


async def test_readiness_is_the_doors(rasa: FakeRasa, client: RasaClient) -> None:
    assert await client.is_ready()
    rasa.is_ready = False
    assert not await client.is_ready()
    assert not await RasaClient("http://127.0.0.1:9").is_ready()


@pytest.mark.parametrize(
    ("status", "body"),
    [(413, []), (429, {"error": "busy"}), (503, b"<html>"), (503, ["?"]), (400, [text("Lời.")])],
)
async def test_a_refusal_without_words_is_a_failure(
    status: int, body: Any, rasa: FakeRasa, client: RasaClient
) -> None:
    rasa.status, rasa.answers["xin chào"] = status, body
    with pytest.raises(RasaFailedError, match=str(status)):
        await client.send("s", "xin chào")


async def test_an_empty_list_is_a_failure(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.answers["xin chào"] = []
    with pytest.raises(RasaFailedError, match="nothing"):
        await client.send("s", "xin chào")


async def test_something_else_answers(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.answers["xin chào"] = b"<html>\xff"
    with pytest.raises(RasaFailedError, match="JSON"):
        await client.send("s", "xin chào")


async def test_a_malformed_reply(rasa: FakeRasa, client: RasaClient) -> None:
    rasa.answers["xin chào"] = [custom({**ANSWER, "citations": None})]
    with pytest.raises(ReplyError, match="citations"):
        await client.send("s", "xin chào")
