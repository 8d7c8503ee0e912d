"""What the front end keeps and sends once, whatever fails between it, Telegram and Rasa."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.messages import MESSAGES
from bot.telegram import serve_telegram
from bot.webhook import secret_of
from ops import ports
from tests.bot_api_chats import GROUP, PRIVATE
from tests.bot_api_rules import Json, RateLimits
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import FakeRasa
from tests.postgres import postgres
from tests.telegram_front_end import quiet, sender, serving, settings_for
from tests.test_bot_main import running

pytest_plugins = ["tests.telegram_bot"]

CRY = "Cháy nhà ở ngõ 7, cứu với"
PHOTO: Json = {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}]}
NOWHERE = "http://127.0.0.1:9"
OTHERS: Json = {**PRIVATE, "id": 1002}


def echoes(*questions: str) -> list[str]:
    return [f"Bạn hỏi: {question}" for question in questions]


def texts(api: FakeBotApi, chat: Json = PRIVATE) -> list[str]:
    return [message["text"] for message in api.sent(chat)]


class TestEmergencies:
    async def test_a_cry_for_help_is_answered_with_rasa_down_before_what_waits(
        self, api: FakeBotApi, database: Path
    ) -> None:
        async with serving(api, NOWHERE, database):
            api.say("Ai ký Quyết định 950?")
            await api.wait_for_messages(1)
            api.say(CRY)
            [_, answer] = await api.wait_for_messages(2)
        assert "114" in answer["text"].split("\n", 1)[0]

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({**PHOTO, "caption": CRY}, "message"),
            ({"text": CRY, "edit_date": 2}, "edited_message"),
            ({**PHOTO, "caption": CRY, "edit_date": 2}, "edited_message"),
        ],
    )
    async def test_it_is_known_in_captions_and_edits(
        self, fields: Json, kind: str, api: FakeBotApi, database: Path
    ) -> None:
        async with serving(api, NOWHERE, database):
            api.post(fields, kind=kind)
            [answer] = await api.wait_for_messages(1)
        assert "114" in answer["text"].split("\n", 1)[0]

    async def test_it_is_answered_before_a_thousand_that_wait(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        rasa.gate.clear()
        for number in range(1000):
            api.say(f"câu {number}", {**PRIVATE, "id": 2000 + number % 100})
        api.say(CRY, OTHERS)
        async with serving(api, rasa.url, database):
            await api.wait_for_messages(1, OTHERS)
            assert len(api.messages) == 1
            rasa.gate.set()

    async def test_a_doubt_that_nobody_can_judge_gets_the_numbers_and_later_its_answer(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        doubtful = "hàng xóm nhà tôi có khói"
        rasa.status, rasa.is_ready = 500, False
        async with serving(api, rasa.url, database):
            api.say(doubtful)
            [told] = await api.wait_for_messages(1)
            assert "114" in told["text"]
            assert told["text"].endswith(MESSAGES.kept)
            rasa.status = 200
            [_, answer] = await api.wait_for_messages(2)
        assert [answer["text"]] == echoes(doubtful)

    async def test_in_a_group_only_what_is_said_to_us_counts(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with serving(api, rasa.url, database):
            api.say(CRY, GROUP)
            api.say(f"@hoi_pho_bot {CRY}", GROUP)
            await quiet(api, GROUP)
        first, second = texts(api, GROUP)
        assert "114" in first + second
        assert MESSAGES.welcome in (first, second)


class TestOnce:
    async def test_an_update_delivered_again_is_answered_once(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        update = {"update_id": 9000, "message": {**api.say("một"), "message_id": 500}}
        async with serving(api, rasa.url, database):
            await api.wait_for_messages(1)
            for _ in range(3):
                api.redeliver(update)
                await api.wait_until_read()
            await quiet(api)
        assert rasa.asked == [(sender(1001), "một"), (sender(1001), "một")]
        assert texts(api) == [*echoes("một", "một"), MESSAGES.welcome]

    @pytest.mark.parametrize(
        "failure",
        [{"status": 0}, {"status": 502}, {"status": 200, "body": b"<html>a proxy's page</html>"}],
    )
    @pytest.mark.parametrize("is_done", [True, False])
    async def test_what_may_have_been_sent_is_found_again_or_sent(
        self, failure: Json, is_done: bool, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with serving(api, rasa.url, database):
            api.fail("sendMessage", is_done=is_done, **failure)
            api.say("một")
            api.say("hai")
            await api.wait_for_messages(2)
            await quiet(api)
        assert texts(api) == [*echoes("một", "hai"), MESSAGES.welcome]

    async def test_what_a_process_left_unfinished_the_next_one_ends(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        rasa.gate.clear()
        api.fail("sendMessage", status=200, delay=60)
        async with killed(api, rasa.url, database):
            api.say("/help", OTHERS)
            for number in range(30):
                api.say(f"câu {number}")
            await api.wait_until_read()
            await api.wait_for_calls("sendMessage")
        assert api.messages == []
        rasa.gate.set()
        async with serving(api, rasa.url, database):
            await api.wait_for_messages(30)
            await api.wait_for_messages(1, OTHERS)
            await quiet(api)
        assert texts(api) == [*echoes(*(f"câu {n}" for n in range(30))), MESSAGES.welcome]
        assert texts(api, OTHERS) == [MESSAGES.help]

    async def test_a_second_process_waits_for_the_first(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with serving(api, rasa.url, database):
            second = asyncio.create_task(serve_telegram(settings_for(api, rasa.url, database)))
            await api.wait_until(lambda: len(api.called("getMe")) == 2)
            api.say("một")
            await api.wait_for_messages(1)
            await asyncio.sleep(0.2)
            assert "waiting for it" in caplog.text
        api.say("hai")
        await api.wait_for_messages(2)
        second.cancel()
        with suppress(asyncio.CancelledError):
            await second
        assert texts(api) == echoes("một", "hai")

    async def test_postgresql_keeps_as_well(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        with postgres() as url:
            for count, words in enumerate(("một", "hai"), start=1):
                async with serving(api, rasa.url, database, database_url=url):
                    api.fail("sendMessage", status=502, is_done=True)
                    api.say(words)
                    api.say(CRY, OTHERS)
                    await api.wait_for_messages(count)
                    await api.wait_for_messages(count, OTHERS)
        assert texts(api) == echoes("một", "hai")
        assert len(texts(api, OTHERS)) == 2


class TestTelegramsTroubles:
    async def test_flood_limits_are_obeyed_and_nothing_is_lost(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.limits = RateLimits()
        async with serving(api, rasa.url, database):
            for number in range(8):
                api.say(f"câu {number}")
            await api.wait_for_messages(8)
        assert texts(api) == echoes(*(f"câu {n}" for n in range(8)))

    async def test_whoever_blocked_us_and_comes_back_is_answered_again(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with serving(api, rasa.url, database):
            api.blocked.add(PRIVATE["id"])
            api.say("một")
            await api.wait_for_calls("sendMessage")
            api.blocked.clear()
            await quiet(api)
        assert texts(api) == [MESSAGES.welcome]

    async def test_a_group_that_becomes_a_supergroup_is_followed(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        group: Json = {"id": -44, "type": "group", "title": "Tổ 7"}
        supergroup: Json = {"id": -1_000_000_000_044, "type": "supergroup", "title": "Tổ 7"}
        rasa.gate.clear()
        async with serving(api, rasa.url, database):
            for words in ("một", "hai"):
                api.say(f"@hoi_pho_bot {words}", group)
            await api.wait_until(lambda: bool(api.called("sendChatAction")))
            api.moved[group["id"]] = supergroup["id"]
            rasa.gate.set()
            await api.wait_for_messages(2, supergroup)
        assert texts(api, supergroup) == echoes("một", "hai")

    @pytest.mark.parametrize(
        "description",
        ["message thread not found", "message to be replied not found", "can't parse entities"],
    )
    async def test_an_answer_goes_without_what_telegram_will_not_take(
        self, description: str, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with serving(api, rasa.url, database):
            api.fail("sendMessage", status=400, description=f"Bad Request: {description}")
            api.say("@hoi_pho_bot 1 < 2", GROUP, message_thread_id=77, is_topic_message=True)
            await api.wait_for_messages(1, GROUP)
        assert texts(api, GROUP) == echoes("1 < 2")
        first, second = api.called("sendMessage")
        assert len(first.keys() - second.keys()) == 1


class TestWebhook:
    async def test_updates_come_by_webhook_with_its_secret_only(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with webhook(api, rasa.url, database) as url:
            api.say("một")
            api.say("hai")
            await api.wait_for_messages(2)
            forged = {"update_id": 1, "message": api.say("ba")}
            async with httpx.AsyncClient(trust_env=False) as client:
                for secret in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                    assert (await client.post(url, json=forged, headers=secret)).status_code == 403
                right = {"X-Telegram-Bot-Api-Secret-Token": secret_of(api.token)}
                for body in (b"[]", b"{", b"\xff", b"[" * 5000):
                    refused = await client.post(url, content=body, headers=right)
                    assert refused.status_code == 400
                assert (await client.get(url, headers=right)).status_code == 405
            await api.wait_for_messages(3)
            await quiet(api)
        assert texts(api) == [*echoes("một", "hai", "ba"), MESSAGES.welcome]
        assert api.token not in secret_of(api.token)

    async def test_what_is_posted_again_is_answered_once(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with webhook(api, rasa.url, database) as url:
            update = {"update_id": 9000, "message": {**api.say("một"), "message_id": 500}}
            await api.wait_for_messages(1)
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret_of(api.token)}
            async with httpx.AsyncClient(trust_env=False) as client:
                for _ in range(5):
                    assert (await client.post(url, json=update, headers=headers)).is_success
            await api.wait_for_messages(2)
            await quiet(api)
        assert texts(api) == [*echoes("một", "một"), MESSAGES.welcome]


@asynccontextmanager
async def webhook(api: FakeBotApi, rasa_url: str, database: Path) -> AsyncIterator[str]:
    """Run the front end with a webhook; yield its address."""
    port = ports.find_free()
    url = f"http://127.0.0.1:{port}/telegram"
    settings: dict[str, Any] = {"telegram_webhook_url": url, "telegram_webhook_port": port}
    task = asyncio.create_task(serve_telegram(settings_for(api, rasa_url, database, **settings)))
    try:
        await api.wait_for_calls("setWebhook")
        yield url
    finally:
        api.webhook = None
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def killed(api: FakeBotApi, rasa_url: str, database: Path) -> AsyncIterator[None]:
    """Run the front end as a process; kill it with -9."""
    settings = {
        "TELEGRAM_API_BASE_URL": api.url,
        "TELEGRAM_BOT_TOKEN": api.token,
        "RASA_URL": rasa_url,
        "DATABASE_URL": f"sqlite:///{database}",
    }
    async with running("telegram", database.parent, **settings) as process:
        await api.wait_for_calls("getUpdates")
        yield
        process.kill()
