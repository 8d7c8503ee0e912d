"""Logging that cannot tell a secret."""

import logging

from bot.settings import Settings

# httpx logs each request's address at INFO, and the Bot API has the token in it; at DEBUG
# python-telegram-bot logs whole messages. No LOG_LEVEL may bring these back.
_CAPPED = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.WARNING}

# These print stack traces for network troubles that we report in one line ourselves.
_REPORTED_BY_US = ("telegram.ext", "telegram.ext.Updater")


class _Redacting(logging.Formatter):
    """A formatter that blots the token out of whatever is logged, stack traces included."""

    def __init__(self, secret: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._secret, "<token>") if self._secret else line


def configure_logging(settings: Settings) -> None:
    """Log to standard error at the level set, without tokens."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(settings.telegram_token))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name, level in _CAPPED.items():
        logging.getLogger(name).setLevel(max(level, settings.log_level))
    for name in _REPORTED_BY_US:
        logging.getLogger(name).setLevel(logging.CRITICAL)
