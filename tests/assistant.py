"""The real assistant for tests: set up and started by ops/, on free ports, one for the session.

A test module asks for it by `pytest_plugins = ["tests.assistant"]` and the fixture `assistant`.
It can run beside an assistant that serves people: only the prepared files are shared, and the
store is one of its own, built from the shipped corpus.
"""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from ops import ports, serving
from ops.child_environment import with_ports
from ops.children import Children
from ops.guard import STOP_SIGNALS
from ops.setup import set_up
from ops.supervision import Supervisor
from settings import Settings, load_settings

NO_ENV_FILE = Path(os.devnull)
ANSWER_WITHIN_S = 60.0


@dataclass(frozen=True)
class Assistant:
    """A running action server and Rasa; what they log goes to the folder `logs`.

    What dies stays dead, so that no test overlooks it, unless a test calls `supervisor.tick`.
    """

    settings: Settings
    logs: Path
    children: Children
    supervisor: Supervisor

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.rasa_port}"

    def send(self, sender: str, message: str) -> list[dict[str, Any]]:
        """Send one message as a front end does; return the messages of Rasa's REST channel.

        A refusal of the door is a list of messages too. Raises OpsError, with the end of its log,
        when a server has ended.
        """
        body = {"sender": sender, "message": message}
        try:
            response = httpx.post(
                f"{self.url}/webhooks/rest/webhook",
                json=body,
                timeout=ANSWER_WITHIN_S,
                trust_env=False,
            )
        except httpx.TransportError:
            if dead := self.children.dead_child():
                raise dead.failure() from None
            raise
        messages: Any = response.json()
        if not isinstance(messages, list):
            raise AssertionError(f"HTTP status {response.status_code}: {messages}")
        return messages

    def logged(self) -> str:
        """What the programs have logged so far."""
        return "\n".join(log.read_text("utf-8", "replace") for log in self.logs.glob("*.log*"))


@contextmanager
def running(store: Path, logs: Path, **variables: str) -> Iterator[Assistant]:
    """Run the assistant, set up from the present state of the clone and healthy."""
    here = {
        "STORE_DIR": str(store),
        "RASA_PORT": str(ports.find_free()),
        "ACTIONS_PORT": str(ports.find_free()),
        "WEB_PORT": str(ports.find_free()),
        "CONVERSATIONS_FILE": str(logs / "conversations.db"),
        "DATABASE_URL": f"sqlite:///{logs / 'hoi-pho.db'}",
    }
    ours = here | {"TELEGRAM_BOT_TOKEN": "", "RASA_URL": "", "LOG_LEVEL": "", "LOG_MESSAGES": ""}
    # A developer's .env is not read: no token of theirs may be used, no other store be asked.
    settings = with_ports(load_settings(os.environ | ours | variables, NO_ENV_FILE))
    handlers = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    with pytest.MonkeyPatch.context() as patch, Children() as children:
        for number, handler in handlers.items():
            # pytest keeps its own way to end; should it die of a signal, ops/guard.py cleans up.
            signal.signal(number, handler)
        patch.setattr(serving, "LOGS", logs)
        model = set_up(settings, children)
        supervisor = serving.start(settings, model, children, time.monotonic())
        yield Assistant(settings, logs, children, supervisor)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> Iterator[Assistant]:
    """The assistant as most tests need it."""
    store = tmp_path_factory.mktemp("assistant-store") / "store"
    shutil.copytree(shipped_store, store)  # so that the set-up has no text to embed
    with running(store, tmp_path_factory.mktemp("assistant")) as assistant:
        yield assistant
