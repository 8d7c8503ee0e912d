"""What may be sent to Rasa's own channel, with a resident's words in it that no log may hold."""

import itertools
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import psutil

from ops import serving

if TYPE_CHECKING:
    from tests.assistant import Assistant

MARKER = "bác Hoạch ở ngách bảy hỏi: Quyết định 749 ban hành ngày nào"
# However it is cut, folded or escaped.
_TRACES = ("Hoạch", "hoach", "Ho\\u1ea1ch", "Ho\\xe1\\xba\\xa1ch", "ngách", "ngach")

MALFORMED = {
    "a list": b"[]",
    "a text": json.dumps(MARKER).encode(),
    "a number for a sender": json.dumps({"sender": 1, "message": MARKER}).encode(),
    "no message": json.dumps({"sender": MARKER}).encode(),
    "a number for a message": json.dumps({"sender": MARKER, "message": 5}).encode(),
    "null": json.dumps({"sender": MARKER, "message": None}).encode(),
    "truncated": json.dumps({"sender": "s", "message": MARKER}, ensure_ascii=False)[:-2].encode(),
    "not UTF-8": json.dumps({"sender": "s", "message": MARKER}).encode("utf-16"),
    "half a character": json.dumps({"sender": "s", "message": f"{MARKER} \ud800"}).encode(),
    "deeply nested": b"[" * 100_000,
    "empty": b"",
    "no sender": json.dumps({"message": MARKER}).encode(),
    "nobody": json.dumps({"sender": "", "message": MARKER}).encode(),
    "a long sender": json.dumps({"sender": MARKER * 9, "message": MARKER}).encode(),
    "a long message": json.dumps({"sender": "s", "message": MARKER * 99}).encode(),
    "form fields": b"sender=s&message=xin+chao",
}
_senders = itertools.count()


def post(assistant: "Assistant", body: bytes, timeout: float = 60) -> httpx.Response:
    """Send a body to Rasa itself, past whatever stands in front of it."""
    [rasa] = [s for s in serving.servers(assistant.settings, Path()) if s.name == "Rasa"]
    address = f"http://127.0.0.1:{rasa.port}/webhooks/rest/webhook"
    return httpx.post(address, content=body, timeout=timeout, trust_env=False)


def ask(assistant: "Assistant", message: str = MARKER, timeout: float = 60) -> list[Any]:
    """Send a message of somebody new to Rasa itself; return its messages."""
    body = json.dumps({"sender": f"somebody-{next(_senders)}", "message": message})
    messages: list[Any] = post(assistant, body.encode(), timeout).raise_for_status().json()
    return messages


def give_up(assistant: "Assistant") -> None:
    """Be a client that leaves while Rasa waits for the action server."""
    before = assistant.logged().count("a client gave up")
    with stopped(pid_of(assistant, "actions")):
        try:
            ask(assistant, timeout=1)
        except httpx.ReadTimeout:
            until(lambda: assistant.logged().count("a client gave up") > before)
        else:
            raise AssertionError("a stopped action server answered")


def pid_of(assistant: "Assistant", module: str) -> int | None:
    """The process that runs `python -m module` for this assistant now, if one does."""
    port = str(assistant.settings.actions_port)
    for process in psutil.Process().children():
        with suppress(psutil.Error):
            is_it = process.cmdline()[1:3] == ["-m", module]
            if is_it and process.environ().get("ACTIONS_PORT") == port:
                return process.pid
    return None


def until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


@contextmanager
def stopped(pid: int | None) -> Iterator[None]:
    """Let a process stand still for as long as the block runs."""
    assert pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def traces(assistant: "Assistant") -> list[str]:
    """The lines of the logs that hold something of MARKER."""
    return [line for line in assistant.logged().splitlines() if any(t in line for t in _TRACES)]
