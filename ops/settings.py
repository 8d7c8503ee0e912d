"""What can be set: environment variables, each with a default, and `.env` for those not set."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from ops import ROOT, ports
from ops.errors import OpsError

DEFAULTS = {
    "RASA_PORT": "5005",
    "ACTIONS_PORT": "5055",
    "DIALOGUE_PORT": "",  # any free one
    "STORE_DIR": "var/store",
    "CACHE_DIR": "~/.cache/hoi-pho",
    "EMBEDDING_MODEL": "multilingual-e5-small",
    "EMBEDDING_BACKEND": "onnx",
    "TELEGRAM_BOT_TOKEN": "",
    "TELEGRAM_API_BASE_URL": "",
    "RASA_URL": "",  # http://127.0.0.1:$RASA_PORT
    "LOG_LEVEL": "INFO",
    "LOG_MESSAGES": "0",
}
PORTS = ("RASA_PORT", "ACTIONS_PORT", "DIALOGUE_PORT")


@dataclass(frozen=True)
class Settings:
    """The settings that set-up and running need themselves, and `variables`: all of them.

    Folders are absolute. `variables` is the environment for the programs we start; the Telegram
    token is empty in it, since only the program that serves Telegram may have it.
    """

    rasa_port: int
    actions_port: int
    dialogue_port: int
    store_dir: Path
    cache_dir: Path
    telegram_bot_token: str
    variables: Mapping[str, str]


def load(env_file: Path = ROOT / ".env", environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings: the environment wins over `env_file`, and empty means the default.

    Raises OpsError, naming the variable, when a port is not a port.
    """
    in_file = {name: value or "" for name, value in dotenv_values(env_file).items()}
    variables = DEFAULTS | in_file | dict(environment)
    variables |= {name: DEFAULTS[name] for name in DEFAULTS if not variables[name].strip()}

    variables["DIALOGUE_PORT"] = variables["DIALOGUE_PORT"] or str(ports.find_free())
    taken: dict[int, str] = {}
    for name in PORTS:
        port = _port(name, variables)
        if port in taken:
            raise OpsError(
                f"{taken[port]} and {name} are both {port}",
                "give one of them another port in .env or in the environment",
            )
        taken[port] = name
    rasa_port, actions_port, dialogue_port = taken
    variables["RASA_URL"] = variables["RASA_URL"] or f"http://127.0.0.1:{rasa_port}"
    for name in ("STORE_DIR", "CACHE_DIR"):
        variables[name] = str(ROOT / Path(variables[name]).expanduser())
    token = variables["TELEGRAM_BOT_TOKEN"].strip()
    # Empty, not absent: a program that reads .env itself would find it there again.
    variables["TELEGRAM_BOT_TOKEN"] = ""
    return Settings(
        rasa_port=rasa_port,
        actions_port=actions_port,
        dialogue_port=dialogue_port,
        store_dir=Path(variables["STORE_DIR"]),
        cache_dir=Path(variables["CACHE_DIR"]),
        telegram_bot_token=token,
        variables=variables,
    )


def _port(name: str, variables: Mapping[str, str]) -> int:
    text = variables[name].strip()
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise OpsError(
        f"{name} is {text!r}, which is no port",
        f"set it to a number from 1 to 65535, or remove it for {DEFAULTS[name]}",
    )
