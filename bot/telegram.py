"""The Telegram front end: python-telegram-bot by long polling, in front of Rasa."""

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

# Time periods as timedelta, which python-telegram-bot 22 otherwise warns about.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_log = logging.getLogger(__name__)
_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_AT_ONCE = 4096  # more than are ever waiting, so that one chat's queue cannot hold up the others
_STOP_SECONDS = 10
_FIRST_PAUSE_SECONDS = 0.5  # before another attempt to log in; doubled each time
_LONGEST_PAUSE_SECONDS = 30.0


class PerChatProcessor(BaseUpdateProcessor):
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

    A Bot API that cannot be reached or fails, now or later, is asked again for ever. Raises
    TokenError without a token, TokenRefusedError if the Bot API refuses it (also later on).
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
            await application.bot.shutdown()  # which a start that failed forgets


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
        .base_url(f"{settings.telegram_api_base_url}/bot")
        .base_file_url(f"{settings.telegram_api_base_url}/file/bot")
        .concurrent_updates(PerChatProcessor())
        .read_timeout(20)
        .pool_timeout(60)
        .build()
    )


async def _log_in(bot: Bot) -> None:
    """Learn who we are, patiently; raises InvalidToken at once."""
    complain = ThrottledErrorLog()
    pause = _FIRST_PAUSE_SECONDS
    while True:
        try:
            return await bot.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            complain(error)
            await asyncio.sleep(max(pause, _asked_to_wait(error)))
        pause = min(_LONGEST_PAUSE_SECONDS, 2 * pause)


def _asked_to_wait(error: TelegramError) -> float:
    """The seconds that flood control asks for; 0 if this is something else."""
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


class ThrottledErrorLog:
    """Logs that the Bot API cannot be used, each kind of trouble once in a while: it may last."""

    def __init__(self, every: float = 600.0) -> None:
        self._every = every
        self._logged: dict[type[TelegramError], float] = {}

    def __call__(self, error: TelegramError) -> None:
        """Log `error`, unless one of its kind was logged within the last `every` seconds."""
        now = time.monotonic()
        if now - self._logged.get(type(error), -math.inf) < self._every:
            return
        self._logged[type(error)] = now
        if isinstance(error, Conflict):
            _log.error("telegram: another process polls with this token; stop one of the two")
        else:
            _log.error("telegram: cannot fetch messages (%s); trying again", error)
