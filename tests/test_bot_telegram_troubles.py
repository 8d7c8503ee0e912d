"""What the running application does when something fails, and how it starts."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram.error import Conflict, NetworkError

from bot.errors import TokenError, TokenRefusedError, Trouble
from bot.messages import MESSAGES
from bot.telegram import serve_telegram
from bot.troubles import ThrottledErrorLog
from settings import Settings
from tests.bot_api_rules import Json
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import FakeRasa, custom
from tests.telegram_front_end import buttons, quiet, serving, settings_for

pytest_plugins = ["tests.telegram_bot"]

SENDER = "telegram:1001"
LONG_QUESTION = "Chương trình Chuyển đổi số quốc gia đặt mục tiêu gì cho năm 2025?"
LINK = ("https://example.org/qd-749?a=1&b=2", "749/QĐ-TTg")


class TestTroubles:
    @pytest.mark.parametrize(
        ("answer", "status", "why"),
        [
            ([], 200, "nothing"),
            ([custom({"status": "answered"})], 200, "malformed"),
            ([], 500, "500"),
        ],
    )
    @pytest.mark.usefixtures("bot")
    async def test_a_rasa_that_is_well_and_fails_at_one_message(
        self,
        answer: list[Json],
        status: int,
        why: str,
        api: FakeBotApi,
        rasa: FakeRasa,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        monkeypatch.setattr("bot.asking._MOST_FAILURES", 2)
        rasa.answers["bí mật của tôi"], rasa.status = answer, status
        api.say("bí mật của tôi")
        [kept, told] = await api.wait_for_messages(2)
        assert kept["text"] == MESSAGES.kept
        assert told["text"] == MESSAGES.troubles[Trouble.FAILED]
        assert [label for label, _ in buttons(told)] == [MESSAGES.ask_again]
        assert len(rasa.asked) == 2
        lines = [r.getMessage() for r in caplog.records if r.name.startswith("bot")]
        assert all(why in line for line in lines)
        assert "bí mật" not in caplog.text

    async def test_a_question_to_a_rasa_that_is_down_is_kept_and_answered_once_it_is_back(
        self, api: FakeBotApi, database: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with FakeRasa() as down:
            url = down.url
        async with serving(api, url, database):
            api.say("Ai ký Quyết định 950?")
            api.say("Còn 749?")
            [told] = await api.wait_for_messages(1)
            assert told["text"] == MESSAGES.kept
            assert "make serve" in caplog.text
            async with FakeRasa(port=int(url.rpartition(":")[2])) as rasa:
                answers = (await api.wait_for_messages(3))[1:]
                await quiet(api)
                assert [message for _, message in rasa.asked] == [
                    "Ai ký Quyết định 950?",
                    "Còn 749?",
                ]
        assert [answer["text"] for answer in answers] == [
            "Bạn hỏi: Ai ký Quyết định 950?",
            "Bạn hỏi: Còn 749?",
        ]

    @pytest.mark.usefixtures("bot")
    async def test_flood_control_and_a_passing_failure_delay_an_answer(
        self, api: FakeBotApi
    ) -> None:
        api.fail("sendMessage", status=502)
        api.fail("sendMessage", status=429, retry_after=1)
        api.say("xin chào")
        await api.wait_for_messages(1)
        assert len(api.called("sendMessage")) == 3

    @pytest.mark.usefixtures("bot")
    async def test_a_resident_who_left_harms_nobody(
        self, api: FakeBotApi, caplog: pytest.LogCaptureFixture
    ) -> None:
        api.fail("sendMessage", status=403)
        api.say("xin chào")
        await quiet(api)
        assert [m["text"] for m in api.sent()] == [MESSAGES.welcome]
        assert "could not be sent" in caplog.text

    @pytest.mark.usefixtures("bot")
    async def test_polling_survives_a_failing_bot_api(
        self, api: FakeBotApi, caplog: pytest.LogCaptureFixture
    ) -> None:
        api.fail("getUpdates", status=500)
        api.say("trước")
        api.say("sau")
        await api.wait_for_messages(2)
        api.fail("getUpdates", status=409)
        api.say("nữa")
        api.say("nữa")
        await api.wait_for_messages(4)
        assert "trying again" in caplog.text
        assert "another process polls" in caplog.text

    async def test_polling_survives_lost_connections_and_pages_that_are_not_telegrams(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        async with serving(api, rasa.url, database):
            api.fail("getUpdates", status=0)
            api.fail("getUpdates", status=200, body=b"<html>not Telegram</html>")
            api.say("trước")
            api.say("sau")
            await api.wait_for_messages(2)

    @pytest.mark.usefixtures("bot")
    async def test_a_slip_of_ours_is_told_kindly(
        self,
        api: FakeBotApi,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        monkeypatch.setattr("bot.wish.text_without_mentions", lambda *_: 1 // 0)
        api.say("xin chào")
        [told] = await api.wait_for_messages(1)
        assert told["text"] == MESSAGES.troubles[Trouble.FAILED]
        assert "ZeroDivisionError" in caplog.text

    @pytest.mark.parametrize("shown", [True, False])
    async def test_messages_are_logged_only_on_request(
        self,
        shown: bool,
        api: FakeBotApi,
        rasa: FakeRasa,
        database: Path,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.set_level(logging.INFO)
        async with serving(api, rasa.url, database, log_messages=shown):
            api.say("bí mật của tôi")
            await api.wait_for_messages(1)
        ours = [r.getMessage() for r in caplog.records if r.name.startswith("bot")]
        assert any("bí mật" in line for line in ours) == shown
        assert "telegram: ready as @hoi_pho_bot" in ours


class TestStarting:
    async def test_without_a_token(self) -> None:
        with pytest.raises(TokenError, match="TELEGRAM_BOT_TOKEN"):
            await serve_telegram(Settings())

    async def test_with_a_refused_token(self, api: FakeBotApi, database: Path) -> None:
        wrong = settings_for(api, "", database, telegram_bot_token=SecretStr("1:wrong"))
        with pytest.raises(TokenRefusedError, match="refuses TELEGRAM_BOT_TOKEN") as caught:
            await serve_telegram(wrong)
        assert "1:wrong" not in str(caught.value)

    @pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
    async def test_what_fails_at_the_start_is_tried_again(
        self, method: str, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.fail(method, status=502)
        api.fail(method, status=0)
        api.fail(method, body=b"<html>not Telegram</html>", status=200)
        async with serving(api, rasa.url, database):
            api.say("xin chào")
            await api.wait_for_messages(1)
        assert len(api.called(method)) == 4

    async def test_flood_control_at_the_start_is_obeyed(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.fail("getMe", status=429, retry_after=1)
        async with serving(api, rasa.url, database):
            api.say("xin chào")
            await api.wait_for_messages(1)
        assert len(api.called("getMe")) == 2

    async def test_a_bot_api_that_goes_and_comes_back(self, rasa: FakeRasa, database: Path) -> None:
        async with FakeBotApi() as going:
            going.fail("getMe", status=0)
            settings = settings_for(going, rasa.url, database)
            service = asyncio.create_task(serve_telegram(settings))
            await going.wait_for_calls("getMe")
        async with FakeBotApi(port=int(settings.telegram_api_base_url.rpartition(":")[2])) as back:
            back.say("xin chào")
            await back.wait_for_messages(1)
            service.cancel()
            with suppress(asyncio.CancelledError):
                await service

    async def test_with_a_menu_that_cannot_be_set(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.fail("setMyCommands", status=500)
        async with serving(api, rasa.url, database):
            api.say("xin chào")
            await api.wait_for_messages(1)

    async def test_a_token_revoked_later_ends_the_service(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        with pytest.raises(TokenRefusedError, match="refuses TELEGRAM_BOT_TOKEN"):
            async with asyncio.timeout(20), serving_until_it_ends(api, rasa, database):
                api.fail("getUpdates", status=401, times=5)
                api.say("xin chào")

    async def test_what_was_asked_before_stopping_is_answered(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        rasa.gate.clear()
        async with serving(api, rasa.url, database):
            api.say("câu cuối")
            await api.wait_until(lambda: bool(api.called("sendChatAction")))
            asyncio.get_running_loop().call_later(0.1, rasa.gate.set)
        assert [m["text"] for m in api.sent()] == ["Bạn hỏi: câu cuối"]


def test_a_lasting_trouble_is_told_once_in_a_while(caplog: pytest.LogCaptureFixture) -> None:
    complain = ThrottledErrorLog()
    for _ in range(3):
        complain(Conflict("two of us"))
        complain(NetworkError("no route"))
    assert len(caplog.records) == 2
    unbound = ThrottledErrorLog(every=0)
    for _ in range(3):
        unbound(Conflict("two of us"))
    assert len(caplog.records) == 5


@asynccontextmanager
async def serving_until_it_ends(
    api: FakeBotApi, rasa: FakeRasa, database: Path
) -> AsyncIterator[None]:
    task = asyncio.create_task(serve_telegram(settings_for(api, rasa.url, database)))
    await api.wait_for_calls("getUpdates")
    yield
    await task
