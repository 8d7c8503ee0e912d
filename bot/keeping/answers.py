"""What was answered, found by the key in a button, by a message of ours, or by its question."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.keeping.message import Message
from bot.keeping.outbox import Part, note_sent
from bot.keeping.tables import ANSWERS, SHOWN
from bot.reply import Reply

ANSWER, WHY = "answer", "why"
"""The roles of a message of ours: it shows an answer, or asks what is wrong with it."""
_KEY_BYTES = 9  # 12 characters: nobody can guess one


@dataclass(frozen=True)
class Place:
    """Where and by whom something is said: pseudonyms of the chat and the person."""

    bot: int
    chat: str
    person: str


@dataclass(frozen=True)
class KeptAnswer:
    """An answer: the `replies` to a question, shown one after the other; `used` are buttons."""

    id: int
    key: str
    chat: str
    person: str
    question_message: int | None
    question: str
    replies: tuple[Reply, ...]
    used: tuple[str, ...] = ()

    @property
    def turn(self) -> str | None:
        """Rasa's name of the turn that ended with the last reply."""
        return self.replies[-1].turn

    def shown_as(self, request: dict[str, Any], edits: int | None = None) -> Message:
        """Return the message that shows it."""
        return Message(request, edits, self.id, ANSWER)


def add(
    connection: Connection,
    place: Place,
    question_message: int | None,
    question: str,
    reply: Reply,
    now: float,
) -> KeptAnswer:
    """Keep `reply` to `question`, which stood in the message `question_message`, if in one."""
    key = _new_key()
    answer = KeptAnswer(0, key, place.chat, place.person, question_message, question, (reply,))
    values = {
        "bot": place.bot,
        "key": key,
        "chat": place.chat,
        "person": place.person,
        "question_message": question_message,
        "created": now,
        **_content(answer),
    }
    primary = connection.execute(insert(ANSWERS).values(values)).inserted_primary_key
    return replace(answer, id=primary[0] if primary else 0)


def change(connection: Connection, answer: KeptAnswer) -> None:
    """Keep `answer` as it is now, in place of what was kept of it."""
    values = {"key": answer.key, **_content(answer)}
    connection.execute(update(ANSWERS).where(ANSWERS.c.id == answer.id).values(values))


def replaced(answer: KeptAnswer, question: str, reply: Reply) -> KeptAnswer:
    """Return `answer` to another question, under a new key: the buttons of before are not its."""
    return replace(answer, key=_new_key(), question=question, replies=(reply,), used=())


def by_key(connection: Connection, place: Place, key: str) -> KeptAnswer | None:
    """Return the answer with this key, if it was given in this chat: a key of another is forged."""
    return _one(connection, _in(place) & (ANSWERS.c.key == key))


def by_question(connection: Connection, place: Place, message_id: int) -> KeptAnswer | None:
    """Return the answer to what was asked in the message `message_id`."""
    return _one(connection, _in(place) & (ANSWERS.c.question_message == message_id))


def by_message(
    connection: Connection, place: Place, message_id: int
) -> tuple[KeptAnswer, str] | None:
    """Return the answer that our message `message_id` is about, and the message's role."""
    here = (SHOWN.c.bot == place.bot) & (SHOWN.c.chat == place.chat)
    row = connection.execute(
        select(SHOWN.c.answer, SHOWN.c.role).where(here, SHOWN.c.message_id == message_id)
    ).first()
    answer = _one(connection, ANSWERS.c.id == row.answer) if row else None
    return (answer, row.role) if row and answer else None


def last(connection: Connection, place: Place, before: int | None = None) -> KeptAnswer | None:
    """Return the last answer of Rasa's in this chat, before the one with the row `before`."""
    where = _in(place) & ANSWERS.c.turn.is_not(None)
    if before is not None:
        where &= ANSWERS.c.id < before
    return _one(connection, where)


def message_of(connection: Connection, answer: KeptAnswer) -> int | None:
    """Return the number of our newest message that shows `answer`."""
    shown = (SHOWN.c.answer == answer.id) & (SHOWN.c.role == ANSWER)
    newest = select(SHOWN.c.message_id).where(shown).order_by(SHOWN.c.message_id.desc()).limit(1)
    return connection.scalar(newest)


def note_shown(connection: Connection, part: Part, message_id: int) -> None:
    """Note that Telegram has `part`, as its message `message_id`, and what that is about."""
    note_sent(connection, part, message_id)
    if part.answer is None:
        return
    row = connection.execute(
        select(ANSWERS.c.bot, ANSWERS.c.chat).where(ANSWERS.c.id == part.answer)
    ).first()
    if row is None:  # forgotten meanwhile
        return
    key = {"bot": row.bot, "chat": row.chat, "message_id": message_id}
    same = (SHOWN.c.bot == row.bot) & (SHOWN.c.chat == row.chat)
    connection.execute(delete(SHOWN).where(same, SHOWN.c.message_id == message_id))
    connection.execute(insert(SHOWN).values(key | {"answer": part.answer, "role": part.role}))


def prune(connection: Connection, before: float) -> int:
    """Delete what was answered before this time; return how many answers."""
    return connection.execute(delete(ANSWERS).where(ANSWERS.c.created < before)).rowcount


def _new_key() -> str:
    return secrets.token_urlsafe(_KEY_BYTES)


def _in(place: Place) -> Any:
    return (ANSWERS.c.bot == place.bot) & (ANSWERS.c.chat == place.chat)


def _one(connection: Connection, where: Any) -> KeptAnswer | None:
    newest = select(ANSWERS).where(where).order_by(ANSWERS.c.id.desc()).limit(1)
    row = connection.execute(newest).first()
    return None if row is None else _kept(row)


def _content(answer: KeptAnswer) -> dict[str, Any]:
    content = {
        "question": answer.question,
        "replies": [reply.to_json() for reply in answer.replies],
        "used": list(answer.used),
    }
    return {"content": content, "turn": answer.turn}


def _kept(row: Row[Any]) -> KeptAnswer:
    content = row.content
    return KeptAnswer(
        id=row.id,
        key=row.key,
        chat=row.chat,
        person=row.person,
        question_message=row.question_message,
        question=content["question"],
        replies=tuple(map(Reply.from_json, content["replies"])),
        used=tuple(content["used"]),
    )


def with_used(answer: KeptAnswer, buttons: Collection[str]) -> KeptAnswer:
    """Return `answer` with `buttons` used up."""
    return replace(answer, used=tuple(dict.fromkeys((*answer.used, *buttons))))
