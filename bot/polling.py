"""Receive updates by long polling."""

import asyncio

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.api import Api, flood_wait
from bot.intake import KINDS, Intake
from bot.outage import Outage
from bot.troubles import ThrottledErrorLog, until_done

_WAIT_SECONDS = 10.0
_MOST_AT_ONCE = 100  # updates that Telegram returns


async def poll(api: Api, intake: Intake) -> None:
    """Fetch and keep updates for ever. Raises InvalidToken.

    The next call tells Telegram what was received, so it comes only after that is kept.
    """
    await until_done(api.delete_webhook)
    log_error = ThrottledErrorLog()
    outage = Outage(first=0.5, longest=30.0)
    offset, wait = 0, 0.0  # the first call only asks what there is
    while True:
        try:
            updates = await api.fetch_updates(offset, wait, KINDS)
            await intake.keep(updates)
        except InvalidToken:
            raise
        except (TelegramError, SQLAlchemyError) as error:
            log_error(error)
            flood = flood_wait(error) if isinstance(error, TelegramError) else 0.0
            await asyncio.sleep(max(outage.failed(), flood))
        else:
            outage.worked()
            wait = _WAIT_SECONDS
            numbers = [update["update_id"] for update in updates if "update_id" in update]
            offset = max([offset, *(number + 1 for number in numbers)])
            if len(updates) < _MOST_AT_ONCE:
                intake.caught_up()
