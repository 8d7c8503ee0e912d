"""What people think of answers: 👍 or 👎, changed at will, and why."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.keeping.answers import KeptAnswer
from bot.keeping.tables import FEEDBACK

_LONGEST_WORD = 1000


def judge(
    connection: Connection,
    answer: KeptAnswer,
    person: str,
    now: float,
    *,
    version: str,
    value: int | None = None,
    word: str | None = None,
) -> None:
    """Keep what `person` thinks of `answer`; what is None stays as it was.

    `version` is that of this program.
    """
    said: dict[str, Any] = {"changed": now}
    if value is not None:
        said["value"] = value
    if word is not None:
        said["word"] = word[:_LONGEST_WORD]
    same = (FEEDBACK.c.answer_key == answer.key) & (FEEDBACK.c.person == person)
    if connection.scalar(select(FEEDBACK.c.id).where(same)) is not None:
        connection.execute(update(FEEDBACK).where(same).values(said))
        return
    values = {
        "answer_key": answer.key,
        "chat": answer.chat,
        "person": person,
        "content": _content(answer, version),
        **said,
    }
    connection.execute(insert(FEEDBACK).values(values))


def value_of(connection: Connection, answer: KeptAnswer, person: str) -> int | None:
    """Return 1 or -1, as `person` judged, or None."""
    same = (FEEDBACK.c.answer_key == answer.key) & (FEEDBACK.c.person == person)
    return connection.scalar(select(FEEDBACK.c.value).where(same))


def prune(connection: Connection, before: float) -> int:
    """Delete what was last changed before this time; return how many judgements."""
    return connection.execute(delete(FEEDBACK).where(FEEDBACK.c.changed < before)).rowcount


def _content(answer: KeptAnswer, version: str) -> dict[str, Any]:
    last = answer.replies[-1]
    passages = [
        {"document": each.document_id, "heading": each.heading, "quote": each.quote}
        for reply in answer.replies
        for each in reply.citations
    ]
    return {
        "question": answer.question,
        "plan": last.plan,
        "status": last.status,
        "answer": "\n\n".join(reply.text for reply in answer.replies),
        "passages": passages,
        "versions": {"program": version, "store": last.store},
    }
