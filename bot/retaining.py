"""Keep nothing longer than /privacy says: a job that deletes what is too old, once an hour."""

import asyncio
import logging
import time

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.keeping import answers, chats, inbox, judgements
from database.transactions import Database
from settings import Settings

_log = logging.getLogger(__name__)
_PAUSE_SECONDS = 3600.0
_SECONDS_A_DAY = 86400.0


async def retain_for_ever(database: Database, settings: Settings) -> None:
    """Delete what need not be kept any longer, at once and then once an hour."""
    while True:
        try:
            await database.run(prune, time.time(), settings)
        except SQLAlchemyError as error:
            _log.error("telegram: what is too old cannot be deleted (%s)", type(error).__name__)
        await asyncio.sleep(_PAUSE_SECONDS)


def prune(connection: Connection, now: float, settings: Settings) -> int:
    """Delete what is too old at the time `now`; return how many rows."""
    of_answers = now - settings.conversation_days * _SECONDS_A_DAY
    of_feedback = now - settings.feedback_days * _SECONDS_A_DAY
    return (
        inbox.prune(connection, now)
        + answers.prune(connection, of_answers)
        + judgements.prune(connection, of_feedback)
        + chats.prune(connection, of_feedback)
    )
