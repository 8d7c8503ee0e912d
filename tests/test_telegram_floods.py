"""More messages than anybody could answer: the first are answered, of the rest it is told once."""

from pathlib import Path

import pytest

from bot.messages import MESSAGES
from tests.bot_api_chats import PRIVATE
from tests.bot_api_rules import Json
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import FakeRasa
from tests.telegram_front_end import quiet, serving

pytest_plugins = ["tests.telegram_bot"]

CRY = "Cháy nhà ở ngõ 7, cứu với"
OTHERS: Json = {**PRIVATE, "id": 1002}


def echoes(*questions: str) -> list[str]:
    return [f"Bạn hỏi: {question}" for question in questions]


def texts(api: FakeBotApi, chat: Json = PRIVATE) -> list[str]:
    return [message["text"] for message in api.sent(chat)]


class TestFloods:
    async def test_a_flood_is_told_kindly_once_and_the_first_are_answered(
        self,
        api: FakeBotApi,
        rasa: FakeRasa,
        database: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("bot.keeping.inbox.MOST_WAITING", 5)
        told = MESSAGES.too_many.format(most=5)
        rasa.gate.clear()
        async with serving(api, rasa.url, database):
            for number in range(40):
                api.say(f"câu {number}")
            api.say(CRY)
            api.say("câu của Minh", OTHERS)
            await api.wait_for_messages(2)
            assert {"114" in text for text in texts(api)} == {True}, "the cry, and the telling"
            assert told in texts(api)
            rasa.gate.set()
            await api.wait_for_messages(7)
            await api.wait_for_messages(1, OTHERS)
            await quiet(api)
            rasa.gate.clear()
            for number in range(40, 60):
                api.say(f"câu {number}")
            await api.wait_until(lambda: texts(api).count(told) == 2)
            rasa.gate.set()
            # Cry, greeting, twice the telling, and nine answers: the greeting may count as waiting.
            await api.wait_for_messages(13)
        answers = [text for text in texts(api) if text.startswith("Bạn hỏi")]
        expected = echoes(*[f"câu {n}" for n in (*range(5), *range(40, 45))])
        assert answers in (expected, expected[:-1])

    async def test_all_chats_together_are_bounded(
        self,
        api: FakeBotApi,
        rasa: FakeRasa,
        database: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("bot.keeping.inbox.MOST_WAITING_IN_ALL", 3)
        rasa.gate.clear()
        async with serving(api, rasa.url, database):
            for number in range(6):
                api.say("câu", {**PRIVATE, "id": 4000 + number})
            await api.wait_until(lambda: len(api.messages) == 3)
            rasa.gate.set()
            await api.wait_until(lambda: len(api.messages) == 6)
