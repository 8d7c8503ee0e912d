"""The ports and environment variables for the programs we start."""

import os

from ops import ports
from ops.errors import OpsError
from settings import Settings

_NO_SECRETS = {"TELEGRAM_BOT_TOKEN": "", "PSEUDONYM_KEY": ""}
PORTS = ("RASA_PORT", "ACTIONS_PORT", "DIALOGUE_PORT", "WEB_PORT")


def with_ports(settings: Settings) -> Settings:
    """Return `settings` with a free port for the dialogue engine if none is set.

    Raises OpsError if two servers have the same port.
    """
    dialogue = settings.dialogue_port or ports.find_free()
    settings = settings.model_copy(update={"dialogue_port": dialogue})
    names: dict[int, str] = {}
    for name in PORTS:
        port: int = getattr(settings, name.lower())
        if port in names:
            raise OpsError(
                f"{names[port]} and {name} are both {port}",
                "give one of them another port in .env or in the environment",
            )
        names[port] = name
    return settings


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment for a program we start: ours, with every setting as a variable.

    The Telegram token and the key of pseudonyms are empty, since only the program that serves
    Telegram may have them. They are not absent: then a program that reads `.env` would find them.
    """
    values = settings.model_dump(by_alias=True, exclude={"telegram_bot_token", "pseudonym_key"})
    return os.environ | {name: _text(value) for name, value in values.items()} | _NO_SECRETS


def _text(value: object) -> str:
    # The package dialogue reads only 1 and 0.
    return str(int(value)) if isinstance(value, bool) else str(value)
