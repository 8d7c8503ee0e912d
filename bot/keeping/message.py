"""A message as the outbox takes it: to be sent, or to change one that was."""

from dataclasses import dataclass

from bot.keeping.arrival import Json


@dataclass(frozen=True)
class Message:
    """The parameters of sendMessage but for the chat, or of editing the message `edits`.

    It shows the answer with the row `answer`, or asks about it; `role` says which of both.
    """

    request: Json
    edits: int | None = None
    answer: int | None = None
    role: str | None = None
