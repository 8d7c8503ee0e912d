"""Answer the next update of a lane: find the answer, keep it, send it."""

import logging
import time
from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from telegram import Update
from telegram.constants import ChatType

from bot.acknowledging import acknowledge
from bot.api import Api
from bot.asker import Asker, asker_of
from bot.asking import Asking, Inquiry, inquiry_of
from bot.destination import Destination
from bot.doing import do
from bot.errors import AssistantError, Trouble
from bot.forgetting import Forgetting
from bot.keeping import answers, inbox, outbox
from bot.keeping.inbox import Kept, Lane
from bot.keeping.message import Message
from bot.keeping.tables import UpdateState
from bot.messages import MESSAGES
from bot.pseudonyms import Pseudonyms
from bot.rasa_client import RasaClient
from bot.reply import Reply
from bot.sending import Sending
from bot.tapping import Reaction, react
from bot.views import plain_request, request_of
from bot.wish import Do, Say, Tap, wish_of
from database.transactions import Database
from settings import Settings

_log = logging.getLogger(__name__)


class Answering:
    """Takes the turns of lanes.

    Each chat is one conversation with Rasa. So is a group: "where is that from" asked there is
    about the answer that everybody saw.
    """

    def __init__(
        self,
        api: Api,
        rasa: RasaClient,
        database: Database,
        sending: Sending,
        pseudonyms: Pseudonyms,
        settings: Settings,
    ) -> None:
        self._api = api
        self._database = database
        self._sending = sending
        self._pseudonyms = pseudonyms
        self._settings = settings
        self._asking = Asking(api, rasa, database, log_messages=settings.log_messages)
        self._forgetting = Forgetting(api, rasa, database, pseudonyms)

    async def take(self, lane: Lane) -> float | None:
        """Answer the next update of `lane`; return the seconds until its next turn, or None.

        None means that nothing is left. Raises InvalidToken.
        """
        kept = await self._database.run(inbox.next_in, self._api.id, lane)
        if kept is None:
            return None
        pause = await self._find_answer(kept) if kept.state is UpdateState.WAITING else 0.0
        return max(pause, await self._sending.send_all(kept))

    async def _find_answer(self, kept: Kept) -> float:
        """Keep an answer to `kept`; what fails by a slip of ours gets an apology, and is logged."""
        try:
            return await self._answer(kept)
        except SQLAlchemyError:  # the database may come back
            raise
        except Exception:
            _log.exception("telegram: a message could not be handled")
            trouble = Message({"text": MESSAGES.troubles[Trouble.FAILED]})
            return await self._keep(kept, [trouble] if kept.chat else [])

    async def _answer(self, kept: Kept) -> float:
        """Keep the answer to `kept`; return 0, or the seconds until the next attempt to find it."""
        update = Update.de_json(kept.content, self._api)
        wish = wish_of(update, self._api)
        asker = await self._database.run(
            asker_of, update, self._api.id, kept.chat, self._pseudonyms
        )
        if kept.is_flood:
            told = Message({"text": asker.messages.too_many.format(most=inbox.MOST_WAITING)})
            return await self._keep(kept, [told])
        if isinstance(wish, Tap):
            return await self._tapped(kept, wish, asker)
        if wish is None or kept.is_repeated:
            await self._database.run(inbox.finish, kept)
            return 0.0
        if isinstance(wish, Say):
            return await self._say(kept, wish.destination, wish.reply(asker.messages), asker)
        if isinstance(wish, Do):
            await self._database.run(_do, kept, wish, asker, self._settings)
            return 0.0
        inquiry = await self._database.run(inquiry_of, wish, asker, time.time())
        if inquiry is None:
            await self._database.run(inbox.finish, kept)
            return 0.0
        return await self._ask(kept, inquiry, asker)

    async def _ask(self, kept: Kept, inquiry: Inquiry, asker: Asker) -> float:
        try:
            return await self._asking.ask(kept, inquiry, asker)
        except AssistantError as error:
            return await self._asking.put_off(kept, inquiry, asker, error)

    async def _say(self, kept: Kept, to: Destination, reply: Reply, asker: Asker) -> float:
        if not reply.suggestions:
            return await self._keep(kept, [Message(to.addressed(plain_request(reply)))])

        def keep(connection: Connection) -> None:
            answer = answers.add(connection, asker.place, None, "", reply, time.time())
            message = answer.shown_as(to.addressed(request_of(answer)))
            outbox.add_answer(connection, kept, [message])

        await self._database.run(keep)
        return 0.0

    async def _tapped(self, kept: Kept, tap: Tap, asker: Asker) -> float:
        message = tap.query.message
        reaction = Reaction()
        if not kept.is_repeated:
            in_group = message is not None and message.chat.type != ChatType.PRIVATE
            reaction = await self._database.run(_react, kept, tap, asker, in_group=in_group)
        if not kept.failures:
            await acknowledge(tap.query, reaction, asker.messages)
        if question := reaction.question:
            return await self._ask(kept, Inquiry.of_tap(question, tap), asker)
        if reaction.forgets:
            return await self._forgetting.forget(kept, tap, asker)
        return await self._keep(kept, []) if kept.is_repeated else 0.0

    async def _keep(self, kept: Kept, messages: Sequence[Message]) -> float:
        await self._database.run(outbox.add_answer, kept, messages)
        return 0.0


def _do(connection: Connection, kept: Kept, wish: Do, asker: Asker, settings: Settings) -> None:
    """Do what a command says, and keep what is said of it, or neither."""
    outbox.add_answer(connection, kept, do(connection, wish, asker, time.time(), settings))


def _react(
    connection: Connection, kept: Kept, tap: Tap, asker: Asker, *, in_group: bool
) -> Reaction:
    """React to a tap, and keep what is sent for it, or neither."""
    reaction = react(connection, tap, asker, time.time(), in_group=in_group)
    if not (reaction.question or reaction.forgets):
        outbox.add_answer(connection, kept, reaction.messages)
    return reaction
