"""The outbox: every part of every reply, with how far its sending is.

A part is marked `sending` before Telegram is called and `sent` after: whoever finds one `sending`
after a crash knows that it may have been delivered, and of all others that they were or were not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, null, select, update

from bot.keeping.arrival import Json
from bot.keeping.inbox import Kept, finish, is_waiting
from bot.keeping.message import Message
from bot.keeping.tables import INBOX, OUTBOX, PartState, UpdateState

_NOTICE = 0  # the number of the part that says that an answer will come; those of the answer follow
# Below it are supergroups and channels, which number their messages each for itself. In private
# chats and small groups Telegram numbers those of a bot in one row, whatever the chat.
SUPERGROUPS_BELOW = -1_000_000_000_000
_UNSENT = (PartState.WAITING, PartState.SENDING)


@dataclass(frozen=True)
class Part:
    """One message to send; `sent_after` is the newest message known when it was last sent.

    One with `edits` changes that message instead. It shows `answer`, or asks about it: `role`. One
    that `is_needless` is a notice whose answer is there: it is not sent, but may have been.
    """

    id: int
    chat: int
    request: Json
    state: PartState
    sent_after: int | None
    is_needless: bool
    edits: int | None = None
    answer: int | None = None
    role: str | None = None


def add_notice(connection: Connection, kept: Kept, message: Message) -> None:
    """Have `message` sent before the answer to `kept`, unless a notice was before."""
    notice = (OUTBOX.c.inbox_id == kept.id) & (OUTBOX.c.part == _NOTICE)
    if not is_waiting(connection, kept):
        return
    if connection.scalar(select(OUTBOX.c.id).where(notice)) is None:
        _add(connection, kept, [message], first=_NOTICE)


def add_answer(connection: Connection, kept: Kept, messages: Iterable[Message]) -> None:
    """Have `messages` sent as the answer to `kept`, instead of a notice that is not sent yet.

    None is sent if `kept` wants no answer any more.
    """
    if not is_waiting(connection, kept):
        return
    notice = (OUTBOX.c.inbox_id == kept.id) & (OUTBOX.c.state == PartState.WAITING)
    connection.execute(update(OUTBOX).where(notice).values(state=PartState.DROPPED))
    _add(connection, kept, messages, first=_NOTICE + 1)
    answered = update(INBOX).where(INBOX.c.id == kept.id, INBOX.c.state == UpdateState.WAITING)
    connection.execute(answered.values(state=UpdateState.ANSWERED))


def next_part(connection: Connection, kept: Kept) -> Part | None:
    """Return the next part to send of the replies to `kept`; None if there is none.

    An answered update without one is done.
    """
    unsent = (OUTBOX.c.inbox_id == kept.id) & OUTBOX.c.state.in_(_UNSENT)
    row = connection.execute(select(OUTBOX).where(unsent).order_by(OUTBOX.c.part)).first()
    state = connection.scalar(select(INBOX.c.state).where(INBOX.c.id == kept.id))
    is_answered = state == UpdateState.ANSWERED
    if row is not None:
        needless = is_answered and row.part == _NOTICE
        return Part(
            id=row.id,
            chat=row.chat,
            request=row.request,
            state=PartState(row.state),
            sent_after=row.sent_after,
            is_needless=needless,
            edits=row.edits,
            answer=row.answer,
            role=row.role,
        )
    if is_answered:
        finish(connection, kept)
    return None


def begin_sending(connection: Connection, part: Part, sent_after: int) -> None:
    """Note that Telegram is about to be called."""
    _set(connection, part, state=PartState.SENDING, sent_after=sent_after)


def note_sent(connection: Connection, part: Part, message_id: int) -> None:
    """Note that Telegram has it, as its message `message_id`."""
    _set(connection, part, state=PartState.SENT, message_id=message_id)


def note_unsent(connection: Connection, part: Part) -> None:
    """Note that Telegram does not have it: it is to be sent again."""
    _set(connection, part, state=PartState.WAITING)


def drop(connection: Connection, part: Part) -> None:
    """Note that it need not be sent."""
    _set(connection, part, state=PartState.DROPPED)


def note_refused(connection: Connection, part: Part) -> None:
    """Note that Telegram will never take it, nor the parts after it."""
    same = select(OUTBOX.c.inbox_id).where(OUTBOX.c.id == part.id).scalar_subquery()
    rest = (OUTBOX.c.inbox_id == same) & OUTBOX.c.state.in_(_UNSENT)
    connection.execute(update(OUTBOX).where(rest).values(state=PartState.REFUSED))


def change_request(connection: Connection, part: Part, request: Json) -> None:
    """Have `request` sent instead."""
    _set(connection, part, state=PartState.WAITING, request=request)


def send_anew(connection: Connection, part: Part) -> None:
    """Have it sent as a message of its own, since the one it edits is gone."""
    _set(connection, part, state=PartState.WAITING, edits=null())


def numbers_after(connection: Connection, part: Part) -> set[int]:
    """Return the numbers after `sent_after` of which it is known which message has them."""
    numbers: set[int] = set()
    for table in (INBOX, OUTBOX):
        is_newer = table.c.message_id > (part.sent_after or 0)
        same_row = (
            table.c.chat == part.chat
            if part.chat < SUPERGROUPS_BELOW
            else table.c.chat > SUPERGROUPS_BELOW
        )
        numbers.update(connection.scalars(select(table.c.message_id).where(is_newer, same_row)))
    return numbers


def newest_messages(connection: Connection) -> Iterator[tuple[int, int]]:
    """Yield each chat with the newest message in it that is known, of either side."""
    for table in (INBOX, OUTBOX):
        newest = func.max(table.c.message_id)
        for chat, message_id in connection.execute(
            select(table.c.chat, newest).group_by(table.c.chat)
        ):
            if message_id is not None:
                yield chat, message_id


def _add(connection: Connection, kept: Kept, messages: Iterable[Message], first: int) -> None:
    for number, message in enumerate(messages, first):
        values = {
            "inbox_id": kept.id,
            "chat": kept.chat,
            "part": number,
            "request": message.request,
            "state": PartState.WAITING,
            "edits": message.edits,
            "answer": message.answer,
            "role": message.role,
        }
        connection.execute(insert(OUTBOX).values(values))


def _set(connection: Connection, part: Part, **values: object) -> None:
    connection.execute(update(OUTBOX).where(OUTBOX.c.id == part.id).values(values))
