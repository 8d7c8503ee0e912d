"""Receive updates by long polling."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.api import Api, flood_wait
from bot.intake import KINDS, Intake
from bot.outage import Outage
from bot.troubles import ThrottledErrorLog, until_done

_WAIT_SECONDS = 10.0


async def poll(api: Api, intake: Intake) -> None:
    """Fetch and keep updates for ever. Raises InvalidToken.

    The next call tells Telegram what was received, so it comes only after that is kept.
    """
    await until_done(api.delete_webhook)
    log_error = ThrottledErrorLog()
    outage = Outage(first=0.5, longest=30.0)
    offset = 0
    while True:
        try:
            updates = await api.fetch_updates(offset, _WAIT_SECONDS, KINDS)
            await intake.keep(updates)
        except InvalidToken:
            raise
        except (TelegramError, SQLAlchemyError) as error:
            log_error(error)
            wait = flood_wait(error) if isinstance(error, TelegramError) else 0.0
            await asyncio.sleep(max(outage.failed(), wait))
        else:
            outage.worked()
            numbers = [update["update_id"] for update in updates if "update_id" in update]
            offset = max([offset, *(number + 1 for number in numbers)])
