"""Read and parse incoming messages, with limits on size and time."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import ClientDisconnect

from index.text.combining_marks import limit_marks

MAX_BYTES = 16 * 1024
MAX_CHARACTERS = 4096  # Telegram's own limit
_LONGEST_SENDER = 255
# The longest that a slow client can keep a connection open while it sends a body.
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message and its sender; one sent without a name gets a new name, so a new conversation.

    `about` is the turn whose answer it replies to, or None: see "The wire" in ARCHITECTURE.md.
    """

    sender: str
    message: str
    about: str | None = None


class MalformedError(Exception):
    """The request is not a valid message; `status` is the HTTP status of the response."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


async def read_body(chunks: AsyncIterator[bytes], most: int = MAX_BYTES) -> bytes:
    """Return the whole body.

    Raises MalformedError beyond `most` bytes, after ten seconds, or if the client has left.
    """
    body = b""
    try:
        async with asyncio.timeout(_SECONDS):
            async for chunk in chunks:
                body += chunk
                if len(body) > most:
                    raise MalformedError(f"the body has more than {most} bytes", 413)
    except TimeoutError:
        raise MalformedError(f"the body did not come within {_SECONDS:.0f} s", 408) from None
    except ClientDisconnect:
        raise MalformedError("the client has left") from None
    return body


def parse_message(body: bytes) -> IncomingMessage:
    """Parse the JSON in `body`, `{"sender": str, "message": str}`; "sender" may be missing.

    It may have "about". Raises MalformedError.
    """
    fields = _fields(body)
    sender, message, about = fields.get("sender"), fields.get("message"), fields.get("about")
    if not isinstance(message, str):
        raise MalformedError('"message" is not a text')
    if about is not None and (not isinstance(about, str) or len(about) > _LONGEST_SENDER):
        raise MalformedError('"about" is not the name of a turn')
    sender = f"nobody-{uuid.uuid4()}" if sender is None else _sender(sender)
    about = None if about is None else _encodable(about)
    return IncomingMessage(sender, limit_marks(_encodable(message)), about)


def parse_sender(body: bytes) -> str:
    """Parse the JSON in `body`, `{"sender": str}`. Raises MalformedError."""
    return _sender(_fields(body).get("sender"))


def _fields(body: bytes) -> dict[str, object]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError("the body is not JSON in UTF-8") from None
    if not isinstance(fields, dict):
        raise MalformedError('the body is not an object {"sender": …, "message": …}')
    return fields


def _sender(sender: object) -> str:
    if not isinstance(sender, str) or not 0 < len(sender) <= _LONGEST_SENDER:
        raise MalformedError(f'"sender" is not a text of 1 to {_LONGEST_SENDER} characters')
    return _encodable(sender)


def _encodable(text: str) -> str:
    """Return `text` with “?” for each half surrogate pair, which UTF-8 cannot encode."""
    return text.encode("utf-8", "replace").decode("utf-8")
