"""Logging for the front ends that leaks neither the token nor residents' messages."""

import copy
import logging
import traceback
from typing import Any

from settings import Settings

_OURS = __name__.partition(".")[0]

# At INFO httpx logs the URL of each request, which holds the token; at DEBUG python-telegram-bot
# logs whole messages, as does sqlalchemy. No LOG_LEVEL may turn these on.
_CAPPED = {
    "alembic": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "telegram": logging.WARNING,
    "uvicorn": logging.WARNING,
}

# These log stack traces of network errors, which we report in one line ourselves.
_REPORTED_BY_US = ("telegram.ext", "telegram.ext.Updater")


class _Discreet(logging.Formatter):
    """A formatter that removes the token from every record and, by default, residents' messages.

    Unless `log_messages`, it drops the text of exceptions and of other libraries' records:
    python-telegram-bot logs whole any update that it cannot parse.
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
    """Log to standard error at `settings.log_level`, messages only if `settings.log_messages`."""
    handler = logging.StreamHandler()
    token = settings.telegram_bot_token
    secret = token.get_secret_value() if token else None
    handler.setFormatter(_Discreet(secret, log_messages=settings.log_messages))
    minimum = logging.getLevelNamesMapping()[settings.log_level]
    logging.basicConfig(level=minimum, handlers=[handler], force=True)
    for name, level in _CAPPED.items():
        logging.getLogger(name).setLevel(max(level, minimum))
    for name in _REPORTED_BY_US:
        logging.getLogger(name).setLevel(logging.CRITICAL)
