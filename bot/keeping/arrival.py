"""An update as it arrives: what is kept of it."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Arrival:
    """An update with the chat it stands in, 0 for none.

    `once` names what is reacted to only once, whatever update it comes with: a button, an album.
    One that `is_urgent` is answered before all others, and taken however many wait.
    """

    update_id: int
    chat: int
    content: Json
    message_id: int | None = None
    once: str | None = None
    is_urgent: bool = False
