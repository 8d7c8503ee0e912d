"""What an update asks of us: to say something at once, to put a question to Rasa, or nothing."""

import re
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Message, MessageEntity, Update
from telegram.ext import filters

from actions.emergencies.at_once import help_at_once
from bot.addressing import is_command_for_us, is_for_us, text_without_mentions
from bot.canned import welcome_reply
from bot.destination import Destination, destination_of
from bot.keyboard import payload_of
from bot.messages import MESSAGES
from bot.reply import Reply, as_reply

# A command alone. What goes on after it, or is none, is a question: “/749 ban hành ngày nào”.
_COMMAND = re.compile(r"\A/\w{1,32}(?:@\w{1,32})?\s*\Z")


@dataclass(frozen=True)
class Say:
    """Say `reply`, which needs nobody else."""

    destination: Destination
    reply: Reply


@dataclass(frozen=True)
class Ask:
    """Put `question` to Rasa. A tap leaves no message to reply to: then it heads the answer."""

    destination: Destination
    question: str
    is_tap: bool = False


Wish = Say | Ask | None


def wish_of(update: Update, bot: Bot) -> Wish:
    """Return what to do about `update`.

    Edits are ignored, since a second answer to one message would confuse; but an emergency is
    known in whatever is written to us.
    """
    if query := update.callback_query:
        return _wish_of_tap(query)
    written = update.message or update.edited_message
    if written and (emergency := emergency_reply(written, bot)):
        return Say(destination_of(written, quote=True), emergency)
    if not update.message or filters.StatusUpdate.ALL.check_update(update):
        return None
    return _wish_of_message(update.message, bot)


def emergency_reply(message: Message, bot: Bot) -> Reply | None:
    """Return the reply to an emergency in the text or caption of `message`, if it is one for us."""
    text = message.text or message.caption
    if not text or not is_for_us(message, bot):
        return None
    answer = help_at_once(text)
    return as_reply(answer.to_payload()) if answer else None


def _wish_of_message(message: Message, bot: Bot) -> Wish:
    destination = destination_of(message, quote=True)
    match _command(message, bot):
        case "start":
            return Say(destination, welcome_reply())
        case "help":
            return Say(destination, Reply(MESSAGES.help))
        case "sources":
            return Ask(destination, MESSAGES.sources_question)
    if message.text and _COMMAND.match(message.text):
        is_ours = is_command_for_us(message, bot)
        return Say(destination, Reply(MESSAGES.unknown_command)) if is_ours else None
    if not is_for_us(message, bot):
        return None
    if message.text is None:
        return Say(destination, Reply(MESSAGES.only_text))
    question = text_without_mentions(message, bot).strip()
    return (
        Ask(destination, question) if question else Say(destination, Reply(MESSAGES.nothing_asked))
    )


def _wish_of_tap(query: CallbackQuery) -> Wish:
    payload = payload_of_tap(query)
    if payload is None or query.message is None:
        return None
    return Ask(destination_of(query.message, quote=False), payload, is_tap=True)


def payload_of_tap(query: CallbackQuery) -> str | None:
    """Return the payload of the tapped button, or None if it can no longer be read."""
    if not query.data:
        return None
    message = query.message
    return payload_of(query.data, message.reply_markup if isinstance(message, Message) else None)


def _command(message: Message, bot: Bot) -> str | None:
    """Return the command that `message` begins with, if it is for us or for every bot."""
    first = message.entities[0] if message.entities else None
    if not first or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return None
    name, _, addressee = message.parse_entity(first)[1:].lower().partition("@")
    return name if addressee in ("", (bot.username or "").lower()) else None
