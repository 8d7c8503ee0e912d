"""The Telegram front end: it keeps updates, answers them chat by chat, and keeps the replies."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.answering import Answering
from bot.api import Api, make_api
from bot.cards import Cards
from bot.errors import DatabaseError, NewerDatabaseError, TokenError, TokenRefusedError
from bot.inline import Inline
from bot.intake import Intake
from bot.messages import MESSAGES, MESSAGES_IN
from bot.newest import NewestMessages
from bot.polling import poll
from bot.pseudonyms import Pseudonyms, key_from
from bot.rasa_client import RasaClient
from bot.retaining import retain_for_ever
from bot.sending import Sending
from bot.troubles import until_done
from bot.turns import Turns
from bot.webhook import serve_webhook
from database.errors import SchemaError
from database.transactions import Database
from settings import Settings

_log = logging.getLogger(__name__)
_STOP_SECONDS = 8.0  # the supervisor waits ten
_OWNER_PAUSE_SECONDS = 0.5


async def serve_telegram(settings: Settings) -> None:
    """Serve until cancelled, then finish the answers under way; what waits is kept.

    If the Bot API fails or cannot be reached, now or later, retry for ever. Raises TokenError if no
    token is set, TokenRefusedError once the Bot API rejects it, DatabaseError at the start.
    """
    if settings.telegram_bot_token is None:
        raise TokenError(
            "telegram: TELEGRAM_BOT_TOKEN is not set", "put the token from @BotFather into .env"
        )
    api = make_api(settings, settings.telegram_bot_token.get_secret_value())
    try:
        await until_done(api.initialize)
        async with (
            RasaClient(settings.rasa_url, public_url=settings.public_url) as rasa,
            _opened(settings) as database,
            _owned(database, f"telegram-{api.id}"),
        ):
            await _serve(settings, api, rasa, database)
    except InvalidToken as error:
        raise TokenRefusedError(
            f"telegram: {settings.telegram_api_base_url} refuses TELEGRAM_BOT_TOKEN",
            "take a fresh one from @BotFather, and see that TELEGRAM_API_BASE_URL is right",
        ) from error
    finally:
        await api.shutdown()


def run_telegram(settings: Settings) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP. Raises what serve_telegram raises."""

    async def serve() -> None:
        task = asyncio.ensure_future(serve_telegram(settings))
        for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(stop, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(serve())


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        try:
            await database.migrate()
        except SchemaError as error:
            raise NewerDatabaseError(
                f"telegram: {error}", "run the version that wrote it, or set DATABASE_URL"
            ) from error
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseError(
                f"telegram: the database cannot be opened ({type(error).__name__})",
                "see DATABASE_URL and the room on the disk",
            ) from error
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _owned(database: Database, purpose: str) -> AsyncIterator[None]:
    """Wait until no other process answers from this database, then keep others from it."""
    ownership = database.ownership(purpose)
    if not ownership.take():
        _log.warning("telegram: another process still answers from this database: waiting for it")
        while not ownership.take():  # noqa: ASYNC110  no event tells of another process's end
            await asyncio.sleep(_OWNER_PAUSE_SECONDS)
    try:
        yield
    finally:
        ownership.give_up()


async def _serve(settings: Settings, api: Api, rasa: RasaClient, database: Database) -> None:
    newest = NewestMessages()
    sending = Sending(api, database, newest, wake=lambda lane: turns.wake(lane))
    key = settings.pseudonym_key
    pseudonyms = Pseudonyms(key.get_secret_value() if key else key_from(api.token))
    answering = Answering(api, rasa, database, sending, pseudonyms, settings)
    turns = Turns(answering.take)
    intake = Intake(api, database, newest, turns, Inline(api, Cards(settings.store_dir)))
    await intake.resume()
    await _offer_commands(api)
    if url := settings.telegram_webhook_url:
        receiving = serve_webhook(api, intake, url, settings.telegram_webhook_port)
    else:
        receiving = poll(api, intake)
    works = (receiving, turns.failure(), retain_for_ever(database, settings))
    tasks = [asyncio.create_task(work) for work in works]
    _log.info("telegram: ready as @%s", api.username)
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()  # raises what ended it
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        await turns.drain(_STOP_SECONDS)


async def _offer_commands(api: Api) -> None:
    """Set the menu in every language of ours; that of other phones is Vietnamese."""
    menus = [(None, MESSAGES), *MESSAGES_IN.items()]
    try:
        for language, messages in menus:
            await api.set_my_commands(list(messages.commands.items()), language_code=language)
    except InvalidToken:
        raise
    except TelegramError as error:
        _log.warning("telegram: the menu of commands could not be set (%s)", error)
