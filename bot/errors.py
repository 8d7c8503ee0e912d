"""What can go wrong in a front end: what happened, and what to do about it."""

import os
from enum import StrEnum
from typing import ClassVar


class Trouble(StrEnum):
    """Why a resident gets no answer; messages.yml has words for each."""

    DOWN = "down"
    SLOW = "slow"
    FAILED = "failed"


class BotError(Exception):
    """An error for whoever runs the front end; one line, ending in its cure.

    `exit_status` tells whoever starts us whether to try again: 78 (EX_CONFIG) means that only a
    person can mend it.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}; {cure}")
        self.what = what
        self.cure = cure


class TokenError(BotError):
    """There is no token to serve Telegram with."""

    exit_status = os.EX_CONFIG


class TokenRefusedError(TokenError):
    """The Bot API does not know the token, or no longer."""


class AssistantError(BotError):
    """The assistant gave no usable answer; `trouble` chooses the words for the resident."""

    trouble: ClassVar[Trouble] = Trouble.FAILED


class RasaUnavailableError(AssistantError):
    """Nothing listens at RASA_URL, or the connection broke."""

    trouble = Trouble.DOWN


class RasaTimeoutError(AssistantError):
    """Rasa took longer than we are willing to wait."""

    trouble = Trouble.SLOW


class RasaFailedError(AssistantError):
    """Rasa answered, but with an error or with nothing at all."""


class ReplyError(AssistantError):
    """What Rasa answered does not keep to the wire's contract."""
