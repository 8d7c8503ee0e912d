"""What the programs we start are told: a port for each server, and their environment."""

import os

from ops import ports
from ops.errors import OpsError
from settings import Settings

_NO_TOKEN = {"TELEGRAM_BOT_TOKEN": ""}
PORTS = ("RASA_PORT", "ACTIONS_PORT", "DIALOGUE_PORT")


def with_ports(settings: Settings) -> Settings:
    """Return `settings` with a free port for the dialogue engine where none is set.

    Raises OpsError when two servers would have one port.
    """
    dialogue = settings.dialogue_port or ports.find_free()
    settings = settings.model_copy(update={"dialogue_port": dialogue})
    taken: dict[int, str] = {}
    for name in PORTS:
        port: int = getattr(settings, name.lower())
        if port in taken:
            raise OpsError(
                f"{taken[port]} and {name} are both {port}",
                "give one of them another port in .env or in the environment",
            )
        taken[port] = name
    return settings


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment for a program we start: ours, with every setting spelled out.

    All but the Telegram token, which only the program that serves Telegram may have: it is empty,
    not absent, since a program that reads `.env` itself would find it there again.
    """
    values = settings.model_dump(by_alias=True, exclude={"telegram_bot_token"})
    return os.environ | {name: _text(value) for name, value in values.items()} | _NO_TOKEN


def _text(value: object) -> str:
    # The dialogue engine's part of the code knows 1 and 0 alone.
    return str(int(value)) if isinstance(value, bool) else str(value)
