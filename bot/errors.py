"""The errors of the front ends: each says what happened and what to do about it."""

import os
from enum import StrEnum
from typing import ClassVar


class Trouble(StrEnum):
    """The kinds of reasons why a resident gets no answer; texts/ has words for each."""

    DOWN = "down"
    SLOW = "slow"
    FAILED = "failed"


class BotError(Exception):
    """An error for the operator: one line with `what` happened and its `cure`.

    `exit_status` tells the supervisor whether to restart the program: 78 (EX_CONFIG) means that
    only a person can help.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}; {cure}")
        self.what = what
        self.cure = cure


class TokenError(BotError):
    """The Telegram token is not set."""

    exit_status = os.EX_CONFIG


class TokenRefusedError(TokenError):
    """The Bot API rejects the token, which may have been revoked."""


class DatabaseError(BotError):
    """The database cannot be opened."""


class NewerDatabaseError(DatabaseError):
    """A newer version has changed the database's schema."""

    exit_status = os.EX_CONFIG


class AssistantError(BotError):
    """The assistant gave no usable answer; `trouble` selects the text for the resident."""

    trouble: ClassVar[Trouble] = Trouble.FAILED


class RasaUnavailableError(AssistantError):
    """Nothing listens at RASA_URL, or the connection broke off."""

    trouble = Trouble.DOWN


class RasaTimeoutError(AssistantError):
    """Rasa did not answer in time."""

    trouble = Trouble.SLOW


class RasaFailedError(AssistantError):
    """Rasa answered with an error or with an empty list."""


class ReplyError(AssistantError):
    """Rasa's reply breaks the format under "The wire" in ARCHITECTURE.md."""
