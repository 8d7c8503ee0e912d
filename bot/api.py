"""The Bot API as python-telegram-bot speaks it, with updates and replies as the JSON we keep."""

import os
from datetime import timedelta
from typing import cast

from telegram import Bot
from telegram.error import RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.keeping.arrival import Json
from settings import Settings

# Periods as timedelta; python-telegram-bot 22 warns without this.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_READ_SECONDS = 20.0
_POOL_SECONDS = 60.0
_CONNECTIONS = 256
# Of a message, what editing changes.
_SHOWN = ("text", "parse_mode", "link_preview_options", "reply_markup")


class Api(Bot):
    """A Bot whose updates are not parsed: one that the library cannot read must not stop the rest.

    Every method may raise TelegramError.
    """

    async def fetch_updates(self, offset: int, wait: float, kinds: list[str]) -> list[Json]:
        """Return the updates from `offset` on, and tell Telegram that those before are received.

        If there is none, wait `wait` seconds for one.
        """
        data = {"offset": offset, "timeout": wait, "allowed_updates": kinds}
        updates = await self._post("getUpdates", data, read_timeout=_READ_SECONDS + wait)
        return cast("list[Json]", updates)

    async def send(self, chat: int, request: Json) -> int:
        """Send a message with these parameters of sendMessage; return its number."""
        message = cast("Json", await self._post("sendMessage", {"chat_id": chat, **request}))
        return int(message["message_id"])

    async def edit(self, chat: int, message_id: int, request: Json) -> None:
        """Let the message say what these parameters of sendMessage do; where it stands remains."""
        where = {"chat_id": chat, "message_id": message_id}
        await self._post("editMessageText", where | {k: request[k] for k in _SHOWN if k in request})


def make_api(settings: Settings, token: str) -> Api:
    """Return the client for TELEGRAM_API_BASE_URL, not yet logged in."""
    return Api(
        token,
        base_url=f"{settings.telegram_api_base_url}/bot",
        base_file_url=f"{settings.telegram_api_base_url}/file/bot",
        request=_requests(_CONNECTIONS),
        get_updates_request=_requests(1),
    )


def flood_wait(error: TelegramError) -> float:
    """Return the seconds that flood control asks to wait; 0 for any other error."""
    wait = error.retry_after if isinstance(error, RetryAfter) else 0
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _requests(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections, read_timeout=_READ_SECONDS, pool_timeout=_POOL_SECONDS
    )
