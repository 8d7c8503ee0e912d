"""Settings of the front ends, read from the environment and from `.env`."""

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.errors import SettingsError

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_YES_NO = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True)
class Settings:
    """Everything a front end may be told from outside."""

    rasa_url: str = "http://127.0.0.1:5005"
    telegram_api_url: str = "https://api.telegram.org"
    telegram_token: str | None = field(default=None, repr=False)
    log_level: int = logging.INFO
    log_messages: bool = False


def load_settings(environ: Mapping[str, str] = os.environ, dotenv: Path = Path(".env")) -> Settings:
    """Read the settings; the environment wins over `dotenv`, an empty value means the default.

    Raises SettingsError naming the first malformed setting.
    """
    values = {**_read_dotenv(dotenv), **environ}

    def value(name: str, default: str) -> str:
        return values.get(name, "").strip() or default

    port = _port("RASA_PORT", value("RASA_PORT", "5005"))
    return Settings(
        rasa_url=_address("RASA_URL", value("RASA_URL", f"http://127.0.0.1:{port}")),
        telegram_api_url=_address(
            "TELEGRAM_API_BASE_URL", value("TELEGRAM_API_BASE_URL", "https://api.telegram.org")
        ),
        telegram_token=_token(value("TELEGRAM_BOT_TOKEN", "")),
        log_level=_log_level(value("LOG_LEVEL", "INFO")),
        log_messages=_yes_no("LOG_MESSAGES", value("LOG_MESSAGES", "0")),
    )


def _read_dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        read = dotenv_values(path, interpolate=False, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read ({error.__class__.__name__})", "save it as readable UTF-8 text"
        ) from error
    return {name: value for name, value in read.items() if value is not None}


def _port(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise SettingsError(f"{name} is {value!r}", "give a port number from 1 to 65535")
    return int(value)


def _address(name: str, value: str) -> str:
    cure = "give an address such as http://127.0.0.1:5005"
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or any(letter.isspace() for letter in value):
        raise SettingsError(f"{name} is {value!r}", cure)
    return value.rstrip("/")


def _token(value: str) -> str | None:
    if value and not _TOKEN.fullmatch(value):
        # The value is not shown: it may be a real token with a slip in it.
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is malformed", "give it as @BotFather wrote it: 123456:ABC-def…"
        )
    return value or None


def _log_level(value: str) -> int:
    if value.upper() not in _LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is {value!r}", f"give one of {', '.join(_LOG_LEVELS)}")
    return logging.getLevelNamesMapping()[value.upper()]


def _yes_no(name: str, value: str) -> bool:
    if value.lower() not in _YES_NO:
        raise SettingsError(f"{name} is {value!r}", "give 1 or 0")
    return _YES_NO[value.lower()]
