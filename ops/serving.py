"""The running assistant: action server and Rasa, Telegram if there is a token, each healthy."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from ops import LOGS, ports
from ops.children import Child, Children
from ops.environments import ASSISTANT, DIALOGUE
from ops.errors import OpsError
from ops.settings import Settings
from ops.steps import ONCE_IN_S
from ops.training import rasa_environment

PATIENCE_S = 300.0  # Rasa takes half a minute on two cores; a slow disk may need several


@dataclass(frozen=True)
class Server:
    """A program to start and the address that answers {"status": "ok"} once it is of use."""

    name: str
    variable: str
    port: int
    command: Sequence[str]
    env: Mapping[str, str]
    health: str


def servers(settings: Settings, model: Path) -> list[Server]:
    """Describe the action server and Rasa with `model`, both on 127.0.0.1 only."""
    actions = f"http://127.0.0.1:{settings.actions_port}"
    rasa = f"http://127.0.0.1:{settings.rasa_port}"
    act = [ASSISTANT.python, "-m", "actions"]
    talk = [DIALOGUE.python, "-m", "rasa", "run", "-i", "127.0.0.1"]
    talk += ["-p", str(settings.rasa_port), "--model", str(model)]
    talk += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    env = rasa_environment(settings)
    if env["LOG_MESSAGES"] != "1" and env["LOG_LEVEL"].upper() == "DEBUG":
        # At that level Rasa logs what residents write.
        env["LOG_LEVEL"] = "INFO"
    return [
        Server(
            "the action server",
            "ACTIONS_PORT",
            settings.actions_port,
            act,
            dict(settings.variables)
            | {"ACTIONS_PORT": str(settings.actions_port), "PYTHONUNBUFFERED": "1"},
            f"{actions}/health",
        ),
        Server(
            "Rasa",
            "RASA_PORT",
            settings.rasa_port,
            talk,
            env | {"ACTION_ENDPOINT_URL": f"{actions}/webhook"},
            f"{rasa}/webhooks/rest/",
        ),
    ]


def require_ports(settings: Settings) -> None:
    """Raise OpsError if a port is in use; to be asked before anything is set up or started."""
    ports.require_free("RASA_PORT", settings.rasa_port)
    ports.require_free("ACTIONS_PORT", settings.actions_port)


def start(settings: Settings, model: Path, children: Children, since: float) -> None:
    """Start everything, wait until it is healthy and print where, and how long after `since`.

    Raises OpsError when a program ends or stays silent.
    """
    wanted = servers(settings, model)
    started = []
    for server in wanted:
        log = LOGS / f"{server.variable.removesuffix('_PORT').lower()}-{server.port}.log"
        started.append(children.start(server.name, server.command, server.env, log))
    print(f"starting {' and '.join(server.name for server in wanted)}", flush=True)
    for server, child in zip(wanted, started, strict=True):
        _wait_until_healthy(server, child, children)
    telegram = ""
    if settings.telegram_bot_token:
        env = dict(settings.variables) | {
            "TELEGRAM_BOT_TOKEN": settings.telegram_bot_token,
            "PYTHONUNBUFFERED": "1",
        }
        log = LOGS / f"telegram-{settings.rasa_port}.log"
        children.start("Telegram", [ASSISTANT.python, "-m", "bot", "telegram"], env, log)
        telegram = " and Telegram"
    where = f"http://127.0.0.1:{settings.rasa_port}/webhooks/rest/webhook"
    print(f"ready: {where}{telegram} in {time.monotonic() - since:.0f} s", flush=True)


def watch(children: Children) -> None:
    """Return never: raise OpsError when a program ends (a signal leaves by itself)."""
    while True:
        if ended := children.ended():
            raise ended.failure()
        time.sleep(0.2)


def chat(settings: Settings, children: Children) -> int:
    """Chat at the terminal until the person leaves; return the chat's exit status.

    Raises OpsError when a server ends meanwhile.
    """
    command = [ASSISTANT.python, "-m", "bot", "chat"]
    front = children.start("the chat", command, settings.variables, at_terminal=True)
    while (status := front.process.poll()) is None:
        ended = children.ended()
        if ended and ended is not front:
            raise ended.failure()
        time.sleep(0.1)
    return status


def _wait_until_healthy(server: Server, child: Child, children: Children) -> None:
    began = said = time.monotonic()
    # No proxy of the environment stands between us and our own machine.
    with httpx.Client(trust_env=False, timeout=5) as client:
        while not _is_healthy(client, server.health):
            if ended := children.ended():
                raise ended.failure()
            now = time.monotonic()
            if now - began > PATIENCE_S:
                raise OpsError(
                    f"{server.name} does not answer after {PATIENCE_S:.0f} s",
                    f"read {child.log}, then run the same command again",
                )
            if now - said > ONCE_IN_S:
                said = now
                print(f"  waiting for {server.name} … {now - began:.0f} s", flush=True)
            time.sleep(0.2)


def _is_healthy(client: httpx.Client, address: str) -> bool:
    try:
        answer = client.get(address)
        return answer.is_success and answer.json()["status"] == "ok"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return False
