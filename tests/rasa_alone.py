"""Rasa itself with a stand-in for the action server, which notes what it is sent.

The stand-in answers every action with a text and sets the slots that a test gives it.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import psutil

from ops import ports, serving
from ops.child_environment import with_ports
from ops.children import Child, Children
from settings import Settings

_START_WITHIN_S = 300.0


@dataclass
class StandIn:
    """What the action server is sent, and the slots that it sets with its next answer."""

    port: int
    calls: list[dict[str, Any]] = field(default_factory=list)
    sets: dict[str, Any] = field(default_factory=dict)

    @property
    def action(self) -> str:
        """The name of the last action."""
        name: str = self.calls[-1]["next_action"]
        return name

    @property
    def tracker(self) -> dict[str, Any]:
        """What the last action was told of the conversation."""
        tracker: dict[str, Any] = self.calls[-1]["tracker"]
        return tracker

    def answer(self, call: dict[str, Any]) -> dict[str, Any]:
        """Note `call`; return the answer to it."""
        self.calls.append(call)
        slots = [
            {"event": "slot", "name": name, "value": value, "timestamp": None}
            for name, value in self.sets.items()
        ]
        custom = {"status": "answered", "text": "Lời. " * 100}
        return {"events": slots, "responses": [{"text": "Lời.", "custom": custom}]}


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Serve a stand-in for the action server on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(actions.answer(call)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    actions = StandIn(server.server_port)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield actions
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class RasaAlone:
    """A running Rasa."""

    url: str
    child: Child

    def post(self, body: bytes) -> httpx.Response:
        """Send a body to the REST channel."""
        address = f"{self.url}/webhooks/rest/webhook"
        return httpx.post(address, content=body, timeout=60, trust_env=False)

    def say(self, message: str, sender: str = "somebody") -> list[dict[str, Any]]:
        """Send a message; return Rasa's."""
        body = json.dumps({"sender": sender, "message": message}).encode()
        messages: list[dict[str, Any]] = self.post(body).raise_for_status().json()
        return messages

    def cpu_s(self) -> float:
        """The seconds of CPU that Rasa has used so far."""
        times = psutil.Process(self.child.process.pid).cpu_times()
        return float(times.user + times.system)


@contextmanager
def rasa_alone(model: Path, memory: Path, actions: StandIn) -> Iterator[RasaAlone]:
    """Run Rasa with `model`, remembering in the file `memory`, until the block ends."""
    settings = with_ports(
        Settings(
            rasa_port=ports.find_free(),
            actions_port=actions.port,
            conversations_file=memory,
        )
    )
    [server] = [each for each in serving.servers(settings, model) if each.name == "Rasa"]
    with Children() as children:
        child = children.start(server.name, server.command, server.env, memory.parent / server.log)
        rasa = RasaAlone(f"http://127.0.0.1:{server.port}", child)
        deadline = time.monotonic() + _START_WITHIN_S
        while not _is_up(server.health):
            if dead := children.dead_child():
                raise dead.failure()
            assert time.monotonic() < deadline, "Rasa does not start"
            time.sleep(0.5)
        yield rasa
        children.stop(child)
        child.process.wait(30)  # else Python warns of a program that still runs


def _is_up(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5, trust_env=False).is_success
    except httpx.TransportError:
        return False
