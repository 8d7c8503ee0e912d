"""Find out whether a message reached Telegram when nobody was there to hear that it did.

sendMessage has no key by which Telegram could know a repetition, and a bot cannot read a chat. But
it may edit its own messages, and messages are numbered in the order in which they come. So each
number after the newest that was known when the sending began is tried: an edit that changes nothing
is answered “message is not modified” for a message of ours, otherwise that there is none.
"""

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.api import Api
from bot.keeping.outbox import Part

# Numbers that are tried: what all chats may send and receive between our note and the delivery.
_FURTHEST = 32


async def find_sent(api: Api, part: Part, known: set[int]) -> int | None:
    """Return the number of the message that `part` became, or None if there is none.

    `known` are our messages in that chat that are other parts. Raises TelegramError if Telegram
    cannot be asked now.
    """
    first = (part.sent_after or 0) + 1
    markup = InlineKeyboardMarkup.de_json(part.request.get("reply_markup") or NO_BUTTONS, api)
    for message_id in range(first, first + _FURTHEST):
        if message_id not in known and await _is_ours(api, part.chat, message_id, markup):
            return message_id
    return None


NO_BUTTONS: dict[str, list[object]] = {"inline_keyboard": []}


async def _is_ours(api: Api, chat: int, message_id: int, markup: InlineKeyboardMarkup) -> bool:
    try:
        await api.edit_message_reply_markup(chat, message_id, reply_markup=markup)
    except BadRequest as error:
        return "not modified" in error.message.lower()
    return True
