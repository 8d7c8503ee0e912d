"""Run the real front end, polling a Bot API server on loopback, and look at what it sends."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.messages import MESSAGES
from bot.pseudonyms import Pseudonyms, key_from
from bot.telegram import serve_telegram
from settings import Settings
from tests.bot_api_chats import PRIVATE
from tests.bot_api_rules import Json
from tests.fake_bot_api import TOKEN, FakeBotApi


def sender(chat: int) -> str:
    """The name under which Rasa knows a chat, of the bot of FakeBotApi."""
    return f"telegram:{Pseudonyms(key_from(TOKEN)).of(chat)}"


def settings_for(api: FakeBotApi, rasa_url: str, database: Path, **settings: Any) -> Settings:
    """The settings of a front end that keeps what it must in the file `database`."""
    ours: dict[str, Any] = {
        "telegram_api_base_url": api.url,
        "telegram_bot_token": SecretStr(api.token),
        "rasa_url": rasa_url,
        "database_url": f"sqlite:///{database}",
    }
    return Settings(**ours | settings)


@asynccontextmanager
async def serving(
    api: FakeBotApi, rasa_url: str, database: Path, **settings: Any
) -> AsyncIterator[None]:
    """Run the front end; what it raises is raised here."""
    task = asyncio.create_task(serve_telegram(settings_for(api, rasa_url, database, **settings)))
    try:
        await api.wait_for_calls("getUpdates")
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def buttons(message: Json) -> list[tuple[str, str]]:
    rows = message.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    return [(button["text"], button["callback_data"]) for row in rows for button in row]


def button(message: Json, label: str) -> str:
    """What the one button carries whose label holds these words."""
    [data] = [data for words, data in buttons(message) if label in words]
    return data


async def quiet(api: FakeBotApi, chat: Json = PRIVATE) -> None:
    """Wait until all that was said in the chat has been dealt with: the last in order is /start."""
    api.say("/start@hoi_pho_bot", chat)
    await api.wait_until(lambda: MESSAGES.welcome in [m["text"] for m in api.sent(chat)])
