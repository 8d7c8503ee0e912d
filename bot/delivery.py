"""Send replies through the Bot API: choose the destination, split long texts, retry."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot, LinkPreviewOptions, MaybeInaccessibleMessage, Message, ReplyParameters
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.keyboard import keyboard
from bot.render import render_html
from bot.reply import Reply
from bot.split import split_html

_log = logging.getLogger(__name__)
_ATTEMPTS = 4
_TYPING_SECONDS = 4.5  # Telegram shows the typing indicator for five
# A preview of the source costs a resident data and hides the answer under a picture.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Destination:
    """The chat and topic a reply is sent to; `reply_to` is the id of the message it answers."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


def destination_of(message: MaybeInaccessibleMessage, *, quote: bool) -> Destination:
    """Return the chat and topic of `message`; if `quote`, in a group, as a reply to it."""
    in_group = message.chat.type != ChatType.PRIVATE
    return Destination(
        chat_id=message.chat.id,
        thread_id=message.message_thread_id
        if isinstance(message, Message) and message.is_topic_message
        else None,
        reply_to=message.message_id if quote and in_group else None,
    )


async def deliver(bot: Bot, destination: Destination, reply: Reply) -> None:
    """Send `reply` as one or more messages, with its buttons under the last one.

    Errors of the Bot API are logged, not raised: there is nobody else to report them to.
    """
    chunks = split_html(render_html(reply))
    for number, chunk in enumerate(chunks):
        is_first, is_last = number == 0, number == len(chunks) - 1

        async def send(
            text: str = chunk, quotes: bool = is_first, has_buttons: bool = is_last
        ) -> None:
            await bot.send_message(
                destination.chat_id,
                text,
                parse_mode=ParseMode.HTML,
                message_thread_id=destination.thread_id,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(reply.suggestions) if has_buttons else None,
                reply_parameters=ReplyParameters(
                    destination.reply_to, allow_sending_without_reply=True
                )
                if quotes and destination.reply_to
                else None,
            )

        try:
            await _retry(send)
        except TelegramError as error:
            _log.error("telegram: an answer could not be sent (%s)", error)
            return


async def _retry(send: Callable[[], Awaitable[None]]) -> None:
    """Call `send` until it succeeds, `_ATTEMPTS` times at most.

    Wait as long as flood control asks, and a little after a network error. Raises TelegramError
    if the last attempt fails, or at once if another would not help.
    """
    for attempt in range(1, _ATTEMPTS):
        try:
            return await send()
        except RetryAfter as error:
            # A timedelta, since bot/telegram.py sets PTB_TIMEDELTA.
            wait = error.retry_after
            pause = wait.total_seconds() if isinstance(wait, timedelta) else wait
        except (BadRequest, TimedOut):
            raise  # a bad request stays bad; after a time-out the message may have been delivered
        except NetworkError:
            pause = attempt
        _log.warning("telegram: sending again in %g s", pause)
        await asyncio.sleep(pause)
    return await send()


@asynccontextmanager
async def typing(bot: Bot, destination: Destination) -> AsyncIterator[None]:
    """Show the typing indicator while the block runs."""

    async def keep_typing() -> None:
        while True:
            with suppress(TelegramError):
                await bot.send_chat_action(
                    destination.chat_id, ChatAction.TYPING, message_thread_id=destination.thread_id
                )
            await asyncio.sleep(_TYPING_SECONDS)

    task = asyncio.create_task(keep_typing())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
