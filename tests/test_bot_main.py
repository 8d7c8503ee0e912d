"""The front ends as processes: what they print, and how they end."""

import asyncio
import os
import shutil
import signal
import sys
import tomllib
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.messages import MESSAGES
from bot.version import VERSION
from tests.conftest import NOTHING_SET
from tests.fake_bot_api import TOKEN, FakeBotApi
from tests.fake_rasa import FakeRasa

ROOT = Path(__file__).parents[1]


@asynccontextmanager
async def running(front_end: str, folder: Path, **settings: str) -> AsyncIterator[Process]:
    """Run `python -m bot` in `folder` with these settings alone, whatever `.env` says."""
    database = {"DATABASE_URL": f"sqlite:///{folder / 'hoi-pho.db'}"}
    async with started(front_end, folder, NOTHING_SET | database | settings) as process:
        yield process


@asynccontextmanager
async def started(
    front_end: str, folder: Path, variables: dict[str, str], clone: Path = ROOT
) -> AsyncIterator[Process]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-W", "error", "-m", "bot", front_end),
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(clone), **variables},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: Process, said: str = "") -> tuple[int | None, str, str]:
    out, err = await process.communicate(said.encode())
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_telegram_serves_until_told_to_stop(stop: signal.Signals, tmp_path: Path) -> None:
    async with FakeBotApi() as api, FakeRasa() as rasa:
        settings = {
            "TELEGRAM_API_BASE_URL": api.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "RASA_URL": rasa.url,
            "LOG_LEVEL": "DEBUG",
        }
        async with running("telegram", tmp_path, **settings) as process:
            api.fail("getUpdates", status=200, body='{"text": "câu hỏi riêng'.encode())
            api.say("câu hỏi riêng")
            await api.wait_for_messages(1)
            await api.wait_until_read()
            process.send_signal(stop)
            status, out, err = await ended(process)
    assert status == 0
    assert out == ""
    assert "telegram: ready as @hoi_pho_bot" in err
    assert TOKEN not in err
    assert "câu hỏi riêng" not in err
    assert "Traceback" not in err


async def test_telegram_stops_at_once_while_starting(tmp_path: Path) -> None:
    async with FakeBotApi() as api:
        api.fail("getMe", status=200, delay=60)
        settings = {"TELEGRAM_API_BASE_URL": api.url, "TELEGRAM_BOT_TOKEN": TOKEN}
        async with running("telegram", tmp_path, **settings) as process:
            await api.wait_for_calls("getMe")
            process.terminate()
            status, _, err = await ended(process)
    assert (status, err) == (0, "")


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "TELEGRAM_BOT_TOKEN is not set"),
        ({"TELEGRAM_BOT_TOKEN": "1:wrong"}, "refuses TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "RASA_PORT": "x"}, "RASA_PORT"),
    ],
)
async def test_telegram_that_nobody_but_a_person_can_mend_says_why_in_one_line(
    settings: dict[str, str], named: str, tmp_path: Path
) -> None:
    async with FakeBotApi() as api:
        settings = {"TELEGRAM_API_BASE_URL": api.url, **settings}
        async with running("telegram", tmp_path, **settings) as process:
            status, out, err = await ended(process)
    assert status == os.EX_CONFIG
    assert out == ""
    assert named in err
    assert err.count("\n") == 1


async def test_a_token_in_dotenv_is_enough(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    clone.mkdir()
    for package in ("actions", "bot", "database", "index"):
        (clone / package).symlink_to(ROOT / package)
    shutil.copyfile(ROOT / "settings.py", clone / "settings.py")
    async with FakeBotApi() as api:
        (clone / ".env").write_text(
            f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_API_BASE_URL={api.url}\n"
        )
        async with started("telegram", tmp_path, {}, clone) as process:
            await api.wait_for_calls("getUpdates")
            process.terminate()
            status, _, _ = await ended(process)
    assert status == 0


async def test_chat_from_a_pipe(tmp_path: Path) -> None:
    async with (
        FakeRasa() as rasa,
        running("chat", tmp_path, RASA_URL=rasa.url) as process,
    ):
        status, out, err = await ended(process, "xin chào\n/quit\nkhông gửi\n")
    assert (status, err) == (0, "")
    assert "Bạn> xin chào\n\nHỏi Phố: Bạn hỏi: xin chào\n" in out
    assert out.endswith(f"{MESSAGES.chat.goodbye}\n")
    assert [message for _, message in rasa.asked] == ["xin chào"]


async def test_chat_without_rasa_says_how_to_start_it(tmp_path: Path) -> None:
    async with running("chat", tmp_path, RASA_URL="http://127.0.0.1:9") as process:
        status, out, err = await ended(process)
    assert (status, out) == (1, "")
    assert "make serve" in err
    assert err.count("\n") == 1


async def test_chat_is_left_by_ctrl_c(tmp_path: Path) -> None:
    async with (
        FakeRasa() as rasa,
        running("chat", tmp_path, RASA_URL=rasa.url) as process,
    ):
        rasa.gate.clear()
        assert process.stdin is not None
        process.stdin.write(b"xin ch\xc3\xa0o\n")
        await asyncio.wait_for(rasa.was_asked.wait(), 20)
        process.send_signal(signal.SIGINT)
        status, out, err = await ended(process)
    assert (status, err) == (0, "")
    assert out.endswith(f"{MESSAGES.chat.goodbye}\n")


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
