"""Put a message to the assistant for a browser: once, however often it is sent."""

import asyncio
import logging
import time
from dataclasses import replace

from actions.emergencies.at_once import help_at_once, help_in_doubt
from bot.errors import AssistantError
from bot.rasa_client import RasaBusyError, RasaClient
from bot.reply import Reply, as_reply
from database.transactions import Database
from web import transcripts
from web.transcripts import Exchange
from web.visitor import Visitor

_log = logging.getLogger(__name__)


class Asking:
    """Asks the assistant through `client` and keeps what was said in `database`."""

    def __init__(self, client: RasaClient, database: Database) -> None:
        self._client = client
        self._database = database
        self._under_way: dict[int, asyncio.Task[Exchange]] = {}

    async def say(
        self, visitor: Visitor, once: str, message: str, shown: str
    ) -> tuple[Exchange, str]:
        """Return the exchange for `message`, which a person reads as `shown`, and a notice.

        A message sent again under the same key `once` is answered once. The exchange has no reply
        where the assistant gave none; the notice then says why, or is "".
        """
        now = time.time()
        begun = await self._database.run(transcripts.begin, visitor.key, once, shown, now)
        if begun.reply:
            return begun, ""
        if begun.id not in self._under_way:
            task = asyncio.create_task(self._answer(visitor, begun, message))
            self._under_way[begun.id] = task
            task.add_done_callback(lambda _: self._under_way.pop(begun.id, None))
        try:
            # The answer is kept though this browser leaves.
            return await asyncio.shield(self._under_way[begun.id]), ""
        except RasaBusyError as error:
            return begun, error.reply.text
        except AssistantError as error:
            _log.error("web: no answer: %s", error)
            return begun, ""

    async def forget(self, visitor: Visitor) -> int:
        """Forget `visitor` here and in the assistant; return how many messages that were.

        Raises AssistantError, and forgets nothing, while the assistant is away.
        """
        await self._client.forget(visitor.sender)
        return await self._database.run(transcripts.forget, visitor.key)

    async def _answer(self, visitor: Visitor, begun: Exchange, message: str) -> Exchange:
        reply = await self._reply(visitor, message)
        await self._database.run(transcripts.finish, begun.id, reply)
        return replace(begun, reply=reply)

    async def _reply(self, visitor: Visitor, message: str) -> Reply:
        # By the text alone, as every front end does: it needs nobody who may be away.
        if answer := help_at_once(message):
            return as_reply(answer.to_payload())
        try:
            return await self._client.send(visitor.sender, message)
        except AssistantError:
            if doubt := help_in_doubt(message):
                return as_reply(doubt.to_payload())
            raise
