"""Find out whether a message reached Telegram when nobody was there to hear that it did.

sendMessage has no key by which Telegram could know a repetition, and a bot cannot read a chat. But
it may edit its own messages, and messages are numbered in the order in which they come. So each
number after the newest that was known when the sending began is tried: an edit that changes nothing
is answered “message is not modified” for a message of ours, otherwise that there is none.
"""

import asyncio
from itertools import islice

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.api import Api, flood_wait
from bot.keeping.outbox import Part

# Numbers that are tried after the newest known: what all chats may send before we hear of it.
_FURTHEST = 32
_MOST = 200  # that are tried
_TRIES, _PAUSE_SECONDS = 4, 0.5  # of each
_NO_BUTTONS: dict[str, list[object]] = {"inline_keyboard": []}


async def find_sent(api: Api, part: Part, known: set[int], newest: int) -> int | None:
    """Return the number of the message that `part` became, or None if there is none.

    `known` are the numbers of other messages, `newest` is the greatest. Raises TelegramError if
    Telegram cannot be asked now.
    """
    after = part.sent_after or 0
    numbers = (n for n in range(after + 1, max(after, newest) + _FURTHEST + 1) if n not in known)
    markup = InlineKeyboardMarkup.de_json(part.request.get("reply_markup") or _NO_BUTTONS, api)
    for number in islice(numbers, _MOST):
        if await _is_ours(api, part.chat, number, markup):
            return number
    return None


async def _is_ours(api: Api, chat: int, number: int, markup: InlineKeyboardMarkup) -> bool:
    """Try one number; so many are tried that a passing failure must not begin all anew."""
    for _ in range(_TRIES - 1):
        try:
            return await _try(api, chat, number, markup)
        except NetworkError:
            await asyncio.sleep(_PAUSE_SECONDS)
        except RetryAfter as error:
            await asyncio.sleep(flood_wait(error))
    return await _try(api, chat, number, markup)


async def _try(api: Api, chat: int, number: int, markup: InlineKeyboardMarkup) -> bool:
    try:
        await api.edit_message_reply_markup(chat, number, reply_markup=markup)
    except BadRequest as error:
        return "not modified" in error.message.lower()
    return True
