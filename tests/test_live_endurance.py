"""What the real assistant survives, at the most talkative of levels: nothing is in its logs."""

import asyncio
import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from pydantic import SecretStr

from ops import serving
from ops.errors import OpsError
from tests.fake_bot_api import TOKEN, FakeBotApi
from tests.rasa_bodies import (
    MALFORMED,
    MARKER,
    ask,
    give_up,
    pid_of,
    post,
    stopped,
    traces,
    until,
)

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# It starts an assistant of its own, since it kills what is in it.
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def talkative(
    tmp_path_factory: pytest.TempPathFactory, shipped_store: Path
) -> Iterator["Assistant"]:
    from tests.assistant import running

    folder = tmp_path_factory.mktemp("endurance")
    shutil.copytree(shipped_store, folder / "store")
    with running(folder / "store", folder / "log", LOG_LEVEL="DEBUG") as assistant:
        yield assistant


def is_answered(assistant: "Assistant") -> bool:
    """Do the supervisor's work, then ask at the front door."""
    assistant.supervisor.tick()
    try:
        replies = assistant.send("front-door", MARKER)
    except (httpx.HTTPError, ValueError, OpsError):  # dead, and not yet found so by a tick
        return False
    return any(message.get("custom", {}).get("status") == "answered" for message in replies)


def is_helped(assistant: "Assistant") -> bool:
    """Cry for help at the front door, where it is answered whatever is behind it."""
    replies = assistant.send("somebody in danger", "cứu với, nhà tôi cháy")
    return "114" in replies[0]["text"]


def kill(assistant: "Assistant", module: str) -> None:
    pid = pid_of(assistant, module)
    assert pid
    os.kill(pid, signal.SIGKILL)
    until(lambda: pid_of(assistant, module) is None)


def test_no_log_holds_what_a_resident_wrote(talkative: "Assistant") -> None:
    assert ask(talkative)
    ask(talkative, f"/{MARKER}")
    give_up(talkative)
    for body in MALFORMED.values():
        post(talkative, body)
    assert " DEBUG " in talkative.logged()
    assert traces(talkative) == []


@pytest.mark.parametrize("module", ["actions", "rasa", "door"])
def test_answers_come_again_after_a_kill(module: str, talkative: "Assistant") -> None:
    others = {"actions", "rasa", "door"} - {module}
    before = {name: pid_of(talkative, name) for name in others}
    kill(talkative, module)
    if module == "actions":
        ask(talkative)  # Rasa finds nobody there
    if module == "rasa":
        assert is_helped(talkative)
    until(lambda: is_answered(talkative))
    assert {name: pid_of(talkative, name) for name in others} == before
    assert traces(talkative) == []


def under_way(assistant: "Assistant") -> tuple[int, int]:
    """How many messages the door has let through, and how many it keeps waiting."""
    health = httpx.get(f"{assistant.url}/health", trust_env=False).json()
    return health["under_way"], health["waiting"]


def test_a_cry_for_help_waits_for_nobody(talkative: "Assistant") -> None:
    with ThreadPoolExecutor(8) as askers, stopped(pid_of(talkative, "actions")):
        for number in range(8):
            askers.submit(talkative.send, f"slow-{number}", MARKER)
        until(lambda: under_way(talkative) == (4, 4))
        assert is_helped(talkative)
        assert under_way(talkative)[0] == 4, "the others still wait"
    until(lambda: is_answered(talkative))


async def test_telegram_answers_again_after_a_kill(talkative: "Assistant") -> None:
    async with FakeBotApi() as api:
        ours = {"telegram_api_base_url": api.url, "telegram_bot_token": SecretStr(TOKEN)}
        settings = talkative.settings.model_copy(update=ours)
        talkative.supervisor.add(serving.telegram(settings))
        api.say(MARKER)
        await api.wait_for_messages(1)
        kill(talkative, "bot")
        api.say(MARKER)
        while len(api.sent()) < 2:
            await asyncio.to_thread(talkative.supervisor.tick)
            await asyncio.sleep(0.05)
    assert traces(talkative) == []
