"""What the Telegram front end does with each kind of update."""

import logging
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
from bot.keyboard import label_of, payload_of, without_button
from bot.messages import MESSAGES
from bot.rasa_client import RasaClient, without_leading_slashes
from bot.reply import Reply

_log = logging.getLogger(__name__)
_REMEMBERED = 1000
_LIST_SOURCES = "list_sources"


class Handlers:
    """The callbacks, sharing one Rasa client.

    A chat is one conversation with Rasa, a group too: whoever asks "where is that from" there means
    the answer that everybody saw. Edited messages are left alone: the answer to the first wording
    stands, and a second answer to one message would only confuse.
    """

    def __init__(self, rasa: RasaClient, *, log_messages: bool) -> None:
        self._rasa = rasa
        self._log_messages = log_messages
        # A slow phone taps twice, an album is ten messages: each gets one reaction.
        self._seen: deque[tuple[object, ...]] = deque(maxlen=_REMEMBERED)

    def register(self, application: Application) -> None:  # type: ignore[type-arg]
        """Add the callbacks to the application, which asks the first that fits an update."""
        new = filters.UpdateType.MESSAGE  # neither edits nor channel posts
        for command, callback in (
            ("start", self.on_start),
            ("help", self.on_help),
            ("sources", self.on_sources),
        ):
            application.add_handler(CommandHandler(command, callback, filters=new))
        application.add_handlers(
            [
                MessageHandler(new & filters.COMMAND, self.on_unknown_command),
                MessageHandler(new & filters.TEXT, self.on_text),
                MessageHandler(new & ~filters.StatusUpdate.ALL, self.on_other),
                CallbackQueryHandler(self.on_choice),
            ]
        )
        application.add_error_handler(self.on_error)

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet; this works with Rasa down."""
        if message := update.message:
            await _say(context.bot, message, welcome_reply())

    async def on_help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask."""
        if message := update.message:
            await _say(context.bot, message, Reply(MESSAGES.help))

    async def on_sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """List what the assistant has read."""
        if message := update.message:
            await self._ask(context.bot, message, f"/{_LIST_SOURCES}")

    async def on_unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Point to /help, unless the command may be meant for another bot of the group."""
        message = update.message
        if message and is_command_for_us(message, context.bot):
            await _say(context.bot, message, Reply(MESSAGES.unknown_command))

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question."""
        message = update.message
        if not message or not is_for_us(message, context.bot):
            return
        question = without_leading_slashes(text_without_mentions(message, context.bot))
        if question:
            await self._ask(context.bot, message, question)
        else:
            await _say(context.bot, message, Reply(MESSAGES.nothing_asked))

    async def on_other(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text is understood, once for an album."""
        message = update.message
        if not message or not is_for_us(message, context.bot):
            return
        album = message.media_group_id
        if album is None or self._is_first(message.chat.id, album):
            await _say(context.bot, message, Reply(MESSAGES.only_text))

    async def on_choice(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask what the tapped button stands for."""
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
        asked = (label_of(data, markup) if payload.startswith("/") else None) or payload
        await self._ask(context.bot, message, payload, asked=asked)

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log a slip of ours, and tell the resident kindly."""
        _log.error("telegram: a message could not be handled", exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat:
            destination = Destination(update.effective_chat.id)
            await deliver(
                context.bot, destination, Reply(MESSAGES.troubles[AssistantError.trouble])
            )

    async def _ask(
        self, bot: Bot, message: MaybeInaccessibleMessage, payload: str, asked: str | None = None
    ) -> None:
        """Send `payload` to Rasa and the reply to the chat, below the words `asked` if given."""
        destination = destination_of(message, quote=asked is None)
        async with typing(bot, destination):
            reply = await self._reply(f"telegram:{message.chat.id}", payload)
        if asked:
            heading = MESSAGES.asked.format(question=asked)
            reply = replace(reply, text=f"{heading}\n\n{reply.text}")
        await deliver(bot, destination, reply)

    async def _reply(self, sender: str, payload: str) -> Reply:
        words = f" to {payload!r}" if self._log_messages else ""
        started = time.monotonic()
        try:
            reply = await self._rasa.send_payload(sender, payload)
        except AssistantError as error:
            _log.error("telegram: no answer%s: %s", words, error)
            return trouble_reply(error.trouble, payload)
        _log.info(
            "telegram: %s%s in %.2f s", reply.status or "replied", words, time.monotonic() - started
        )
        return reply

    def _is_first(self, *key: object) -> bool:
        if key in self._seen:
            return False
        self._seen.append(key)
        return True


async def _say(bot: Bot, message: Message, reply: Reply) -> None:
    await deliver(bot, destination_of(message, quote=True), reply)


async def _acknowledge(query: CallbackQuery, notice: str | None) -> None:
    """Stop the button's spinner; a tap that waited too long for us cannot be acknowledged."""
    with suppress(TelegramError):
        await query.answer(notice, show_alert=notice is not None)
