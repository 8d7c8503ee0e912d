"""One fault run: messages from many chats while processes are killed and Telegram fails.

The front end, a stand-in for Rasa and the supervisor of both are processes of their own, killed at
random with -9; the Bot API server fails at random, also after it has done what it was asked.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bot.messages import MESSAGES
from ops import ports
from tests.bot_api_rules import Json, RateLimits, error
from tests.conftest import NOTHING_SET, ROOT
from tests.fake_bot_api import TOKEN, Failure, FakeBotApi
from tests.loopback import Response

# What a random call of the bot's meets: refusals, errors, broken connections, before it is carried
# out and after, and lateness.
_FAILURES = (
    Failure(error(429, "Too Many Requests", parameters={"retry_after": 1})),
    Failure(error(500, "Internal Server Error")),
    Failure(error(502, "Bad Gateway")),
    Failure(error(502, "Bad Gateway"), is_done=True),
    Failure(Response(None, 0)),
    Failure(Response(None, 0), is_done=True),
    Failure(Response(None, 200), delay=0.5),
)
_ANSWERED_WITHIN_S = 120.0


@dataclass
class Outcome:
    """What became of the messages; the rest says what they had to go through."""

    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    notices: int = 0
    other: int = 0
    kills: int = 0
    faults: int = 0
    seconds: float = 0.0
    details: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether every message got its one answer, in order, and nothing else was said."""
        return not (self.lost or self.doubled or self.out_of_order or self.other)


class FaultRun:
    """A run with `messages` from `chats`, sent over `seconds`."""

    def __init__(
        self, seed: int, folder: Path, messages: int = 300, chats: int = 40, seconds: float = 20.0
    ) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._folder = folder
        self._messages = messages
        self._chats: list[Json] = [
            {"id": 7000 + number, "type": "private", "first_name": "Lan"} for number in range(chats)
        ]
        self._seconds = seconds
        self._rasa_port = ports.find_free()
        self._supervisor: subprocess.Popen[bytes] | None = None
        self._written: list[tuple[int, str]] = []
        self.outcome = Outcome()

    async def run(self) -> Outcome:
        """Run it; return what became of the messages."""
        started = time.monotonic()
        async with FakeBotApi() as api:
            api.limits = RateLimits()
            self._start(api.url)
            try:
                await api.wait_for_calls("getUpdates")
                api.trouble = self._trouble
                writing = asyncio.create_task(self._write(api))
                await self._kill_until(writing, api.url)
                with suppress(TimeoutError):
                    await api.wait_until(lambda: self._all_answered(api), _ANSWERED_WITHIN_S)
                await asyncio.sleep(1)  # for what may come twice
            finally:
                await asyncio.to_thread(self._stop)
            self._judge(api.messages)
        self.outcome.seconds = time.monotonic() - started
        return self.outcome

    async def _write(self, api: FakeBotApi) -> None:
        for number in range(self._messages):
            chat = self._random.choice(self._chats)
            words = f"câu {number}"
            self._written.append((chat["id"], words))
            api.say(words, chat)
            await asyncio.sleep(self._random.expovariate(self._messages / self._seconds))

    async def _kill_until(self, writing: "asyncio.Task[None]", url: str) -> None:
        while not writing.done():
            await asyncio.sleep(self._random.uniform(0.3, 3.0))
            victim = self._random.choices(["bot", "rasa", "supervisor"], [6, 3, 1])[0]
            await asyncio.to_thread(self._kill, victim, url)

    def _kill(self, victim: str, url: str) -> None:
        assert self._supervisor is not None
        if victim == "supervisor":
            self._supervisor.kill()
            self._supervisor.wait()
            self.outcome.kills += 1
            self._start(url)
            return
        arguments = {"bot": "telegram", "rasa": "tests.fake_rasa"}
        for process in psutil.Process(self._supervisor.pid).children():
            with suppress(psutil.Error):
                if arguments[victim] in process.cmdline():
                    process.kill()
                    self.outcome.kills += 1

    def _start(self, url: str) -> None:
        settings = {
            "TELEGRAM_API_BASE_URL": url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "RASA_URL": f"http://127.0.0.1:{self._rasa_port}",
            "DATABASE_URL": f"sqlite:///{self._folder / 'hoi-pho.db'}",
            "PYTHONPATH": str(ROOT),
        }
        with (self._folder / "supervisor.log").open("ab") as log:
            self._supervisor = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.faulted_programs",
                    str(self._rasa_port),
                    self._folder,
                ],
                env=os.environ | NOTHING_SET | settings,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )

    def _stop(self) -> None:
        assert self._supervisor is not None
        self._supervisor.terminate()
        self._supervisor.wait()

    def _trouble(self, method: str) -> Failure | None:
        if self._random.random() > 0.08:
            return None
        self.outcome.faults += 1
        return self._random.choice(_FAILURES)

    def _all_answered(self, api: FakeBotApi) -> bool:
        told = {(message["chat"]["id"], message["text"]) for message in api.messages}
        return all((chat, _answer(words)) in told for chat, words in self._written)

    def _judge(self, messages: list[Json]) -> None:
        told: dict[int, list[str]] = {}
        for message in messages:
            told.setdefault(message["chat"]["id"], []).append(message["text"])
        for chat in (chat["id"] for chat in self._chats):
            expected = [_answer(words) for of, words in self._written if of == chat]
            texts = told.get(chat, [])
            got = [text for text in texts if text in expected]
            times = Counter(got)
            first = list(dict.fromkeys(got))
            self.outcome.details += [text for text, count in times.items() if count > 1]
            self.outcome.details += [text for text in expected if text not in times]
            self.outcome.lost += len(expected) - len(times)
            self.outcome.doubled += len(got) - len(times)
            self.outcome.out_of_order += first != [text for text in expected if text in times]
            self.outcome.notices += texts.count(MESSAGES.kept)
            self.outcome.other += sum(
                text not in expected and text != MESSAGES.kept for text in texts
            )


def _answer(words: str) -> str:
    return f"Bạn hỏi: {words}"
