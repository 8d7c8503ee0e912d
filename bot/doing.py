"""Do what a command says: choose a language, begin anew, take feedback down, tell what is kept."""

from sqlalchemy import Connection

from bot.asker import Asker
from bot.canned import forget_question, language_question
from bot.keeping import answers, chats, judgements
from bot.keeping.message import Message
from bot.version import VERSION
from bot.wish import Do
from settings import Settings


def do(
    connection: Connection, wish: Do, asker: Asker, now: float, settings: Settings
) -> list[Message]:
    """Do what the command of `wish` says; return what is said of it."""
    messages = asker.messages
    match wish.command.name:
        case "lang":
            request = language_question(messages)
        case "new":
            chats.begin_anew(connection, asker.place, now)
            request = {"text": messages.new_started}
        case "feedback":
            is_kept = _keep_feedback(connection, wish.command.argument, asker, now)
            request = {"text": messages.feedback_thanks if is_kept else messages.feedback_usage}
        case "privacy":
            days = f"{settings.conversation_days:g}"
            feedback_days = f"{settings.feedback_days:g}"
            request = {"text": messages.privacy.format(days=days, feedback_days=feedback_days)}
        case "forget":
            request = forget_question(messages)
        case other:
            raise ValueError(other)
    return [Message(wish.destination.addressed(request))]


def _keep_feedback(connection: Connection, words: str, asker: Asker, now: float) -> bool:
    """Keep `words` on the last answer; return whether there are words, and an answer."""
    answer = answers.last(connection, asker.place)
    if not words or answer is None:
        return False
    judgements.judge(connection, answer, asker.place.person, now, version=VERSION, word=words)
    return True
