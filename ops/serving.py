"""The running assistant: action server, Rasa, the door before it; Telegram if there is a token."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ops import LOGS, health, ports
from ops.child_environment import child_environment
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE
from ops.supervision import Program, Supervisor
from ops.training import rasa_environment
from settings import Settings


@dataclass(frozen=True)
class Server:
    """A program to start and the address that answers {"status": "ok"} once it is of use.

    `log` is a file in LOGS, named by the port people use, which stays the same.
    """

    name: str
    log: str
    port: int
    command: Sequence[str]
    env: Mapping[str, str]
    health: str


def servers(settings: Settings, model: Path) -> list[Server]:
    """Describe the action server, Rasa with `model` and the door, all on 127.0.0.1 only."""
    actions = f"http://127.0.0.1:{settings.actions_port}"
    rasa = f"http://127.0.0.1:{settings.dialogue_port}"
    door = f"http://127.0.0.1:{settings.rasa_port}"
    ours = child_environment(settings) | {"PYTHONUNBUFFERED": "1"}
    act = [ASSISTANT.python, "-m", "actions"]
    talk = [DIALOGUE.python, "-m", "rasa", "run", "-i", "127.0.0.1"]
    talk += ["-p", str(settings.dialogue_port), "--model", str(model)]
    talk += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return [
        Server(
            "the action server",
            f"actions-{settings.rasa_port}.log",
            settings.actions_port,
            act,
            ours,
            f"{actions}/health",
        ),
        Server(
            "Rasa",
            f"rasa-{settings.rasa_port}.log",
            settings.dialogue_port,
            talk,
            rasa_environment(settings) | {"ACTION_ENDPOINT_URL": f"{actions}/webhook"},
            f"{rasa}/webhooks/rest/",
        ),
        Server(
            "the door",
            f"door-{settings.rasa_port}.log",
            settings.rasa_port,
            [ASSISTANT.python, "-m", "door"],
            ours,
            f"{door}/ready",
        ),
    ]


def telegram(settings: Settings) -> Program:
    """Describe the Telegram front end, the only program that gets the token."""
    token = settings.telegram_bot_token
    env = child_environment(settings) | {
        "TELEGRAM_BOT_TOKEN": token.get_secret_value() if token else "",
        "PYTHONUNBUFFERED": "1",
    }
    log = LOGS / f"telegram-{settings.rasa_port}.log"
    command = [ASSISTANT.python, "-m", "bot", "telegram"]
    return Program("Telegram", command, env, log, optional=True)


def require_ports(settings: Settings) -> None:
    """Raise OpsError if a port is in use; to be asked before anything is set up or started."""
    ports.require_free("RASA_PORT", settings.rasa_port)
    ports.require_free("ACTIONS_PORT", settings.actions_port)
    ports.require_free("DIALOGUE_PORT", settings.dialogue_port)


def start(settings: Settings, model: Path, children: Children, since: float) -> Supervisor:
    """Start everything, wait until a question is answered, print where and how long after `since`.

    The door is healthy once a question put to it was answered. Raises OpsError when a program ends
    or is not healthy in time.
    """
    supervisor = Supervisor(children)
    supervisor.start([_program(server) for server in servers(settings, model)])
    where = f"http://127.0.0.1:{settings.rasa_port}/webhooks/rest/webhook"
    and_telegram = ""
    if settings.telegram_bot_token:
        supervisor.add(telegram(settings))
        and_telegram = " and Telegram"
    print(f"ready: {where}{and_telegram} in {time.monotonic() - since:.0f} s", flush=True)
    return supervisor


def watch(supervisor: Supervisor) -> None:
    """Keep everything going; return never: raise OpsError when a program cannot be kept alive."""
    while True:
        for notice in supervisor.tick():
            print(notice, file=sys.stderr, flush=True)
        time.sleep(0.2)


def chat(settings: Settings, children: Children, supervisor: Supervisor | None = None) -> int:
    """Chat at the terminal until the person leaves; return the chat's exit status.

    Meanwhile `supervisor` keeps its programs going; raises OpsError when it cannot.
    """
    command = [ASSISTANT.python, "-m", "bot", "chat"]
    front = children.start("the chat", command, child_environment(settings), at_terminal=True)
    while (status := front.process.poll()) is None:
        for notice in supervisor.tick() if supervisor else []:
            # Below the prompt, so that what is being typed there stays to be seen.
            print(f"\n{notice}", file=sys.stderr, flush=True)
        time.sleep(0.1)
    return status


def _program(server: Server) -> Program:
    is_healthy = partial(health.is_healthy, server.health)
    return Program(server.name, server.command, server.env, LOGS / server.log, is_healthy)
