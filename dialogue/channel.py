"""Rasa's REST channel, which checks each body and keeps messages out of the logs.

It replaces Rasa's own `rest` channel, which logs the whole message when a client gives up or an
action fails, answers a malformed body with status 500 or an empty list, and takes what begins with
a slash for an intent, slots or a new session. Paths, health check and answers are the same, but
that an answer names its turn, that a message may be about an older one, and that a conversation can
be forgotten: see "The wire" in ARCHITECTURE.md.
"""

from __future__ import annotations

import json
import logging
import os
from asyncio import CancelledError
from dataclasses import dataclass
from typing import Any, Awaitable, Callable

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from dialogue.logs import location_of, withhold_messages
from dialogue.tracker_store import RecentTurns

MAX_CHARACTERS = 4096  # of a message, as for the door
MAX_SENDER = 255
_log = logging.getLogger(__name__)
# Before a slash it keeps Rasa from seeing a command. No part of our pipeline sees it: it is neither
# a letter nor, for the embedding model's tokenizer, more than a blank.
_ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True)
class Body:
    """The body of a request: the sender's name and their message.

    `about` is the turn whose answer the message replies to: “” for a conversation begun anew, None
    for the last one.
    """

    sender: str
    message: str
    about: str | None = None

    @classmethod
    def parse(cls, raw: bytes) -> Body:
        """Parse `{"sender": str, "message": str, "about"?: str}`; ignore other fields.

        Raises ValueError with a reason that quotes nothing of the body.
        """
        fields = _fields(raw)
        sender, message = _sender(fields), _text(fields, "message")
        if len(message) > MAX_CHARACTERS:
            raise ValueError(f"message has {len(message)} characters, more than {MAX_CHARACTERS}")
        about = None if fields.get("about") is None else _text(fields, "about")
        return cls(sender, message, about)


class RestChannel(InputChannel):
    """Answers POST /webhooks/rest/webhook and …/forget, and GET /webhooks/rest/: that it is up."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's part of the URL path."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes; once the server has started, logs hold no message."""
        routes = Blueprint("rest_channel", __name__)

        @routes.listener("after_server_start")
        async def keep_logs_silent(_app: object, _loop: object) -> None:
            if os.environ.get("LOG_MESSAGES") != "1":
                withhold_messages()

        @routes.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            try:
                body = Body.parse(request.body)
            except ValueError as error:
                _log.warning("a body was refused: %s", error)
                return json_response({"error": str(error)}, status=400)
            return json_response(await _reply(body, request.app.ctx.agent, on_new_message))

        @routes.route("/forget", methods=["POST"])
        async def forget(request: Request) -> HTTPResponse:
            try:
                sender = _sender(_fields(request.body))
            except ValueError as error:
                return json_response({"error": str(error)}, status=400)
            if RecentTurns.opened is None:
                return json_response({"error": "there is no memory"}, status=503)
            return json_response({"turns": RecentTurns.opened.forget(sender)})

        return routes


async def _reply(
    body: Body, agent: Agent, on_new_message: Callable[[UserMessage], Awaitable[Any]]
) -> list[dict[str, Any]]:
    """Return Rasa's messages; after an error, those sent before it, often none."""
    output = CollectingOutputChannel()
    try:
        parsed = await _parsed(body.message, agent)
        message = UserMessage(
            body.message,
            output,
            body.sender,
            parsed,
            input_channel="rest",
            metadata=_metadata(body),
        )
        await on_new_message(message)
        for said in output.messages:
            if "custom" in said:
                said["custom"] = {**said["custom"], "turn": message.message_id}
    except CancelledError:
        _log.error("a client gave up before its answer came, or the answer took too long")
        raise
    except Exception as error:
        _log.error("a message failed: %s", location_of(error))
    return list(output.messages)


async def _parsed(message: str, agent: Agent) -> dict[str, Any] | None:
    """Return what our pipeline makes of a text that Rasa would take for a command, else None."""
    if not message.strip().startswith("/"):
        return None
    parsed: dict[str, Any] = await agent.parse_message(_ZERO_WIDTH_SPACE + message.strip())
    return {**parsed, "text": message.strip()}


def _metadata(body: Body) -> dict[str, Any]:
    """Return what the conversation spoke of after the turn that the message is about, if known."""
    if body.about == "":
        return {"about": {}}
    if body.about is None or RecentTurns.opened is None:
        return {}
    try:
        return {"about": RecentTurns.opened.spoken_of.after(body.sender, body.about)}
    except KeyError:  # forgotten: then it is about what was said last
        return {}


def _fields(raw: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise ValueError("the body is not JSON in UTF-8") from None
    if not isinstance(fields, dict):
        raise ValueError("the body is not an object")
    return fields


def _sender(fields: dict[str, Any]) -> str:
    sender = _text(fields, "sender")
    if not 0 < len(sender) <= MAX_SENDER:
        raise ValueError(f"sender has {len(sender)} characters: give it 1 to {MAX_SENDER}")
    return sender


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is missing or not a text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError(f"{name} holds half a character") from None
    return value
