"""The handlers of the Telegram front end, one for each kind of update."""

import logging
import re
import time
from collections import deque
from contextlib import suppress
from dataclasses import replace

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.addressing import is_command_for_us, is_for_us, text_without_mentions
from bot.canned import trouble_reply, welcome_reply
from bot.delivery import Destination, deliver, destination_of, typing
from bot.errors import AssistantError
from bot.keyboard import payload_of, without_button
from bot.messages import MESSAGES
from bot.rasa_client import RasaClient
from bot.reply import Reply

_log = logging.getLogger(__name__)
# A command alone. What goes on after it, or is none, is a question: “/749 ban hành ngày nào”.
_COMMAND = re.compile(r"\A/\w{1,32}(?:@\w{1,32})?\s*\Z")
_MAX_REACTIONS = 1000  # remembered, to react once


class Handlers:
    """The callbacks for python-telegram-bot, which share one Rasa client.

    Each chat is one conversation with Rasa. So is a group: "where is that from" asked there is
    about the answer that everybody saw. Edits are ignored: a second answer to one message would
    confuse.
    """

    def __init__(self, rasa: RasaClient, *, log_messages: bool) -> None:
        self._rasa = rasa
        self._log_messages = log_messages
        # React once to a double tap, and once to an album, which is up to ten messages.
        self._reactions: deque[tuple[object, ...]] = deque(maxlen=_MAX_REACTIONS)

    def register(self, application: Application) -> None:  # type: ignore[type-arg]
        """Add the callbacks to `application`, which calls the first that matches an update."""
        new = filters.UpdateType.MESSAGE  # neither edits nor channel posts
        for command, callback in (
            ("start", self.on_start),
            ("help", self.on_help),
            ("sources", self.on_sources),
        ):
            application.add_handler(CommandHandler(command, callback, filters=new))
        application.add_handlers(
            [
                MessageHandler(new & filters.Regex(_COMMAND), self.on_unknown_command),
                MessageHandler(new & filters.TEXT, self.on_text),
                MessageHandler(new & ~filters.StatusUpdate.ALL, self.on_other),
                CallbackQueryHandler(self.on_choice),
            ]
        )
        application.add_error_handler(self.on_error)

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet, even while Rasa is down."""
        if message := update.message:
            await _say(context.bot, message, welcome_reply())

    async def on_help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain how to ask."""
        if message := update.message:
            await _say(context.bot, message, Reply(MESSAGES.help))

    async def on_sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """List the documents that the assistant has read."""
        if message := update.message:
            await self._ask(context.bot, message, MESSAGES.sources_question)

    async def on_unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Point to /help, except for a group's commands that do not name the bot."""
        message = update.message
        if message and is_command_for_us(message, context.bot):
            await _say(context.bot, message, Reply(MESSAGES.unknown_command))

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question."""
        message = update.message
        if not message or not is_for_us(message, context.bot):
            return
        question = text_without_mentions(message, context.bot).strip()
        if question:
            await self._ask(context.bot, message, question)
        else:
            await _say(context.bot, message, Reply(MESSAGES.nothing_asked))

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Reply that only text is understood, once per album."""
        message = update.message
        if not message or not is_for_us(message, context.bot):
            return
        album = message.media_group_id
        if album is None or self._is_first(message.chat.id, album):
            await _say(context.bot, message, Reply(MESSAGES.only_text))

    async def on_choice(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the payload of the tapped button."""
        query = update.callback_query
        if not query or not query.data or not query.message:
            return
        message, data = query.message, query.data
        markup = message.reply_markup if isinstance(message, Message) else None
        payload = payload_of(data, markup)
        await _acknowledge(query, MESSAGES.button_expired if payload is None else None)
        if payload is None or not self._is_first(message.chat.id, message.message_id, data):
            return
        if markup:
            with suppress(TelegramError):  # the button stays, no harm done
                await query.edit_message_reply_markup(without_button(data, markup))
        await self._ask(context.bot, message, payload, is_tap=True)

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log an unexpected error, and tell the resident that there is no answer."""
        _log.error("telegram: a message could not be handled", exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat:
            destination = Destination(update.effective_chat.id)
            await deliver(
                context.bot, destination, Reply(MESSAGES.troubles[AssistantError.trouble])
            )

    async def _ask(
        self, bot: Bot, message: MaybeInaccessibleMessage, question: str, *, is_tap: bool = False
    ) -> None:
        """Send `question` to Rasa and its reply to the chat of `message`.

        A tap leaves no message to reply to: then `question` heads the reply.
        """
        destination = destination_of(message, quote=not is_tap)
        async with typing(bot, destination):
            reply = await self._reply(f"telegram:{message.chat.id}", question)
        if is_tap:
            heading = MESSAGES.asked.format(question=question)
            reply = replace(reply, text=f"{heading}\n\n{reply.text}")
        await deliver(bot, destination, reply)

    async def _reply(self, sender: str, question: str) -> Reply:
        words = f" to {question!r}" if self._log_messages else ""
        started = time.monotonic()
        try:
            reply = await self._rasa.send(sender, question)
        except AssistantError as error:
            _log.error("telegram: no answer%s: %s", words, error)
            return trouble_reply(error.trouble, question)
        _log.info(
            "telegram: %s%s in %.2f s", reply.status or "replied", words, time.monotonic() - started
        )
        return reply

    def _is_first(self, *key: object) -> bool:
        if key in self._reactions:
            return False
        self._reactions.append(key)
        return True


async def _say(bot: Bot, message: Message, reply: Reply) -> None:
    await deliver(bot, destination_of(message, quote=True), reply)


async def _acknowledge(query: CallbackQuery, notice: str | None) -> None:
    """Stop the button's spinner, and show `notice` if there is one."""
    with suppress(TelegramError):  # a tap can be acknowledged only for a while
        await query.answer(notice, show_alert=notice is not None)
