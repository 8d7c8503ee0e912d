"""The Telegram front end: python-telegram-bot by long polling, in front of Rasa."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, BaseUpdateProcessor

from bot.errors import SettingsError, TelegramStartError
from bot.handlers import Handlers
from bot.messages import MESSAGES
from bot.rasa_client import RasaClient
from bot.settings import Settings

# Time periods as timedelta, which python-telegram-bot 22 otherwise warns about.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_log = logging.getLogger(__name__)
_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_AT_ONCE = 4096  # more than are ever waiting, so that one chat's queue cannot hold up the others
_STOP_SECONDS = 10


class InOrderPerChat(BaseUpdateProcessor):
    """Handle the updates of one chat one after the other, those of different chats at once."""

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then run."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with lock:
            await coroutine


async def serve_telegram(settings: Settings) -> None:
    """Serve until cancelled, then finish what is being answered.

    Raises SettingsError without a token, TelegramStartError if the Bot API refuses it (also later
    on) or cannot be reached at the start.
    """
    if settings.telegram_token is None:
        raise SettingsError(
            "telegram: TELEGRAM_BOT_TOKEN is not set", "put the token from @BotFather into .env"
        )
    async with RasaClient(settings.rasa_url) as rasa:
        application = _application(settings, settings.telegram_token)
        Handlers(rasa, log_messages=settings.log_messages).register(application)
        try:
            async with application:
                await _poll(application)
        except InvalidToken as error:
            raise TelegramStartError(
                f"telegram: {settings.telegram_api_url} refuses TELEGRAM_BOT_TOKEN",
                "take a fresh one from @BotFather, and see that TELEGRAM_API_BASE_URL is right",
            ) from error
        except TelegramError as error:
            raise TelegramStartError(
                f"telegram: {settings.telegram_api_url} cannot be used ({error})",
                "check the network and TELEGRAM_API_BASE_URL",
            ) from error
        finally:
            await application.bot.shutdown()  # which a failed start forgets


def run_telegram(settings: Settings) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP; raises as serve_telegram does."""

    async def serve() -> None:
        task = asyncio.ensure_future(serve_telegram(settings))
        for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(stop, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(serve())


def _application(settings: Settings, token: str) -> Application:  # type: ignore[type-arg]
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .concurrent_updates(InOrderPerChat())
        .read_timeout(20)
        .pool_timeout(60)
        .build()
    )


async def _poll(application: Application) -> None:  # type: ignore[type-arg]
    if application.updater is None:
        raise AssertionError("the application was built without an updater")
    await application.start()
    try:
        await _offer_commands(application.bot)
        await application.updater.start_polling(
            allowed_updates=_UPDATES, error_callback=_log_polling_error
        )
        try:
            _log.info("telegram: ready as @%s", application.bot.username)
            await _end_of_polling()
        finally:
            await application.updater.stop()  # raises what ended the polling
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                await application.stop()


async def _offer_commands(bot: Bot) -> None:
    try:
        await bot.set_my_commands(list(MESSAGES.commands.items()))
    except InvalidToken:
        raise
    except TelegramError as error:
        _log.warning("telegram: the menu of commands could not be set (%s)", error)


async def _end_of_polling() -> None:
    """Return when polling ends by itself, as it does when the token is revoked.

    The updater keeps its task to itself and would stay silent for ever.
    """
    name = "Updater:start_polling:polling_task"
    polling = next(task for task in asyncio.all_tasks() if task.get_name() == name)
    await asyncio.wait([polling])


def _log_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _log.error("telegram: another process polls with this token; stop one of the two")
    else:
        _log.error("telegram: cannot fetch messages (%s); trying again", error)
