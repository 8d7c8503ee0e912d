"""The inbox: every update is kept here before Telegram is told that it was received."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    delete,
    func,
    insert,
    null,
    select,
    true,
    update,
)

from bot.keeping.arrival import Arrival, Json
from bot.keeping.tables import INBOX, OUTBOX, UpdateState

# Telegram delivers nothing that is older than a day; twice that also covers clocks that are wrong.
_KEPT_SECONDS = 48 * 3600.0
# Of one chat, and of all: what comes while so many wait is not taken, and the chat is told once.
MOST_WAITING = 200
MOST_WAITING_IN_ALL = 20_000
_FLOOD = "flood"  # names the telling of it


@dataclass(frozen=True)
class Lane:
    """What is answered in order: the updates of a chat, or one emergency, which waits for none."""

    chat: int
    emergency: int | None = None


@dataclass(frozen=True)
class Kept:
    """An update that is not done yet. `is_repeated`: its tap or album was reacted to before.

    `is_flood`: it came while too many waited; all that is said of it is that.
    """

    id: int
    chat: int
    content: Json
    state: UpdateState
    failures: int
    is_repeated: bool
    is_flood: bool = False


def keep(connection: Connection, bot: int, arrivals: Iterable[Arrival], now: float) -> list[Lane]:
    """Keep those of `arrivals` that are new; return the lanes they stand in, emergencies first."""
    arriving = {arrival.update_id: arrival for arrival in arrivals}
    known = select(INBOX.c.update_id).where(
        INBOX.c.bot == bot, INBOX.c.update_id.in_(list(arriving))
    )
    for update_id in connection.scalars(known).all():
        del arriving[update_id]
    lanes = []
    waiting = _Waiting(connection, bot)
    for arrival in arriving.values():
        is_told = False
        if not arrival.is_urgent and waiting.is_flood(arrival.chat):
            if waiting.is_told(arrival.chat):
                _pass_over(connection, bot, arrival, now)
                continue
            is_told = True
        is_urgent = arrival.is_urgent or is_told
        values = {
            "bot": bot,
            "update_id": arrival.update_id,
            "chat": arrival.chat,
            "message_id": arrival.message_id,
            "is_urgent": is_urgent,
            "once": _FLOOD if is_told else arrival.once,
            "content": arrival.content,
            "received": now,
            "state": UpdateState.WAITING,
            "failures": 0,
        }
        key = connection.execute(insert(INBOX).values(values)).inserted_primary_key
        lanes.append(Lane(arrival.chat, key[0] if key and is_urgent else None))
        waiting.note(arrival.chat)
    return sorted(lanes, key=lambda lane: lane.emergency is None)


class _Waiting:
    """How many updates wait, of a chat and in all; counted once, then kept."""

    def __init__(self, connection: Connection, bot: int) -> None:
        self._connection, self._bot = connection, bot
        self._of: dict[int, int] = {}
        self._all = self._count(true())

    def is_flood(self, chat: int) -> bool:
        """Tell whether nothing more is taken from `chat` now."""
        if chat not in self._of:
            self._of[chat] = self._count(INBOX.c.chat == chat)
        return self._of[chat] >= MOST_WAITING or self._all >= MOST_WAITING_IN_ALL

    def is_told(self, chat: int) -> bool:
        """Tell whether the chat knows: of the flood that goes on, somebody was told."""
        told = select(INBOX.c.id).where(
            INBOX.c.bot == self._bot, INBOX.c.chat == chat, INBOX.c.once == _FLOOD
        )
        waiting = select(func.min(INBOX.c.id)).where(
            INBOX.c.bot == self._bot,
            INBOX.c.chat == chat,
            INBOX.c.state != UpdateState.DONE,
            INBOX.c.is_urgent.is_(False),
        )
        newest = self._connection.scalar(told.order_by(INBOX.c.id.desc()).limit(1))
        first = self._connection.scalar(waiting)
        # What waits longest came before that was told: it is the same flood.
        return newest is not None and (first is None or first < newest)

    def note(self, chat: int) -> None:
        """Count one more."""
        self._of[chat] = self._of.get(chat, 0) + 1
        self._all += 1

    def _count(self, where: ColumnElement[bool]) -> int:
        unfinished = _unfinished(self._bot, func.count()).where(where)
        return int(str(self._connection.scalar(unfinished) or 0))


def _pass_over(connection: Connection, bot: int, arrival: Arrival, now: float) -> None:
    """Note that an update was received, and nothing of it."""
    values = {
        "bot": bot,
        "update_id": arrival.update_id,
        "chat": arrival.chat,
        "message_id": arrival.message_id,
        "is_urgent": False,
        "received": now,
        "state": UpdateState.DONE,
        "failures": 0,
    }
    connection.execute(insert(INBOX).values(values))


def unfinished_lanes(connection: Connection, bot: int) -> list[Lane]:
    """Return every lane with something to do, emergencies first, then by age."""
    rows = connection.execute(
        _unfinished(bot, INBOX.c.id, INBOX.c.chat, INBOX.c.is_urgent).order_by(INBOX.c.id)
    )
    lanes = (Lane(row.chat, row.id if row.is_urgent else None) for row in rows)
    return sorted(dict.fromkeys(lanes), key=lambda lane: lane.emergency is None)


def next_in(connection: Connection, bot: int, lane: Lane) -> Kept | None:
    """Return the first update of `lane` that is not done, or None."""
    is_ordinary = (INBOX.c.chat == lane.chat) & INBOX.c.is_urgent.is_(False)
    is_there = is_ordinary if lane.emergency is None else INBOX.c.id == lane.emergency
    first = _unfinished(bot, INBOX).where(is_there).order_by(INBOX.c.update_id).limit(1)
    row = connection.execute(first).mappings().one_or_none()
    return None if row is None else _kept(connection, row)


def is_waiting(connection: Connection, kept: Kept) -> bool:
    """Tell whether `kept` still wants an answer: whoever wrote it may have had it forgotten."""
    state = connection.scalar(select(INBOX.c.state).where(INBOX.c.id == kept.id))
    return state == UpdateState.WAITING


def count_failure(connection: Connection, kept: Kept) -> None:
    """Note that the assistant, though well, gave no answer to this one."""
    connection.execute(
        update(INBOX).where(INBOX.c.id == kept.id).values(failures=INBOX.c.failures + 1)
    )


def finish(connection: Connection, kept: Kept) -> None:
    """Mark `kept` as done and forget what was written, in it and in the replies to it."""
    connection.execute(update(OUTBOX).where(OUTBOX.c.inbox_id == kept.id).values(request=null()))
    done = {"state": UpdateState.DONE, "content": null()}
    connection.execute(update(INBOX).where(INBOX.c.id == kept.id).values(done))


def move_chat(connection: Connection, bot: int, old: int, new: int) -> None:
    """Let what waits in the chat `old`, a group, go on in `new`, the supergroup it became."""
    unfinished = (INBOX.c.bot == bot) & (INBOX.c.chat == old) & (INBOX.c.state != UpdateState.DONE)
    ids = connection.scalars(select(INBOX.c.id).where(unfinished)).all()
    connection.execute(update(OUTBOX).where(OUTBOX.c.inbox_id.in_(ids)).values(chat=new))
    connection.execute(update(INBOX).where(INBOX.c.id.in_(ids)).values(chat=new))


def prune(connection: Connection, now: float) -> int:
    """Delete what is done and will not be delivered again; return how many updates."""
    old = (INBOX.c.state == UpdateState.DONE) & (INBOX.c.received < now - _KEPT_SECONDS)
    return connection.execute(delete(INBOX).where(old)).rowcount


def _unfinished(bot: int, *columns: object) -> Select[tuple[object, ...]]:
    # Written out as in the index, which covers these rows only.
    statement: Select[tuple[object, ...]] = select(*columns)  # type: ignore[call-overload]
    return statement.where(INBOX.c.bot == bot, INBOX.c.state != UpdateState.DONE)


def _kept(connection: Connection, row: RowMapping) -> Kept:
    is_repeated = False
    if row["once"] not in (None, _FLOOD):
        earlier = select(INBOX.c.id).where(
            INBOX.c.bot == row["bot"],
            INBOX.c.chat == row["chat"],
            INBOX.c.once == row["once"],
            INBOX.c.id < row["id"],
        )
        is_repeated = connection.scalar(earlier.limit(1)) is not None
    return Kept(
        id=row["id"],
        chat=row["chat"],
        content=row["content"],
        state=UpdateState(row["state"]),
        failures=row["failures"],
        is_repeated=is_repeated,
        is_flood=row["once"] == _FLOOD,
    )
