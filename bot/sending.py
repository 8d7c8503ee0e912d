"""Send what the outbox holds, and deal with each answer of Telegram's as it asks."""

import logging
from collections.abc import Callable

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.api import Api, flood_wait
from bot.keeping import inbox, outbox
from bot.keeping.answers import note_shown
from bot.keeping.inbox import Kept, Lane
from bot.keeping.outbox import Part
from bot.keeping.tables import PartState
from bot.looking_back import find_sent
from bot.mending import mended
from bot.newest import NewestMessages
from bot.outage import Outage
from database.transactions import Database

_log = logging.getLogger(__name__)
# After these nothing can have reached Telegram.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_MOVED_SECONDS = 0.1


class Sending:
    """Sends the parts of replies in order. `wake` is called with the lane that a chat moved to."""

    def __init__(
        self, api: Api, database: Database, newest: NewestMessages, wake: Callable[[Lane], None]
    ) -> None:
        self._api = api
        self._database = database
        self._newest = newest
        self._wake = wake
        self._outage = Outage(first=1.0, longest=30.0)

    async def send_all(self, kept: Kept) -> float:
        """Send the parts of the replies to `kept`; return 0, or the seconds until it may go on.

        Once none is left of an answered update, it is done. Raises InvalidToken.
        """
        while part := await self._database.run(outbox.next_part, kept):
            try:
                if pause := await self._send(part):
                    return pause
            except InvalidToken:
                raise
            except TelegramError as error:
                return await self._failed(part, error)
        return 0.0

    async def _send(self, part: Part) -> float:
        """Send `part`; return 0 if that is settled, else the seconds until the next attempt.

        Raises TelegramError if it is not known what became of it, or Telegram cannot be reached.
        """
        if part.edits is not None:
            return await self._edit(part, part.edits)
        newest = self._newest.before_next(part.chat)
        if part.state is PartState.SENDING:
            known = await self._database.run(outbox.numbers_after, part)
            if (found := await find_sent(self._api, part, known, newest)) is not None:
                await self._note_sent(part, found)
                return 0.0
            if part.is_needless:
                await self._database.run(outbox.drop, part)
                return 0.0
            newest = self._newest.before_next(part.chat)
        await self._database.run(outbox.begin_sending, part, newest)
        try:
            message_id = await self._api.send(part.chat, part.request)
        except RetryAfter as error:
            await self._database.run(outbox.note_unsent, part)
            return max(flood_wait(error), 0.1)
        except ChatMigrated as error:
            return await self._move(part, error.new_chat_id)
        except Forbidden as error:
            await self._refuse(part, error)
        except BadRequest as error:
            request = mended(part.request, error.message)
            if request is None:
                await self._refuse(part, error)
            else:
                await self._database.run(outbox.change_request, part, request)
        else:
            await self._note_sent(part, message_id)
        return 0.0

    async def _note_sent(self, part: Part, message_id: int) -> None:
        self._outage.worked()
        self._newest.note(part.chat, message_id)
        await self._database.run(note_shown, part, message_id)

    async def _edit(self, part: Part, message_id: int) -> float:
        """Edit a message, again if need be: twice is once. One that is gone is sent anew."""
        try:
            await self._api.edit(part.chat, message_id, part.request)
        except RetryAfter as error:
            return max(flood_wait(error), 0.1)
        except ChatMigrated as error:
            return await self._move(part, error.new_chat_id)
        except Forbidden as error:
            await self._refuse(part, error)
        except BadRequest as error:
            if "not modified" in error.message.lower():
                await self._note_sent(part, message_id)
            elif (request := mended(part.request, error.message)) is not None:
                await self._database.run(outbox.change_request, part, request)
            else:
                await self._database.run(outbox.send_anew, part)
        else:
            await self._note_sent(part, message_id)
        return 0.0

    async def _refuse(self, part: Part, error: TelegramError) -> None:
        # Behind the colon Telegram may quote what was to be sent.
        _log.error("telegram: an answer could not be sent (%s)", error.message.partition(":")[0])
        await self._database.run(outbox.note_refused, part)

    async def _move(self, part: Part, chat: int) -> float:
        """Let all that waits for a group that became a supergroup go on there."""
        await self._database.run(inbox.move_chat, self._api.id, part.chat, chat)
        await self._database.run(outbox.note_unsent, part)
        self._wake(Lane(chat))
        return _MOVED_SECONDS

    async def _failed(self, part: Part, error: TelegramError) -> float:
        """Note what is known of `part` after `error`; return the seconds until the next attempt."""
        if isinstance(error.__cause__, _NEVER_LEFT) and part.state is PartState.WAITING:
            await self._database.run(outbox.note_unsent, part)
        pause = max(self._outage.failed(), flood_wait(error))
        _log.warning("telegram: sending again in %.1f s (%s)", pause, type(error).__name__)
        return pause
