"""What a chat has chosen: its language, and whether it begins anew."""

from typing import Any, cast

from sqlalchemy import Connection, delete, insert, select, update

from bot.keeping.answers import Place
from bot.keeping.tables import CHATS
from index.records.languages import Language


def choose_language(connection: Connection, place: Place, language: Language, now: float) -> None:
    """Keep the language that the chat has chosen."""
    _set(connection, place, now, language=language)


def language_of(connection: Connection, place: Place) -> Language | None:
    """Return the language that the chat has chosen, or None."""
    kept = select(CHATS.c.language).where(_here(place))
    return cast("Language | None", connection.scalar(kept))


def begin_anew(connection: Connection, place: Place, now: float) -> None:
    """Let the chat's next question begin a conversation anew."""
    _set(connection, place, now, is_new=True)


def is_new(connection: Connection, place: Place) -> bool:
    """Return whether the next question begins a conversation anew."""
    return bool(connection.scalar(select(CHATS.c.is_new).where(_here(place))))


def has_begun(connection: Connection, place: Place) -> None:
    """Note that the conversation has begun anew."""
    connection.execute(update(CHATS).where(_here(place)).values(is_new=False))


def prune(connection: Connection, before: float) -> int:
    """Delete what was last chosen before this time; return how many chats."""
    return connection.execute(delete(CHATS).where(CHATS.c.changed < before)).rowcount


def _here(place: Place) -> Any:
    return (CHATS.c.bot == place.bot) & (CHATS.c.chat == place.chat)


def _set(connection: Connection, place: Place, now: float, **values: object) -> None:
    values["changed"] = now
    if connection.scalar(select(CHATS.c.chat).where(_here(place))) is not None:
        connection.execute(update(CHATS).where(_here(place)).values(values))
        return
    new = {"bot": place.bot, "chat": place.chat, "language": None, "is_new": False}
    connection.execute(insert(CHATS).values(new | values))
