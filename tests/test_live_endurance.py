"""What the real assistant survives, at the most talkative of levels: nothing is in its logs."""

import asyncio
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest

from ops import serving
from ops.errors import OpsError
from tests.fake_bot_api import TOKEN, FakeBotApi
from tests.rasa_bodies import MALFORMED, MARKER, ask, give_up, pid_of, post, traces, until

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# It starts an assistant of its own, since it kills what is in it.
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def talkative(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Assistant"]:
    from tests.assistant import running

    folder = tmp_path_factory.mktemp("endurance")
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


@pytest.mark.parametrize("module", ["actions", "rasa"])
def test_answers_come_again_after_a_kill(module: str, talkative: "Assistant") -> None:
    others = {"actions", "rasa"} - {module}
    before = {name: pid_of(talkative, name) for name in others}
    kill(talkative, module)
    if module == "actions":
        ask(talkative)  # Rasa finds nobody there
    until(lambda: is_answered(talkative))
    assert {name: pid_of(talkative, name) for name in others} == before
    assert traces(talkative) == []


async def test_telegram_answers_again_after_a_kill(talkative: "Assistant") -> None:
    async with FakeBotApi() as api:
        variables = {**talkative.settings.variables, "TELEGRAM_API_BASE_URL": api.url}
        settings = replace(talkative.settings, telegram_bot_token=TOKEN, variables=variables)
        talkative.supervisor.add(serving.telegram(settings))
        api.say(MARKER)
        await api.wait_for_messages(1)
        kill(talkative, "bot")
        api.say(MARKER)
        while len(api.sent()) < 2:
            await asyncio.to_thread(talkative.supervisor.tick)
            await asyncio.sleep(0.05)
    assert traces(talkative) == []
