"""Answer what somebody types after our name in any chat, letter by letter, with cards to send.

Nothing of it is kept: like a keystroke it is answered at once or not at all.
"""

import asyncio
import hashlib
import logging
from contextlib import suppress

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.api import Api
from bot.cards import Card, Cards
from bot.keeping.arrival import Json

_log = logging.getLogger(__name__)
_CACHE_SECONDS = 300  # that Telegram answers the same query of anybody by itself
_MOST_AT_ONCE = 16


class Inline:
    """Answers inline queries, each in a task of its own; beyond sixteen at a time none."""

    def __init__(self, api: Api, cards: Cards) -> None:
        self._api = api
        self._cards = cards
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, content: Json) -> bool:
        """Begin to answer the update `content` if it is such a query; return whether it is."""
        if "inline_query" not in content:
            return False
        if len(self._tasks) < _MOST_AT_ONCE:
            task = asyncio.create_task(self._answer(content))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return True

    async def _answer(self, content: Json) -> None:
        try:
            query = Update.de_json(content, self._api).inline_query
            if query is not None:
                await self._offer(query)
        except Exception as error:  # its text may hold what was typed
            _log.error("telegram: an inline query failed (%s)", type(error).__name__)

    async def _offer(self, query: InlineQuery) -> None:
        cards = await asyncio.to_thread(self._cards.find, query.query)
        with suppress(TelegramError):  # too late: more letters were typed meanwhile
            await query.answer(
                [_article(card) for card in cards], cache_time=_CACHE_SECONDS, is_personal=False
            )


def _article(card: Card) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        card.html, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    # Telegram takes 64 bytes; ids of documents may be longer.
    name = hashlib.sha256(card.key.encode()).hexdigest()[:32]
    return InlineQueryResultArticle(name, card.title, content, description=card.description)
