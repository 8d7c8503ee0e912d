"""Replies that a front end gives by itself, without Rasa."""

from bot.errors import Trouble
from bot.messages import MESSAGES
from bot.reply import Reply, Suggestion


def welcome_reply() -> Reply:
    """Greet, and offer questions to begin with."""
    return Reply(
        MESSAGES.welcome,
        suggestions=tuple(Suggestion(example, example) for example in MESSAGES.examples),
    )


def trouble_reply(trouble: Trouble, payload: str) -> Reply:
    """Say why there is no answer, and offer to send `payload` again without retyping it."""
    return Reply(MESSAGES.troubles[trouble], suggestions=(Suggestion(MESSAGES.ask_again, payload),))
