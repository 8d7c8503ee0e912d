"""A message as it comes in: read within bounds, and refused with a reason where it is none."""

import asyncio
import json
import re
import uuid
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

from starlette.requests import ClientDisconnect

from index.text.combining_marks import limit_marks

MAX_BYTES = 16 * 1024
MAX_CHARACTERS = 4096  # Telegram's own bound
_LONGEST_SENDER = 255
# A client that sends its bytes one by one keeps a connection open no longer than this.
_SECONDS = 10.0
_INTENT = re.compile(r"/([a-z_]+)")
_LEADING_SLASHES = re.compile(r"\A[\s/]+")


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Who says what. Who gives no name gets a new one, and so a conversation of their own."""

    sender: str
    message: str

    @property
    def is_intent(self) -> bool:
        """Whether a front end sends one of its own intents instead of a person's words."""
        return self.message.startswith("/")


class MalformedError(Exception):
    """The request is not a message; `status` is the HTTP status that says so."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


async def read_body(chunks: AsyncIterator[bytes]) -> bytes:
    """Return the whole body. Raises MalformedError beyond `MAX_BYTES` or after ten seconds."""
    body = b""
    try:
        async with asyncio.timeout(_SECONDS):
            async for chunk in chunks:
                body += chunk
                if len(body) > MAX_BYTES:
                    raise MalformedError(f"the body has more than {MAX_BYTES} bytes", 413)
    except TimeoutError:
        raise MalformedError(f"the body did not come within {_SECONDS:.0f} s", 408) from None
    except ClientDisconnect:
        raise MalformedError("the client has left") from None
    return body


def parse_message(body: bytes, intents: Collection[str]) -> IncomingMessage:
    """Return the message in `body`; of what begins with a slash only `/intent` of `intents` is one.

    Anything else that begins so would be a command to Rasa: its slashes go. Raises MalformedError.
    """
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError("the body is not JSON in UTF-8") from None
    if not isinstance(read, dict):
        raise MalformedError('the body is not an object {"sender": …, "message": …}')
    sender, message = read.get("sender"), read.get("message")
    if not isinstance(message, str):
        raise MalformedError('"message" is not a text')
    if sender is None:
        sender = f"nobody-{uuid.uuid4()}"
    if not isinstance(sender, str) or not 0 < len(sender) <= _LONGEST_SENDER:
        raise MalformedError(f'"sender" is not a text of 1 to {_LONGEST_SENDER} characters')
    intent = _INTENT.fullmatch(message)
    if not (intent and intent[1] in intents):
        message = _LEADING_SLASHES.sub("", limit_marks(_sound(message)))
    return IncomingMessage(_sound(sender), message)


def _sound(text: str) -> str:
    """Return `text` with “?” for half a surrogate pair, which cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
