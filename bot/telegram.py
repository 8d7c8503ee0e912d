"""The Telegram front end: it fetches updates by long polling and hands them to the handlers."""

import asyncio
import logging
import math
import os
import signal
import time
from collections.abc import Awaitable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, BaseUpdateProcessor

from bot.errors import TokenError, TokenRefusedError
from bot.handlers import Handlers
from bot.messages import MESSAGES
from bot.rasa_client import RasaClient
from settings import Settings

# Periods as timedelta; python-telegram-bot 22 warns without this.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_log = logging.getLogger(__name__)
_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_MAX_CONCURRENT = 4096  # more than ever wait, so that no chat's queue can block the others
_STOP_SECONDS = 10
_FIRST_PAUSE_SECONDS = 0.5  # before another attempt to log in; doubled each time
_LONGEST_PAUSE_SECONDS = 30.0


class PerChatProcessor(BaseUpdateProcessor):
    """Handle the updates of one chat in order, and different chats concurrently."""

    def __init__(self) -> None:
        super().__init__(_MAX_CONCURRENT)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Do nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` once the chat's earlier updates are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with lock:
            await coroutine


async def serve_telegram(settings: Settings) -> None:
    """Serve until cancelled, then finish the answers under way.

    If the Bot API fails or cannot be reached, now or later, retry for ever. Raises TokenError if no
    token is set, TokenRefusedError once the Bot API rejects it.
    """
    if settings.telegram_bot_token is None:
        raise TokenError(
            "telegram: TELEGRAM_BOT_TOKEN is not set", "put the token from @BotFather into .env"
        )
    async with RasaClient(settings.rasa_url) as rasa:
        application = _application(settings, settings.telegram_bot_token.get_secret_value())
        Handlers(rasa, log_messages=settings.log_messages).register(application)
        try:
            await _log_in(application.bot)
            async with application:
                await _poll(application)
        except InvalidToken as error:
            raise TokenRefusedError(
                f"telegram: {settings.telegram_api_base_url} refuses TELEGRAM_BOT_TOKEN",
                "take a fresh one from @BotFather, and see that TELEGRAM_API_BASE_URL is right",
            ) from error
        finally:
            await application.bot.shutdown()  # the library does not after a failed start


def run_telegram(settings: Settings) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP. Raises what serve_telegram raises."""

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
        .base_url(f"{settings.telegram_api_base_url}/bot")
        .base_file_url(f"{settings.telegram_api_base_url}/file/bot")
        .concurrent_updates(PerChatProcessor())
        .read_timeout(20)
        .pool_timeout(60)
        .build()
    )


async def _log_in(bot: Bot) -> None:
    """Log in to the Bot API, retrying for ever. Raises InvalidToken if the token is rejected."""
    log_error = ThrottledErrorLog()
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            return await bot.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            log_error(error)
            await asyncio.sleep(max(pause, _flood_wait(error)))
        pause = min(_LONGEST_PAUSE_SECONDS, 2 * pause)


def _flood_wait(error: TelegramError) -> float:
    """Return the seconds that flood control asks to wait; 0 for any other error."""
    wait = error.retry_after if isinstance(error, RetryAfter) else 0
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


async def _poll(application: Application) -> None:  # type: ignore[type-arg]
    if application.updater is None:
        raise AssertionError("the application was built without an updater")
    await application.start()
    try:
        await _offer_commands(application.bot)
        await application.updater.start_polling(
            allowed_updates=_UPDATES, bootstrap_retries=-1, error_callback=ThrottledErrorLog()
        )
        try:
            _log.info("telegram: ready as @%s", application.bot.username)
            await _end_of_polling()
        finally:
            await application.updater.stop()  # raises the error that ended the polling
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

    The updater neither reports that nor exposes its task, so the task is looked up by its name.
    """
    name = "Updater:start_polling:polling_task"
    polling = next(task for task in asyncio.all_tasks() if task.get_name() == name)
    await asyncio.wait([polling])


class ThrottledErrorLog:
    """Logs errors of the Bot API, each type once in `every` seconds: an outage may last."""

    def __init__(self, every: float = 600.0) -> None:
        self._every = every
        self._logged: dict[type[TelegramError], float] = {}

    def __call__(self, error: TelegramError) -> None:
        """Log `error`, unless one of its type was logged within the last `every` seconds."""
        now = time.monotonic()
        if now - self._logged.get(type(error), -math.inf) < self._every:
            return
        self._logged[type(error)] = now
        if isinstance(error, Conflict):
            _log.error("telegram: another process polls with this token; stop one of the two")
        else:
            _log.error("telegram: cannot fetch messages (%s); trying again", error)
