"""Logging that cannot tell a secret."""

import copy
import logging
import traceback
from typing import Any

from settings import Settings

_OURS = __name__.partition(".")[0]

# httpx logs each request's address at INFO, and the Bot API has the token in it; at DEBUG
# python-telegram-bot logs whole messages. No LOG_LEVEL may bring these back.
_CAPPED = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.WARNING}

# These print stack traces for network troubles that we report in one line ourselves.
_REPORTED_BY_US = ("telegram.ext", "telegram.ext.Updater")


class _Discreet(logging.Formatter):
    """A formatter that blots the token out of whatever is logged, and keeps residents' words out.

    Unless `log_messages`, an exception's own text is left out, and of others' records their text:
    python-telegram-bot logs what it could not read, whole.
    """

    def __init__(self, secret: str | None, *, log_messages: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secret = secret
        self._log_messages = log_messages

    def format(self, record: logging.LogRecord) -> str:
        if not self._log_messages and record.name.partition(".")[0] != _OURS:
            record = copy.copy(record)
            record.msg, record.args = f"{record.name}: {record.filename}:{record.lineno}", ()
        line = super().format(record)
        return line.replace(self._secret, "<token>") if self._secret else line

    def formatException(self, ei: Any) -> str:  # noqa: N802  the base class names it
        if self._log_messages:
            return super().formatException(ei)
        kind, _, at = ei
        return "".join([*traceback.format_tb(at), kind.__name__])


def configure_logging(settings: Settings) -> None:
    """Log to standard error at the level set, without tokens, and messages only if asked to."""
    handler = logging.StreamHandler()
    token = settings.telegram_bot_token
    secret = token.get_secret_value() if token else None
    handler.setFormatter(_Discreet(secret, log_messages=settings.log_messages))
    chosen = logging.getLevelNamesMapping()[settings.log_level]
    logging.basicConfig(level=chosen, handlers=[handler], force=True)
    for name, level in _CAPPED.items():
        logging.getLogger(name).setLevel(max(level, chosen))
    for name in _REPORTED_BY_US:
        logging.getLogger(name).setLevel(logging.CRITICAL)
