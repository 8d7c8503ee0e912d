"""The way into Rasa: its REST channel, with bodies checked and nothing of them in a log.

Rasa's own `rest` writes the whole message into the log when a client gives up or an action fails,
and a body that is not what it expects becomes a 500 or an empty list. Path, health and answers are
the same here: the wire of ARCHITECTURE.md.
"""

from __future__ import annotations

import json
import logging
import os
from asyncio import CancelledError
from dataclasses import dataclass
from typing import Any, Awaitable, Callable

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from dialogue.logs import location_of, withhold_messages

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Body:
    """What a client sends: who writes, and what."""

    sender: str
    message: str

    @classmethod
    def parse(cls, raw: bytes) -> Body:
        """Read `{"sender": text, "message": text}`; further fields are passed over.

        Raises ValueError with the reason, which holds nothing of the body.
        """
        try:
            fields = json.loads(raw.decode("utf-8"))
        except (ValueError, RecursionError):  # what is not UTF-8 is a ValueError too
            raise ValueError("the body is not JSON in UTF-8") from None
        if not isinstance(fields, dict):
            raise ValueError("the body is not an object")
        return cls(_text(fields, "sender"), _text(fields, "message"))


class RestChannel(InputChannel):
    """Answers POST /webhooks/rest/webhook, and GET /webhooks/rest/ with {"status": "ok"}."""

    @classmethod
    def name(cls) -> str:
        """Return the part of the path that is ours."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the two routes; from the server's start on, logs hold no message."""
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
            except ValueError as refused:
                _log.warning("a body was refused: %s", refused)
                return json_response({"error": str(refused)}, status=400)
            return json_response(await _reply(body, on_new_message))

        return routes


async def _reply(
    body: Body, on_new_message: Callable[[UserMessage], Awaitable[Any]]
) -> list[dict[str, Any]]:
    """Return Rasa's messages; what fails inside leaves those output before, often none."""
    output = CollectingOutputChannel()
    try:
        await on_new_message(UserMessage(body.message, output, body.sender, input_channel="rest"))
    except CancelledError:
        _log.error("a client gave up before its answer came, or the answer took too long")
        raise
    except Exception as error:
        _log.error("a message failed: %s", location_of(error))
    return list(output.messages)


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is missing or not a text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError(f"{name} holds half a character") from None
    return value
