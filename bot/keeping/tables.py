"""The tables of the inbox and the outbox, as the migrations make them (a test compares both)."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from database.schema import KEY, METADATA


class UpdateState(StrEnum):
    """How far an update is: its answer is still to be found, or to be sent, or nothing is."""

    WAITING = "waiting"
    ANSWERED = "answered"
    DONE = "done"


class PartState(StrEnum):
    """How far a part of a reply is.

    A part found `sending` by the next process may or may not have reached Telegram. One `refused`
    never will (the person has blocked us), one `dropped` need not any more.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    DROPPED = "dropped"


# `content` is the update as Telegram sent it. It is emptied once the update is done; the row stays
# for as long as Telegram might deliver the update again. `once` names what is reacted to but once,
# a button or an album; `failures` counts the answers that failed although the assistant was well.
INBOX = Table(
    "inbox",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("is_urgent", Boolean, nullable=False),
    Column("once", String(200)),
    Column("content", JSON(none_as_null=True)),
    Column("received", Float, nullable=False),
    Column("state", String(10), nullable=False),
    Column("failures", Integer, nullable=False),
    UniqueConstraint("bot", "update_id"),
    Index(None, "bot", "once"),
    Index(None, "message_id"),
)
_UNFINISHED = INBOX.c.state != UpdateState.DONE.value
Index(
    "ix_inbox_unfinished",
    INBOX.c.bot,
    INBOX.c.chat,
    INBOX.c.update_id,
    sqlite_where=_UNFINISHED,
    postgresql_where=_UNFINISHED,
)

# `request` holds the parameters of sendMessage but for the chat, which may move, or of editing the
# message `edits`. It is emptied once the update is done. `sent_after` is the newest message known
# when the sending began. `answer` is the one that the message shows, or asks about (`role`).
OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("inbox_id", KEY, ForeignKey(INBOX.c.id, ondelete="CASCADE"), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("part", Integer, nullable=False),
    Column("request", JSON(none_as_null=True)),
    Column("state", String(10), nullable=False),
    Column("sent_after", BigInteger),
    Column("message_id", BigInteger),
    Column("edits", BigInteger),
    Column("answer", BigInteger),
    Column("role", String(10)),
    UniqueConstraint("inbox_id", "part"),
    Index(None, "message_id"),
)

# What was asked and answered, for the buttons under it and for replies to it. `chat` and `person`
# are pseudonyms; `content` holds the question, the replies shown in turn, and the buttons used up;
# `turn` is Rasa's, of the last reply, and `question_message` the number of the message that asked.
ANSWERS = Table(
    "answers",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("key", String(16), nullable=False, unique=True),
    Column("chat", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("question_message", BigInteger),
    Column("turn", String(64)),
    Column("content", JSON, nullable=False),
    Column("created", Float, nullable=False),
    Index(None, "chat", "question_message"),
    Index(None, "person"),
    Index(None, "created"),
)

# The messages of ours that show an answer, or ask why it is wrong (`role`).
SHOWN = Table(
    "shown",
    METADATA,
    Column("bot", BigInteger, nullable=False),
    Column("chat", String(32), nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("answer", KEY, ForeignKey(ANSWERS.c.id, ondelete="CASCADE"), nullable=False),
    Column("role", String(10), nullable=False),
    PrimaryKeyConstraint("bot", "chat", "message_id"),
    Index(None, "answer"),
)

# What a person thinks of an answer, 1 or -1, and why, in a word; one row for both. `content` has
# the question, plan, answer, passages and versions, so that the answer itself may go before.
FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("answer_key", String(16), nullable=False),
    Column("chat", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("value", Integer),
    Column("word", String(1000)),
    Column("content", JSON, nullable=False),
    Column("changed", Float, nullable=False),
    UniqueConstraint("answer_key", "person"),
    Index(None, "person"),
    Index(None, "changed"),
)

# What a chat has chosen. `is_new`: its next question begins a conversation anew.
CHATS = Table(
    "chats",
    METADATA,
    Column("bot", BigInteger, nullable=False),
    Column("chat", String(32), nullable=False),
    Column("language", String(2)),
    Column("is_new", Boolean, nullable=False),
    Column("changed", Float, nullable=False),
    PrimaryKeyConstraint("bot", "chat"),
)
