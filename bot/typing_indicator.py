"""Show a person that an answer is being looked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.destination import Destination

_TYPING_SECONDS = 4.5  # Telegram shows the typing indicator for five


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
