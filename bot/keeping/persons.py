"""All that is kept of one person, found and deleted."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, null, select, update

from bot.keeping.inbox import Kept
from bot.keeping.tables import ANSWERS, CHATS, FEEDBACK, INBOX, OUTBOX, UpdateState


@dataclass(frozen=True)
class Kinds:
    """How many of each kind are kept, or were deleted."""

    answers: int
    judgements: int
    updates: int

    @property
    def all(self) -> int:
        """Return how many there are in all."""
        return self.answers + self.judgements + self.updates


def chats_of(connection: Connection, bot: int, person: str) -> set[str]:
    """Return the pseudonyms of the chats in which this person asked something that is kept."""
    asked = select(ANSWERS.c.chat).where(ANSWERS.c.bot == bot, ANSWERS.c.person == person)
    return {person, *connection.scalars(asked.distinct())}


def kept_of(connection: Connection, kept: Kept, person: str, user: int) -> Kinds:
    """Return how much is kept of the person `user`, but for `kept` itself, which asks for it."""
    of_answers = select(func.count()).where(ANSWERS.c.person == person)
    of_feedback = select(func.count()).where(FEEDBACK.c.person == person)
    return Kinds(
        connection.scalar(of_answers) or 0,
        connection.scalar(of_feedback) or 0,
        len(_updates(connection, kept, user)),
    )


def forget(connection: Connection, bot: int, kept: Kept, person: str, user: int) -> Kinds:
    """Delete what is kept of the person `user`, in whatever chat; return how much it was.

    The numbers of updates stay, without chat or words, for as long as Telegram may repeat them.
    """
    updates = _updates(connection, kept, user)
    there = kept_of(connection, kept, person, user)
    connection.execute(delete(FEEDBACK).where(FEEDBACK.c.person == person))
    connection.execute(delete(ANSWERS).where(ANSWERS.c.bot == bot, ANSWERS.c.person == person))
    connection.execute(delete(CHATS).where(CHATS.c.bot == bot, CHATS.c.chat == person))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.inbox_id.in_(updates)))
    gone = {"state": UpdateState.DONE, "content": null(), "once": null(), "chat": 0}
    connection.execute(update(INBOX).where(INBOX.c.id.in_(updates)).values(gone))
    return there


def _updates(connection: Connection, kept: Kept, user: int) -> list[int]:
    """Return the inbox's rows of what `user` wrote, in private or, while it waits, in groups."""
    private = select(INBOX.c.id).where(INBOX.c.chat == user, INBOX.c.id != kept.id)
    ids = set(connection.scalars(private))
    waiting = select(INBOX.c.id, INBOX.c.content).where(
        INBOX.c.content.is_not(None), INBOX.c.chat != user, INBOX.c.id != kept.id
    )
    for row in connection.execute(waiting):
        if _author(row.content) == user:
            ids.add(row.id)
    return sorted(ids)


def _author(content: object) -> object:
    """Return the number of whoever wrote or tapped an update, as far as it says so."""
    parts = content.values() if isinstance(content, dict) else ()
    for part in parts:
        if isinstance(part, dict) and isinstance(author := part.get("from"), dict):
            return author.get("id")
    return None
