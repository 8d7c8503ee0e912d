"""What an update asks of us: to say something, to put a question to Rasa, to react to a tap."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, Message, Update
from telegram.ext import filters

from actions.emergencies.at_once import help_at_once
from bot.addressing import is_command_for_us, is_for_us, text_without_mentions
from bot.canned import welcome_reply
from bot.commands import Command, command_of
from bot.destination import Destination, destination_of
from bot.messages import Messages
from bot.reply import Reply, as_reply


@dataclass(frozen=True)
class Say:
    """Say `reply`, which needs nobody else, in the language of the chat."""

    destination: Destination
    reply: Callable[[Messages], Reply]


@dataclass(frozen=True)
class Ask:
    """Put a question to Rasa, in the words of the chat's language where it is one of ours.

    `message_id` is the message that asked, `replied_to` the one it replies to. `is_edit`: it was
    asked otherwise before.
    """

    destination: Destination
    question: str | Callable[[Messages], str]
    message_id: int | None = None
    replied_to: int | None = None
    is_edit: bool = False


@dataclass(frozen=True)
class Do:
    """Do what a command says that neither a text of ours nor Rasa alone can."""

    destination: Destination
    command: Command


@dataclass(frozen=True)
class Tap:
    """React to `query`, a tap of the button with `data` under our message `message_id`."""

    destination: Destination
    query: CallbackQuery
    data: str
    message_id: int


Wish = Say | Ask | Do | Tap | None
# A command alone. What goes on after it, or is none, is a question: “/749 ban hành ngày nào”.
_COMMAND = re.compile(r"\A/\w{1,32}(?:@\w{1,32})?\s*\Z")
# What joins a number in `?start=nd-47-2020`, where Telegram allows no slash.
_JOINED_FIGURES = re.compile(r"(?<=\d)-(?=\d)")


def wish_of(update: Update, bot: Bot) -> Wish:
    """Return what to do about `update`. An emergency is known in whatever is written to us."""
    if query := update.callback_query:
        return _wish_of_tap(query)
    written = update.message or update.edited_message
    if written is None:
        return None
    if emergency := emergency_reply(written, bot):
        return Say(destination_of(written, quote=True), lambda _: emergency)
    if update.edited_message:
        return _wish_of_edit(update.edited_message, bot)
    if filters.StatusUpdate.ALL.check_update(update):
        return None
    return _wish_of_message(written, bot)


def emergency_reply(message: Message, bot: Bot) -> Reply | None:
    """Return the reply to an emergency in the text or caption of `message`, if it is one for us."""
    text = message.text or message.caption
    if not text or not is_for_us(message, bot):
        return None
    answer = help_at_once(text)
    return as_reply(answer.to_payload()) if answer else None


def _wish_of_message(message: Message, bot: Bot) -> Wish:
    destination = destination_of(message, quote=True)
    if command := command_of(message, bot):
        return _wish_of_command(command, message, destination)
    if _is_lone_command(message):
        is_ours = is_command_for_us(message, bot)
        return Say(destination, lambda m: Reply(m.unknown_command)) if is_ours else None
    if not is_for_us(message, bot):
        return None
    if not (message.text or message.caption):
        return Say(destination, lambda m: Reply(m.only_text))
    question = text_without_mentions(message, bot).strip()
    if not question:
        return Say(destination, lambda m: Reply(m.nothing_asked))
    replied_to = message.reply_to_message
    return Ask(
        destination,
        question,
        message.message_id,
        replied_to.message_id if replied_to else None,
    )


def _wish_of_edit(message: Message, bot: Bot) -> Wish:
    if not is_for_us(message, bot) or command_of(message, bot) or _is_lone_command(message):
        return None
    wish = _wish_of_message(message, bot)
    return replace(wish, is_edit=True) if isinstance(wish, Ask) else None


def _wish_of_command(command: Command, message: Message, destination: Destination) -> Wish:
    number = command.argument
    match command.name:
        case "start" if number:
            linked = _JOINED_FIGURES.sub("/", number).replace("-", " ").replace("_", " ")
            return _named(linked, message, destination)
        case "start":
            return Say(destination, welcome_reply)
        case "help":
            return Say(destination, lambda m: Reply(m.help))
        case "sources":
            return Ask(destination, lambda m: m.sources_question, message.message_id)
        case "decree" if number:
            return _named(number, message, destination)
        case "decree":
            return Say(destination, lambda m: Reply(m.decree_usage))
    return Do(destination, command)


def _named(number: str, message: Message, destination: Destination) -> Ask:
    """Ask what the document with this number is about."""

    def question(messages: Messages) -> str:
        is_bare = not any(letter.isalpha() for letter in number)
        name = messages.decree_bare.format(number=number) if is_bare else number
        return messages.decree_question.format(number=name)

    return Ask(destination, question, message.message_id)


def _wish_of_tap(query: CallbackQuery) -> Wish:
    if query.message is None or not query.data:
        return None
    destination = destination_of(query.message, quote=False)
    return Tap(destination, query, query.data, query.message.message_id)


def _is_lone_command(message: Message) -> bool:
    return bool(message.text and _COMMAND.match(message.text))
