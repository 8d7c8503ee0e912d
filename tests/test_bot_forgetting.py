"""What is kept of a person: under a pseudonym, as long as is said, and nothing after /forget."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.keeping.tables import ANSWERS, CHATS, FEEDBACK, SHOWN
from bot.messages import MESSAGES
from bot.pseudonyms import Pseudonyms
from bot.retaining import prune
from database.engine import make_engine
from settings import Settings
from tests.bot_api_chats import GROUP, PRIVATE
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom
from tests.telegram_front_end import button, quiet, sender

pytest_plugins = ["tests.telegram_bot"]

SECRET = "bí mật của Lan"
MINH = {"id": 1002, "is_bot": False, "first_name": "Minh"}


def rows(database: Path) -> dict[str, int]:
    engine = make_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (ANSWERS, SHOWN, FEEDBACK, CHATS)
        }
    engine.dispose()
    return counts


async def talk(api: FakeBotApi, rasa: FakeRasa) -> None:
    """Let Lan ask in private and in a group, judge, and choose; and Minh ask in the group."""
    rasa.answers[SECRET] = [custom(ANSWER)]
    api.say(SECRET)
    [answer] = await api.wait_for_messages(1)
    api.tap(dict(answer), button(answer, "👎"))
    await api.wait_for_messages(2)
    api.say("/new")
    api.say(f"@hoi_pho_bot {SECRET}", GROUP)
    api.say("@hoi_pho_bot của Minh", GROUP, **{"from": MINH})
    await api.wait_for_messages(2, GROUP)
    await quiet(api)


@pytest.mark.usefixtures("bot")
class TestForget:
    async def test_all_that_is_kept_of_a_person_is_deleted_and_counted(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        await talk(api, rasa)
        before = rows(database)
        assert before["feedback"] == 1
        shown = len(api.sent())
        api.say("/forget")
        asked = (await api.wait_for_messages(shown + 1))[shown]
        assert asked["text"] == MESSAGES.forget_question
        assert rows(database)["answers"] == before["answers"], "nothing goes before it is confirmed"
        api.tap(dict(asked), button(asked, MESSAGES.forget_button))
        await api.wait_until(lambda: asked["text"] != MESSAGES.forget_question)
        assert sorted(rasa.forgotten) == sorted([sender(1001), sender(GROUP["id"])])
        told = MESSAGES.forgotten.format(turns=4, answers=3, feedback=1, waiting=5, left=0)
        assert asked["text"] == told
        await quiet(api, GROUP)
        kept = rows(database)
        assert (kept["feedback"], kept["chats"]) == (0, 0)
        assert kept["answers"] == 2, "Minh's, and the greeting that ended the wait"

    async def test_it_is_not_said_before_rasa_has_forgotten_too(
        self, api: FakeBotApi, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.forgetting._PAUSE_SECONDS", 0.1)
        api.say("/forget")
        [asked] = await api.wait_for_messages(1)
        rasa.status = 503
        api.tap(dict(asked), button(asked, MESSAGES.forget_button))
        await api.wait_until(lambda: len(rasa.forgotten) >= 2)
        assert asked["text"] == MESSAGES.forget_question
        rasa.status = 200
        await api.wait_until(lambda: asked["text"] != MESSAGES.forget_question)

    async def test_what_waits_is_forgotten_too(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.say("/forget", GROUP)
        [asked] = await api.wait_for_messages(1, GROUP)
        rasa.gate.clear()
        api.say(SECRET)
        await api.wait_until(lambda: len(rasa.asked) == 1)
        api.say("và nữa: " + SECRET)
        await api.wait_until_read()
        api.tap(dict(asked), button(asked, MESSAGES.forget_button))
        await api.wait_until(lambda: asked["text"] != MESSAGES.forget_question)
        rasa.gate.set()
        await quiet(api, GROUP)
        assert len(rasa.asked) == 1
        assert not any(SECRET in message["text"] for message in api.sent())
        assert SECRET.encode() not in await asyncio.to_thread(database.read_bytes)

    async def test_no_file_holds_a_persons_number_but_inbox_and_outbox(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        await talk(api, rasa)
        connection = sqlite3.connect(database)
        for table in ("answers", "shown", "feedback", "chats"):
            held = str(connection.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608
            assert "1001" not in held
            assert str(GROUP["id"]) not in held
        connection.close()
        assert all("1001" not in name for name, _ in rasa.asked)


async def test_what_is_too_old_goes(
    api: FakeBotApi, rasa: FakeRasa, bot: None, database: Path
) -> None:
    await talk(api, rasa)
    engine = make_engine(f"sqlite:///{database}")
    settings, day = Settings(), 86400
    with engine.begin() as connection:
        prune(connection, time.time() + 29 * day, settings)
    assert rows(database)["answers"] > 0
    with engine.begin() as connection:
        prune(connection, time.time() + 31 * day, settings)
    kept = rows(database)
    assert (kept["answers"], kept["shown"], kept["feedback"]) == (0, 0, 1)
    with engine.begin() as connection:
        prune(connection, time.time() + 181 * day, settings)
    engine.dispose()
    assert set(rows(database).values()) == {0}


def test_a_pseudonym_is_the_same_for_a_key_and_tells_no_number() -> None:
    assert Pseudonyms("a").of(PRIVATE["id"]) == Pseudonyms("a").of(1001)
    assert Pseudonyms("a").of(1001) != Pseudonyms("b").of(1001)
    assert len({Pseudonyms("a").of(number) for number in range(100)}) == 100
