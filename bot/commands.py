"""The commands of ours, as they begin a message."""

from dataclasses import dataclass

from telegram import Bot, Message, MessageEntity

from bot.messages import COMMANDS

_LONGEST_ARGUMENT = 1000
# What goes on after these is no argument but a question: “/help tôi muốn hỏi …”.
_ALONE = frozenset(("help", "sources", "new", "lang", "privacy", "forget"))


@dataclass(frozen=True)
class Command:
    """A command and what stands after it."""

    name: str
    argument: str = ""


def command_of(message: Message, bot: Bot) -> Command | None:
    """Return the command of ours that `message` begins with, if it is for us or for every bot."""
    first = message.entities[0] if message.entities else None
    if not first or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return None
    written = message.parse_entity(first)
    name, _, addressee = written[1:].lower().partition("@")
    if name not in COMMANDS or addressee not in ("", (bot.username or "").lower()):
        return None
    argument = (message.text or "")[len(written) :].strip()[:_LONGEST_ARGUMENT]
    return Command(name, "" if name in _ALONE else argument)
