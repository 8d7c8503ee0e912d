"""Go on through troubles with the Bot API, and log each kind once in a while."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.api import flood_wait

_log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 0.5  # before another attempt; doubled each time
_LONGEST_PAUSE_SECONDS = 30.0


async def until_done(call: Callable[[], Awaitable[object]]) -> None:
    """Await `call()` until it succeeds, for ever. Raises InvalidToken if the token is rejected."""
    log_error = ThrottledErrorLog()
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            await call()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log_error(error)
            await asyncio.sleep(max(pause, flood_wait(error)))
        pause = min(_LONGEST_PAUSE_SECONDS, 2 * pause)


class ThrottledErrorLog:
    """Logs errors of receiving, each type once in `every` seconds: an outage may last."""

    def __init__(self, every: float = 600.0) -> None:
        self._every = every
        self._logged: dict[type[Exception], float] = {}

    def __call__(self, error: Exception) -> None:
        """Log `error`, unless one of its type was logged within the last `every` seconds."""
        now = time.monotonic()
        if now - self._logged.get(type(error), -math.inf) < self._every:
            return
        self._logged[type(error)] = now
        if isinstance(error, Conflict):
            _log.error("telegram: another process polls with this token; stop one of the two")
        elif isinstance(error, TelegramError):
            _log.error("telegram: cannot fetch messages (%s); trying again", error)
        else:  # its text may hold what was written
            kind = type(error).__name__
            _log.error("telegram: cannot keep messages (%s): see DATABASE_URL; trying again", kind)
