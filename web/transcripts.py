"""What a browser said and was answered, kept so that its page can be opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    Connection,
    Float,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.reply import Reply
from database.schema import KEY, METADATA

# `once` is the key that a form has been given: sent again, it is the same message.
TURNS = Table(
    "web_turns",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("visitor", String(64), nullable=False, index=True),
    Column("once", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Column("reply", Text),
    Column("received", Float, nullable=False, index=True),
    UniqueConstraint("visitor", "once"),
)
SHOWN = 50  # turns of a conversation, the latest
_DAY = 24 * 3600.0
_REPLY = TypeAdapter(Reply)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message and its reply, None while there is none; `said` is as a person reads it."""

    id: int
    once: str
    said: str
    reply: Reply | None


def begin(connection: Connection, visitor: str, once: str, said: str, now: float) -> Exchange:
    """Return the exchange of `visitor` under `once`, begun `now` unless it had been before."""
    try:
        with connection.begin_nested():
            values = {"visitor": visitor, "once": once, "said": said, "received": now}
            connection.execute(insert(TURNS).values(values))
    except IntegrityError:
        pass  # sent again
    where = (TURNS.c.visitor == visitor, TURNS.c.once == once)
    return _exchange(connection.execute(select(TURNS).where(*where)).one())


def finish(connection: Connection, exchange: int, reply: Reply) -> None:
    """Keep the reply of the exchange with this id."""
    record = _REPLY.dump_json(reply).decode()
    connection.execute(update(TURNS).where(TURNS.c.id == exchange).values(reply=record))


def latest(connection: Connection, visitor: str, most: int = SHOWN) -> Sequence[Exchange]:
    """Return the last `most` exchanges of `visitor`, in order."""
    query = select(TURNS).where(TURNS.c.visitor == visitor).order_by(TURNS.c.id.desc()).limit(most)
    return [_exchange(row) for row in connection.execute(query)][::-1]


def forget(connection: Connection, visitor: str) -> int:
    """Delete all that is kept of `visitor`; return how many exchanges that were."""
    return connection.execute(delete(TURNS).where(TURNS.c.visitor == visitor)).rowcount


def prune(connection: Connection, days: float, now: float) -> int:
    """Delete what was said more than `days` before `now`; return how many exchanges that were."""
    return connection.execute(delete(TURNS).where(TURNS.c.received < now - days * _DAY)).rowcount


def _exchange(row: Any) -> Exchange:
    reply = _REPLY.validate_json(row.reply) if row.reply else None
    return Exchange(row.id, row.once, row.said, reply)
