"""Answer the next update of a lane: find the answer, keep it, send it."""

import logging
import time
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError
from telegram import Update

from actions.emergencies.at_once import help_in_doubt
from bot.api import Api
from bot.canned import trouble_reply
from bot.destination import Destination, requests
from bot.errors import AssistantError, RasaUnavailableError, Trouble
from bot.keeping import inbox, outbox
from bot.keeping.arrival import Json
from bot.keeping.inbox import Kept, Lane
from bot.keeping.tables import UpdateState
from bot.messages import MESSAGES
from bot.outage import Outage
from bot.rasa_client import RasaClient
from bot.reply import Reply, as_reply
from bot.sending import Sending
from bot.taps import acknowledge
from bot.typing_indicator import typing
from bot.wish import Ask, wish_of
from database.transactions import Database

_log = logging.getLogger(__name__)
# Of an assistant that is well: then the fault is in the message. Fewer might all fall into the
# moments in which a part of it dies and is started again.
_MOST_FAILURES = 5


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
        *,
        log_messages: bool,
    ) -> None:
        self._api = api
        self._rasa = rasa
        self._database = database
        self._sending = sending
        self._log_messages = log_messages
        self._outage = Outage(first=0.5, longest=10.0)

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
            return await self._give_up(kept)

    async def _answer(self, kept: Kept) -> float:
        """Keep the answer to `kept`; return 0, or the seconds until the next attempt to find it."""
        update = Update.de_json(kept.content, self._api)
        wish = wish_of(update, self._api)
        if update.callback_query and not kept.failures:
            await acknowledge(update.callback_query, is_first=not kept.is_repeated)
        if wish is None or kept.is_repeated:
            await self._database.run(inbox.finish, kept)
            return 0.0
        if not isinstance(wish, Ask):
            return await self._keep_answer(kept, requests(wish.reply, wish.destination))
        try:
            reply = await self._ask(kept, wish)
        except AssistantError as error:
            return await self._put_off(kept, wish, error)
        return await self._keep_answer(kept, requests(reply, wish.destination))

    async def _ask(self, kept: Kept, wish: Ask) -> Reply:
        """Return Rasa's reply. Raises AssistantError."""
        if self._outage.remaining():
            raise RasaUnavailableError("Rasa is away", "it is asked again")
        words = f" to {wish.question!r}" if self._log_messages else ""
        started = time.monotonic()
        async with typing(self._api, wish.destination):
            reply = await self._rasa.send(f"telegram:{kept.chat}", wish.question)
        self._outage.worked()
        took = time.monotonic() - started
        _log.info("telegram: %s%s in %.2f s", reply.status or "replied", words, took)
        if not wish.is_tap:
            return reply
        heading = MESSAGES.asked.format(question=wish.question)
        return replace(reply, text=f"{heading}\n\n{reply.text}")

    async def _put_off(self, kept: Kept, wish: Ask, error: AssistantError) -> float:
        """Tell that the question is kept; return the seconds until it is asked again.

        An assistant that is well but fails at this message will fail again: then that is told.
        """
        is_new = not self._outage.remaining()
        is_well = error.trouble is not Trouble.DOWN and await self._rasa.is_ready()
        if is_new:
            words = f" to {wish.question!r}" if self._log_messages else ""
            _log.error("telegram: no answer yet%s: %s", words, error)
        if not is_well:
            pause = self._outage.failed()
        elif kept.failures + 1 < _MOST_FAILURES:
            await self._database.run(inbox.count_failure, kept)
            pause = 0.5 * (kept.failures + 1)
        else:
            reply = trouble_reply(error.trouble, wish.question)
            return await self._keep_answer(kept, requests(reply, wish.destination))
        notice = requests(_kept_notice(wish.question), wish.destination)
        await self._database.run(outbox.add_notice, kept, notice)
        return pause

    async def _give_up(self, kept: Kept) -> float:
        trouble = requests(Reply(MESSAGES.troubles[Trouble.FAILED]), Destination(kept.chat))
        return await self._keep_answer(kept, trouble if kept.chat else [])

    async def _keep_answer(self, kept: Kept, answer: Iterable[Json]) -> float:
        await self._database.run(outbox.add_answer, kept, list(answer))
        return 0.0


def _kept_notice(question: str) -> Reply:
    """Return that `question` is kept; where it may tell of danger, after the numbers to call."""
    notice = MESSAGES.kept
    if doubt := help_in_doubt(question):
        notice = f"{as_reply(doubt.to_payload()).text}\n\n{notice}"
    return Reply(notice)
