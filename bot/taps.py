"""React to a tapped button: stop its spinner, and take it away."""

from contextlib import suppress

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.keyboard import without_button
from bot.messages import MESSAGES
from bot.wish import payload_of_tap


async def acknowledge(query: CallbackQuery, *, is_first: bool) -> None:
    """Stop the button's spinner; say so if its question can no longer be read.

    Remove the button if this is the first tap on it. Whatever fails here does no harm.
    """
    is_expired = payload_of_tap(query) is None
    with suppress(TelegramError):  # a tap can be acknowledged only for a while
        await query.answer(MESSAGES.button_expired if is_expired else None, show_alert=is_expired)
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    if is_first and markup and query.data and not is_expired:
        with suppress(TelegramError):  # the button stays
            await query.edit_message_reply_markup(without_button(query.data, markup))
