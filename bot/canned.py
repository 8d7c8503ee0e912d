"""Fixed replies that a front end gives without asking Rasa."""

from bot.errors import Trouble
from bot.messages import MESSAGES
from bot.reply import Reply, Suggestion


def welcome_reply() -> Reply:
    """Return a greeting with example questions as suggestions."""
    return Reply(
        MESSAGES.welcome,
        suggestions=tuple(Suggestion(example, example) for example in MESSAGES.examples),
    )


def trouble_reply(trouble: Trouble, payload: str) -> Reply:
    """Return why there is no answer, with a suggestion that sends `payload` again."""
    return Reply(MESSAGES.troubles[trouble], suggestions=(Suggestion(MESSAGES.ask_again, payload),))
