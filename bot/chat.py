"""The terminal front end: it reads questions line by line, typed or piped."""

import asyncio
import io
import logging
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

from bot.canned import trouble_reply
from bot.errors import AssistantError
from bot.messages import MESSAGES
from bot.rasa_client import RasaBusyError, RasaClient
from bot.recording import Recording
from bot.render import render_text
from bot.reply import Reply, Suggestion
from settings import Settings

with suppress(ImportError):
    import readline  # noqa: F401  gives input() a history and line editing

_log = logging.getLogger(__name__)
_WIDTH = 100  # longer lines are hard to read


def run_chat(settings: Settings, recording: Recording | None = None) -> None:
    """Chat until /quit, Ctrl-D or Ctrl-C; keep what is said in `recording`.

    Raises AssistantError if Rasa is down at the start, RecordingError if nothing can be kept.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    rasa = RasaClient(settings.rasa_url)
    with asyncio.Runner() as runner:
        try:
            runner.run(rasa.check())
            _Chat(rasa, runner, recording).run()
        finally:
            runner.run(rasa.close())


class _Chat:
    """One conversation; a number typed chooses one of the last reply's suggestions."""

    def __init__(
        self, rasa: RasaClient, runner: asyncio.Runner, recording: Recording | None
    ) -> None:
        self._rasa = rasa
        self._runner = runner
        self._recording = recording
        self._sender = f"terminal:{uuid4().hex}"
        self._suggestions: tuple[Suggestion, ...] = ()

    def run(self) -> None:
        print(MESSAGES.chat.welcome)
        with suppress(KeyboardInterrupt):
            for line in _lines():
                if line.casefold() == "/quit":
                    break
                self._react(line)
        print(f"\n{MESSAGES.chat.goodbye}")
        if self._recording and self._recording.file.exists():
            print(MESSAGES.chat.recorded.format(file=self._recording.file))

    def _react(self, line: str) -> None:
        command = line.casefold()
        if command == "/help":
            self._show(Reply(MESSAGES.chat.help))
        elif command == "/sources":
            self._ask(MESSAGES.sources_question)
        elif command.startswith("/") and len(command.split()) == 1:
            self._show(Reply(MESSAGES.unknown_command))
        elif suggestion := self._suggestion(line):
            self._ask(suggestion.payload, suggestion.title)
        elif line:
            self._ask(line)

    def _suggestion(self, line: str) -> Suggestion | None:
        """Return the suggestion whose number `line` is, if it is one."""
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(self._suggestions):
            return self._suggestions[int(line) - 1]
        return None

    def _ask(self, payload: str, title: str = "") -> None:
        """Send `payload`, which the suggestion `title` stands for, if one was chosen."""
        try:
            reply = self._runner.run(self._rasa.send(self._sender, payload))
            if self._recording:
                self._recording.add(payload, title, reply)
        except RasaBusyError as busy:
            reply = busy.reply
        except AssistantError as error:
            _log.error("chat: no answer: %s", error)
            reply = trouble_reply(error.trouble, payload)
        self._suggestions = reply.suggestions
        self._show(reply)

    def _show(self, reply: Reply) -> None:
        width = min(shutil.get_terminal_size().columns, _WIDTH) if sys.stdout.isatty() else None
        print(f"\n{MESSAGES.chat.speaker}{render_text(reply, width)}\n", flush=True)


def _lines() -> Iterator[str]:
    """Yield the input lines, and print piped ones so that the output reads as a conversation."""
    with suppress(EOFError):
        while True:
            line = input(MESSAGES.chat.prompt).strip()
            if not sys.stdin.isatty():
                print(line)
            yield line
