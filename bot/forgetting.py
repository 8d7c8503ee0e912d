"""Forget a person: in Rasa, in what was answered and judged, and in what waits."""

import logging

from bot.api import Api
from bot.asker import Asker
from bot.errors import AssistantError
from bot.keeping import outbox, persons
from bot.keeping.inbox import Kept
from bot.keeping.message import Message
from bot.pseudonyms import Pseudonyms
from bot.rasa_client import RasaClient
from bot.wish import Tap
from database.transactions import Database

_log = logging.getLogger(__name__)
_PAUSE_SECONDS = 5.0


class Forgetting:
    """Forgets people, wherever something is kept of them."""

    def __init__(
        self, api: Api, rasa: RasaClient, database: Database, pseudonyms: Pseudonyms
    ) -> None:
        self._api = api
        self._rasa = rasa
        self._database = database
        self._pseudonyms = pseudonyms

    async def forget(self, kept: Kept, tap: Tap, asker: Asker) -> float:
        """Forget whoever tapped, and tell how much; return the seconds until it is tried again.

        Rasa goes first: while it is away nothing is said to be forgotten, and this is tried again.
        A group's conversation in which the person asked is forgotten whole.
        """
        user = tap.query.from_user
        person = self._pseudonyms.of(user.id)
        chats = await self._database.run(persons.chats_of, self._api.id, person)
        turns = 0
        try:
            for chat in sorted(chats):
                turns += await self._rasa.forget(f"telegram:{chat}")
        except AssistantError as error:
            _log.error("telegram: a person cannot be forgotten yet: %s", error)
            return _PAUSE_SECONDS
        there = await self._database.run(persons.forget, self._api.id, kept, person, user.id)
        left = await self._database.run(persons.kept_of, kept, person, user.id)
        text = asker.messages.forgotten.format(
            turns=turns,
            answers=there.answers,
            feedback=there.judgements,
            waiting=there.updates,
            left=left.all,
        )
        message = Message({"text": text}, edits=tap.message_id)
        await self._database.run(outbox.add_answer, kept, [message])
        return 0.0
