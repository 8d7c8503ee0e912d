"""The door's web application: it answers emergencies itself and passes other messages to Rasa."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.emergencies.at_once import help_at_once, help_in_doubt
from door.admission import Admission, BusyError, TooManyError
from door.dialogue import BrokenError, Dialogue, DownError
from door.incoming import (
    MAX_CHARACTERS,
    IncomingMessage,
    MalformedError,
    parse_message,
    parse_sender,
    read_body,
)
from door.replies import Messages, as_messages, refusal
from door.triage import Triage

_BEGINNING = 1000  # characters of a message that its language is told by
# It takes the same way as any question, and has an answer whatever the store holds.
READINESS_QUESTION = "Bạn đã đọc những văn bản nào?"
_log = logging.getLogger(__name__)


class FrontDoor:
    """Answers HTTP requests: cries for help by itself, other messages with `dialogue`'s answer."""

    def __init__(self, dialogue: Dialogue, admission: Admission) -> None:
        self._dialogue = dialogue
        self._admission = admission
        self._help = Triage(help_at_once)

    def application(self) -> Starlette:
        """Return the routes as a Starlette application."""
        routes = [
            Route("/webhooks/rest/webhook", self.message, methods=["POST"]),
            Route("/webhooks/rest/forget", self.forget, methods=["POST"]),
            Route("/webhooks/rest/", self.channel),
            Route("/health", self.health),
            Route("/ready", self.ready),
        ]
        return Starlette(routes=routes, lifespan=self._life)

    async def message(self, request: Request) -> JSONResponse:
        """Answer `{"sender": str, "message": str}` with a list of messages in Rasa's format."""
        try:
            incoming = parse_message(await read_body(request.stream()))
        except MalformedError as error:
            reason = {"status": "failure", "reason": str(error)}
            return JSONResponse(reason, error.status, headers={"Connection": "close"})
        messages, status = await self._answer(incoming)
        return JSONResponse(messages, status)

    async def forget(self, request: Request) -> JSONResponse:
        """Forget the conversation of `{"sender": str}`, after what is under way in it.

        Respond with `{"turns": int}`, how many were forgotten; 503 or 502 if Rasa cannot.
        """
        try:
            sender = parse_sender(await read_body(request.stream()))
        except MalformedError as error:
            return JSONResponse({"status": "failure", "reason": str(error)}, error.status)
        try:
            async with self._admission.turn(sender):
                return JSONResponse({"turns": await self._dialogue.forget(sender)})
        except (TooManyError, BusyError, DownError):
            return JSONResponse({"status": "busy or down"}, 503)
        except BrokenError:
            return JSONResponse({"status": "broken"}, 502)

    async def _answer(self, incoming: IncomingMessage) -> tuple[Messages, int]:
        """Return the messages that answer `incoming`, and the HTTP status of the response."""
        # First, so that an emergency is answered with the queue full or Rasa down.
        if answer := await self._help.read(incoming.message):
            return as_messages(incoming.sender, answer), 200
        words = incoming.message[:_BEGINNING]
        if (length := len(incoming.message)) > MAX_CHARACTERS:
            answer = refusal(words, "too_long", length=length, most=MAX_CHARACTERS)
            return as_messages(incoming.sender, answer), 413
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
        # Nobody will judge this message: where it leaves a doubt, the numbers do no harm.
        answer = help_in_doubt(incoming.message) or refusal(words, key)
        return as_messages(incoming.sender, answer), status

    async def channel(self, _: Request) -> JSONResponse:
        """Report whether Rasa is up, at the same address as its own channel does."""
        try:
            await self._dialogue.check()
        except DownError:
            return JSONResponse({"status": "down"}, 503)
        return JSONResponse({"status": "ok"})

    async def health(self, _: Request) -> JSONResponse:
        """Report that the door is up, and how many messages are under way and waiting."""
        under_way, waiting = self._admission.under_way, self._admission.waiting
        return JSONResponse({"status": "ok", "under_way": under_way, "waiting": waiting})

    async def ready(self, _: Request) -> JSONResponse:
        """Ask READINESS_QUESTION; respond 200 if it is answered, else 503 with the reason."""
        messages = (await self._answer(IncomingMessage("ready", READINESS_QUESTION)))[0]
        if any(message.get("custom", {}).get("status") == "answered" for message in messages):
            return JSONResponse({"status": "ok"})
        words = " ".join(message.get("text", "") for message in messages)
        return JSONResponse({"status": "not ready", "reason": words}, 503)

    @asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        yield
        await self._dialogue.close()
