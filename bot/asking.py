"""Put a question to Rasa and keep the answer; where none comes, keep the question."""

import logging
import time
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from actions.emergencies.at_once import help_in_doubt
from bot.api import Api
from bot.asker import Asker
from bot.canned import trouble_reply
from bot.destination import Destination
from bot.errors import AssistantError, RasaUnavailableError, Trouble
from bot.keeping import answers, chats, inbox, judgements, outbox
from bot.keeping.answers import WHY, KeptAnswer
from bot.keeping.inbox import Kept
from bot.keeping.message import Message
from bot.messages import MESSAGES_IN
from bot.outage import Outage
from bot.rasa_client import RasaClient
from bot.render import render_html
from bot.reply import Reply, as_reply
from bot.tapping import Question
from bot.typing_indicator import typing
from bot.version import VERSION
from bot.views import pages_of, request_of
from bot.wish import Ask, Tap
from database.transactions import Database
from index.text.language import detect_language

_log = logging.getLogger(__name__)
# Of an assistant that is well: then the fault is in the message. Fewer might all fall into the
# moments in which a part of it dies and is started again.
_MOST_FAILURES = 5


@dataclass(frozen=True)
class Inquiry:
    """A question to Rasa, about what was spoken of after the turn `about`: “” for a new beginning.

    Its answer is sent to `destination`, or takes the place of that of `answer`, in the message
    `edits`; `is_rest`: it goes on with that. `message_id` is the message that asked; a tap leaves
    none, and so the question heads its answer. `replied` is the answer that is replied to. It may
    only say why the answer `reason_of` is wrong.
    """

    destination: Destination
    question: str
    message_id: int | None = None
    about: str | None = None
    answer: KeptAnswer | None = None
    edits: int | None = None
    is_rest: bool = False
    is_tap: bool = False
    replied: KeptAnswer | None = None
    reason_of: KeptAnswer | None = None

    @classmethod
    def of_tap(cls, question: Question, tap: Tap) -> "Inquiry":
        """Return what a tapped button asks."""
        inquiry = cls(tap.destination, question.question, about=question.about, is_tap=True)
        if not question.is_rest:
            return inquiry
        return replace(inquiry, answer=question.answer, edits=tap.message_id, is_rest=True)


def inquiry_of(connection: Connection, ask: Ask, asker: Asker, now: float) -> Inquiry | None:
    """Return what `ask` asks of Rasa; None for an edit that changes nothing that was answered."""
    words = ask.question if isinstance(ask.question, str) else ask.question(asker.messages)
    inquiry = Inquiry(ask.destination, words, ask.message_id)
    place = asker.place
    if ask.is_edit and ask.message_id is not None:
        before = answers.by_question(connection, place, ask.message_id)
        if before is None or before.question == words:
            return None
        about = answers.last(connection, place, before.id)
        shown = answers.message_of(connection, before)
        turn = (about.turn if about else None) or ""
        return replace(inquiry, about=turn, answer=before, edits=shown)
    if ask.replied_to is not None and (
        found := answers.by_message(connection, place, ask.replied_to)
    ):
        answer, role = found
        if role == WHY:
            return replace(inquiry, reason_of=answer)
        return replace(inquiry, about=answer.turn, replied=answer)
    if chats.is_new(connection, place):
        return replace(inquiry, about="")
    return inquiry


class Asking:
    """Asks Rasa, and keeps what it replies."""

    def __init__(
        self, api: Api, rasa: RasaClient, database: Database, *, log_messages: bool
    ) -> None:
        self._api = api
        self._rasa = rasa
        self._database = database
        self._log_messages = log_messages
        self._outage = Outage(first=0.5, longest=10.0)

    async def ask(self, kept: Kept, inquiry: Inquiry, asker: Asker) -> float:
        """Keep the answer to `kept`; return 0. Raises AssistantError if there is none now."""
        if (wrong := inquiry.reason_of) is not None:
            await self._database.run(_keep_reason, kept, inquiry, wrong, asker, time.time())
            return 0.0
        if self._outage.remaining():
            raise RasaUnavailableError("Rasa is away", "it is asked again")
        words = f" to {inquiry.question!r}" if self._log_messages else ""
        started = time.monotonic()
        async with typing(self._api, inquiry.destination):
            sender = f"telegram:{asker.place.chat}"
            reply = await self._rasa.send(sender, inquiry.question, inquiry.about)
        self._outage.worked()
        took = time.monotonic() - started
        _log.info("telegram: %s%s in %.2f s", reply.status or "replied", words, took)
        await self._database.run(_keep_reply, kept, inquiry, asker, reply, time.time())
        return 0.0

    async def put_off(
        self, kept: Kept, inquiry: Inquiry, asker: Asker, error: AssistantError
    ) -> float:
        """Tell that the question is kept; return the seconds until it is asked again.

        An assistant that is well but fails at this message will fail again: then that is told.
        """
        is_new = not self._outage.remaining()
        is_well = error.trouble is not Trouble.DOWN and await self._rasa.is_ready()
        if is_new:
            words = f" to {inquiry.question!r}" if self._log_messages else ""
            _log.error("telegram: no answer yet%s: %s", words, error)
        language = asker.language if inquiry.is_tap else detect_language(inquiry.question)
        if not is_well:
            pause = self._outage.failed()
        elif kept.failures + 1 < _MOST_FAILURES:
            await self._database.run(inbox.count_failure, kept)
            pause = 0.5 * (kept.failures + 1)
        else:
            reply = trouble_reply(error.trouble, inquiry.question, language)
            failed = replace(inquiry, answer=None, edits=None, is_rest=False, is_tap=False)
            await self._database.run(_keep_reply, kept, failed, asker, reply, time.time())
            return 0.0
        notice = _kept_notice(inquiry.question, MESSAGES_IN[language].kept)
        request = inquiry.destination.addressed({"text": notice})
        await self._database.run(outbox.add_notice, kept, Message(request))
        return pause


def _keep_reply(
    connection: Connection, kept: Kept, inquiry: Inquiry, asker: Asker, reply: Reply, now: float
) -> None:
    """Keep `reply` as the answer to `kept`, and what it means for other answers."""
    if not inbox.is_waiting(connection, kept):
        return  # forgotten while it was asked
    place = asker.place
    if reply.is_disputed:
        _note_dispute(connection, inquiry, asker, now)
    if inquiry.is_tap and not inquiry.is_rest:
        heading = asker.messages.asked.format(question=inquiry.question)
        reply = replace(reply, text=f"{heading}\n\n{reply.text}")
    page = 0
    if inquiry.answer is None:
        answer = answers.add(connection, place, inquiry.message_id, inquiry.question, reply, now)
        request = inquiry.destination.addressed(request_of(answer))
        message = answer.shown_as(request)
    else:
        before = inquiry.answer
        if inquiry.is_rest:
            page = len(pages_of(before))
            answer = replace(before, replies=(*before.replies, reply))
        else:
            answer = answers.replaced(before, inquiry.question, reply)
        answers.change(connection, answer)
        request = inquiry.destination.addressed(request_of(answer, page))
        message = answer.shown_as(request, inquiry.edits)
    chats.has_begun(connection, place)
    outbox.add_answer(connection, kept, [message] if render_html(reply) else [])


def _note_dispute(connection: Connection, inquiry: Inquiry, asker: Asker, now: float) -> None:
    """Keep that the person says in words that the answer replied to, or before, is wrong."""
    before = inquiry.replied or answers.last(connection, asker.place)
    if before is not None:
        judgements.judge(
            connection,
            before,
            asker.place.person,
            now,
            version=VERSION,
            value=-1,
            word=inquiry.question,
        )


def _keep_reason(
    connection: Connection,
    kept: Kept,
    inquiry: Inquiry,
    wrong: KeptAnswer,
    asker: Asker,
    now: float,
) -> None:
    """Keep why the answer `wrong` is, in the person's own words."""
    judgements.judge(
        connection,
        wrong,
        asker.place.person,
        now,
        version=VERSION,
        word=inquiry.question,
    )
    thanks = inquiry.destination.addressed({"text": asker.messages.thanks_word})
    outbox.add_answer(connection, kept, [Message(thanks)])


def _kept_notice(question: str, notice: str) -> str:
    """Return that `question` is kept; where it may tell of danger, after the numbers to call."""
    if doubt := help_in_doubt(question):
        return f"{as_reply(doubt.to_payload()).text}\n\n{notice}"
    return notice
