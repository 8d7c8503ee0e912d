"""Run the assistant: action server, Rasa, door, web page, and Telegram if a token is set."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ops import LOGS, health, ports, presence
from ops.child_environment import child_environment
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE
from ops.supervision import Program, Supervisor
from ops.training import rasa_environment
from settings import Settings


@dataclass(frozen=True)
class Server:
    """A program to start; `health` is the URL that answers {"status": "ok"} once it can serve.

    `log` is the name of a file in LOGS. It holds the door's port, since the others may change.
    """

    name: str
    log: str
    port: int
    command: Sequence[str]
    env: Mapping[str, str]
    health: str


def servers(settings: Settings, model: Path) -> list[Server]:
    """Return the action server, Rasa with `model`, the door and the web page, on 127.0.0.1 only."""
    actions = f"http://127.0.0.1:{settings.actions_port}"
    rasa = f"http://127.0.0.1:{settings.dialogue_port}"
    door = f"http://127.0.0.1:{settings.rasa_port}"
    env = child_environment(settings) | {"PYTHONUNBUFFERED": "1"}
    actions_command = [ASSISTANT.python, "-m", "actions"]
    rasa_command = [DIALOGUE.python, "-m", "rasa", "run", "-i", "127.0.0.1"]
    rasa_command += ["-p", str(settings.dialogue_port), "--model", str(model)]
    rasa_command += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return [
        Server(
            "the action server",
            f"actions-{settings.rasa_port}.log",
            settings.actions_port,
            actions_command,
            env,
            f"{actions}/health",
        ),
        Server(
            "Rasa",
            f"rasa-{settings.rasa_port}.log",
            settings.dialogue_port,
            rasa_command,
            rasa_environment(settings) | {"ACTION_ENDPOINT_URL": f"{actions}/webhook"},
            f"{rasa}/webhooks/rest/",
        ),
        Server(
            "the door",
            f"door-{settings.rasa_port}.log",
            settings.rasa_port,
            [ASSISTANT.python, "-m", "door"],
            env,
            f"{door}/ready",
        ),
        Server(
            "the web page",
            f"web-{settings.rasa_port}.log",
            settings.web_port,
            [ASSISTANT.python, "-m", "web"],
            env,
            f"{web_address(settings)}/health",
        ),
    ]


def web_address(settings: Settings) -> str:
    """Return where the web page is on this machine."""
    return f"http://127.0.0.1:{settings.web_port}"


def telegram(settings: Settings) -> Program:
    """Return the Telegram front end, the only program that gets the token."""
    token, key = settings.telegram_bot_token, settings.pseudonym_key
    env = child_environment(settings) | {
        "TELEGRAM_BOT_TOKEN": token.get_secret_value() if token else "",
        "PSEUDONYM_KEY": key.get_secret_value() if key else "",
        "PYTHONUNBUFFERED": "1",
    }
    log = LOGS / f"telegram-{settings.rasa_port}.log"
    command = [ASSISTANT.python, "-m", "bot", "telegram"]
    return Program("Telegram", command, env, log, optional=True)


def require_ports(settings: Settings) -> None:
    """Raise OpsError if a port is in use; call this before anything is set up or started."""
    ports.require_free("RASA_PORT", settings.rasa_port)
    ports.require_free("ACTIONS_PORT", settings.actions_port)
    ports.require_free("DIALOGUE_PORT", settings.dialogue_port)
    ports.require_free("WEB_PORT", settings.web_port)
    if settings.telegram_webhook_url:
        ports.require_free("TELEGRAM_WEBHOOK_PORT", settings.telegram_webhook_port)


def start(settings: Settings, model: Path, children: Children, since: float) -> Supervisor:
    """Start all programs, wait until the door answers a question, and print that it is ready.

    `since` is the start by the monotonic clock, for the time that is printed. Raises OpsError if a
    program ends or is not healthy in time.
    """
    code = presence.code_digest()  # before a program reads it
    supervisor = Supervisor(children)
    supervisor.start([program(server) for server in servers(settings, model)])
    url = f"http://127.0.0.1:{settings.rasa_port}"
    address = f"{url}/webhooks/rest/webhook"
    ours = presence.Presence(url, os.getpid(), code, model.name, str(settings.store_dir))
    presence.record(ours, LOGS)
    and_telegram = ""
    if settings.telegram_bot_token:
        supervisor.add(telegram(settings))
        and_telegram = " and Telegram"
    print(f"ready: {address}{and_telegram} in {time.monotonic() - since:.0f} s", flush=True)
    print(f"web page: {web_address(settings)}", flush=True)
    return supervisor


def watch(supervisor: Supervisor) -> None:
    """Restart programs that die, for ever. Raises OpsError if one cannot be kept alive."""
    while True:
        for notice in supervisor.tick():
            print(notice, file=sys.stderr, flush=True)
        time.sleep(0.2)


def chat(
    settings: Settings,
    children: Children,
    supervisor: Supervisor | None = None,
    recording: str = "",
) -> int:
    """Run the chat at the terminal to its end, kept as `recording`; return its exit status.

    Meanwhile `supervisor` restarts its programs. Raises OpsError if one cannot be kept alive.
    """
    command = [ASSISTANT.python, "-m", "bot", "chat", "--record", recording]
    child = children.start("the chat", command, child_environment(settings), at_terminal=True)
    while (status := child.process.poll()) is None:
        for notice in supervisor.tick() if supervisor else []:
            # On a new line, so that the line being typed stays visible.
            print(f"\n{notice}", file=sys.stderr, flush=True)
        time.sleep(0.1)
    return status


def program(server: Server) -> Program:
    """Return `server` as what a supervisor runs."""
    is_healthy = partial(health.is_healthy, server.health)
    return Program(server.name, server.command, server.env, LOGS / server.log, is_healthy)
