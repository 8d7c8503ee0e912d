"""Tell Telegram that a tap was received: stop its spinner, take a button away that is used up."""

from contextlib import suppress

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.messages import Messages
from bot.tapping import Reaction


async def acknowledge(query: CallbackQuery, reaction: Reaction, messages: Messages) -> None:
    """Stop the button's spinner, with what `reaction` says for a moment.

    Remove the button if it asked its question: once is enough. Whatever fails here does no harm.
    """
    words = messages.button_expired if reaction.is_expired else reaction.toast
    with suppress(TelegramError):  # a tap can be acknowledged only for a while
        await query.answer(words, show_alert=reaction.is_expired)
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    question = reaction.question
    if markup and query.data and question and not question.is_rest:
        with suppress(TelegramError):  # the button stays
            await query.edit_message_reply_markup(_without(query.data, markup))


def _without(data: str, markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """Return `markup` without the button with `data`."""
    rows = [
        [button for button in row if button.callback_data != data] for row in markup.inline_keyboard
    ]
    return InlineKeyboardMarkup([row for row in rows if row])
