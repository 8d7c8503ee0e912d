"""Take in updates: keep them, then give their chats a turn."""

import asyncio
import time
from collections.abc import Iterable

from telegram import Bot, CallbackQuery, Message, Update

from bot.addressing import is_for_us
from bot.api import Api
from bot.buttons import Button, Kind
from bot.inline import Inline
from bot.keeping import inbox
from bot.keeping.arrival import Arrival, Json
from bot.keeping.outbox import newest_messages
from bot.newest import NewestMessages
from bot.turns import Turns
from bot.wish import emergency_reply
from database.transactions import Database

KINDS = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
]


class Intake:
    """Keeps updates in the inbox. When a method returns, what it was given is on the disk.

    What is typed after our name in other chats is answered at once and not kept.
    """

    def __init__(
        self,
        api: Api,
        database: Database,
        newest: NewestMessages,
        turns: Turns,
        inline: Inline,
    ) -> None:
        self._api = api
        self._inline = inline
        self._database = database
        self._newest = newest
        self._turns = turns

    async def resume(self) -> None:
        """Go on with what the last process left unfinished. Raises SQLAlchemyError."""
        for chat, message_id in await self._database.run(lambda c: list(newest_messages(c))):
            self._newest.note(chat, message_id)
        for lane in await self._database.run(inbox.unfinished_lanes, self._api.id):
            self._turns.wake(lane)

    def caught_up(self) -> None:
        """Let answers be sent: what people wrote meanwhile is known.

        Before, the newest message known may be far behind, and what we send could not be found
        again (`bot/looking_back.py`).
        """
        self._turns.open()

    async def keep(self, updates: Iterable[Json]) -> None:
        """Keep those of `updates` that are new. Raises SQLAlchemyError if that is not possible."""
        arrivals = []
        for content in updates:
            if self._inline.take(content):
                continue
            if arrival := arrival_of(content, self._api):
                arrivals.append(arrival)
            await asyncio.sleep(0)  # answers go on meanwhile
        lanes = await self._database.run(inbox.keep, self._api.id, arrivals, time.time())
        for arrival in arrivals:
            if arrival.message_id is not None:
                self._newest.note(arrival.chat, arrival.message_id)
        for lane in lanes:
            self._turns.wake(lane)


def arrival_of(content: Json, bot: Bot) -> Arrival | None:
    """Return what is kept of an update; None for what has no number, and so is none."""
    number = content.get("update_id")
    if not isinstance(number, int):
        return None
    try:
        update = Update.de_json(content, bot)
    except Exception:  # of a form that the library does not know: kept, and logged at its turn
        return Arrival(number, 0, content)
    chat, message = update.effective_chat, update.effective_message
    written = update.message or update.edited_message
    is_urgent = written is not None and emergency_reply(written, bot) is not None
    return Arrival(
        number,
        chat.id if chat else 0,
        content,
        message_id=message.message_id if message else None,
        once=None if is_urgent else _once(update, bot),
        is_urgent=is_urgent,
    )


def _once(update: Update, bot: Bot) -> str | None:
    """Return what names the tap or the album that `update` is of: an album has ten messages."""
    key: str | None = None
    if query := update.callback_query:
        key = _tap(query)
    elif update.message and update.message.media_group_id and is_for_us(update.message, bot):
        key = _album(update.message)
    return key[:200] if key else None


def _tap(query: CallbackQuery) -> str | None:
    """Return what names the tap of a button that asks, and so is used up by it."""
    message, button = query.message, Button.parse(query.data or "")
    if message is None or button is None or button.kind not in (Kind.ASK, Kind.MORE):
        return None
    return f"tap {message.message_id} {query.data}"


def _album(message: Message) -> str:
    return f"album {message.media_group_id}"
