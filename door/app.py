"""The door as a web application: what it answers by itself, what it refuses, what it hands on."""

import logging
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.answer import Answer
from actions.emergency import emergency_answer, emergency_numbers
from door.admission import Admission, BusyError, TooManyError
from door.dialogue import BrokenError, Dialogue, DownError
from door.incoming import MAX_CHARACTERS, IncomingMessage, MalformedError, parse_message, read_body
from door.replies import Messages, as_messages, refusal
from door.triage import Triage

# Of a longer message its beginning and its end are read for danger here, and all of it by the
# actions: people cry for help first, or last.
_BEGINNING, _END = 1000, 500
# Goes the whole way a question goes, and has an answer whatever texts there are.
READINESS_QUESTION = "Bạn đã đọc những văn bản nào?"
_log = logging.getLogger(__name__)


class FrontDoor:
    """Answers requests; `intents` are those that front ends may send by name."""

    def __init__(self, dialogue: Dialogue, admission: Admission, intents: Collection[str]) -> None:
        self._dialogue = dialogue
        self._admission = admission
        self._intents = intents
        self._help = Triage(emergency_help)

    def application(self) -> Starlette:
        """Return the application."""
        routes = [
            Route("/webhooks/rest/webhook", self.message, methods=["POST"]),
            Route("/webhooks/rest/", self.channel),
            Route("/health", self.health),
            Route("/ready", self.ready),
        ]
        return Starlette(routes=routes, lifespan=self._life)

    async def message(self, request: Request) -> JSONResponse:
        """Answer a message: `{"sender": str, "message": str}` → Rasa's list of messages."""
        try:
            incoming = parse_message(await read_body(request.stream()), self._intents)
        except MalformedError as error:
            reason = {"status": "failure", "reason": str(error)}
            return JSONResponse(reason, error.status, headers={"Connection": "close"})
        messages, status = await self._answered(incoming)
        return JSONResponse(messages, status)

    async def _answered(self, incoming: IncomingMessage) -> tuple[Messages, int]:
        """Return the messages that answer `incoming`, and the HTTP status they come with."""
        # Before any queue, and with Rasa down: this is all it takes to help somebody.
        if not incoming.is_intent and (said := await self._help.read(incoming.message)):
            return as_messages(incoming.sender, said), 200
        words = incoming.message[:_BEGINNING]
        if (length := len(incoming.message)) > MAX_CHARACTERS:
            said = refusal(words, "too_long", length=length, most=MAX_CHARACTERS)
            return as_messages(incoming.sender, said), 413
        try:
            async with self._admission.turn(incoming.sender):
                return await self._dialogue.ask(incoming), 200
        except TooManyError:
            key, status = "too_many", 429
        except BusyError:
            key, status = "busy", 503
        except DownError:
            _log.error("Rasa does not answer")
            key, status = "down", 503
        except BrokenError:
            _log.error("Rasa answers with no message: see its log and the action server's")
            key, status = "broken", 502
        return as_messages(incoming.sender, refusal(words, key)), status

    async def channel(self, _: Request) -> JSONResponse:
        """Tell whether Rasa is up behind the door, as its own channel does."""
        try:
            await self._dialogue.check()
        except DownError:
            return JSONResponse({"status": "down"}, 503)
        return JSONResponse({"status": "ok"})

    async def health(self, _: Request) -> JSONResponse:
        """Tell that the door is alive, how many messages are under way and how many wait."""
        under_way, waiting = self._admission.under_way, self._admission.waiting
        return JSONResponse({"status": "ok", "under_way": under_way, "waiting": waiting})

    async def ready(self, _: Request) -> JSONResponse:
        """Tell whether a question is answered now, by asking one: 200, or 503 with the reason."""
        # A conversation an hour: a long one costs more with every message.
        sender = f"ready-{datetime.now(UTC):%H}"
        messages = (await self._answered(IncomingMessage(sender, READINESS_QUESTION)))[0]
        if any(message.get("custom", {}).get("status") == "answered" for message in messages):
            return JSONResponse({"status": "ok"})
        words = " ".join(message.get("text", "") for message in messages)
        return JSONResponse({"status": "not ready", "reason": words}, 503)

    @asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        yield
        await self._dialogue.close()


def emergency_help(message: str) -> Answer | None:
    """Return what helps somebody in danger; None where `message` tells of no danger."""
    if len(message) > _BEGINNING + _END:
        message = f"{message[:_BEGINNING]}\n{message[-_END:]}"
    return emergency_answer(message) if emergency_numbers(message) else None
