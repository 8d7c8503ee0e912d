"""Answer a message: the first of a conversation, or after one that spoke of a document; tap on."""

from collections.abc import Sequence
from datetime import date

from actions.answer import Answer
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.turn import turn
from index.references.provisions import find_provision


def answer(
    message: str,
    knowledge: Knowledge,
    today: date,
    off_topic: bool = False,
    last_document: str | None = None,
    last_heading: str = "",
) -> Answer:
    """Return the Answer to `message`, taken for out of scope if `off_topic`.

    `last_heading` is where in `last_document` the conversation is.
    """
    place = find_provision(last_heading) if last_heading else None
    focus = Focus(documents=(last_document,) if last_document else (), provision=place)
    intents = {"out_of_scope": 1.0} if off_topic else {}
    said, _ = turn(message, focus, intents, knowledge, today)
    return said


def talk(messages: Sequence[str], knowledge: Knowledge, today: date) -> Answer:
    """Return the Answer to the last of `messages`, said one after the other."""
    said, focus = turn(messages[0], Focus(), {}, knowledge, today)
    for message in messages[1:]:
        said, focus = turn(message, focus, {}, knowledge, today)
    return said


def tapped(message: str, knowledge: Knowledge, today: date) -> tuple[Answer, list[Answer]]:
    """Return the Answer to `message`, and the one that a tap on each of its buttons gives."""
    said, focus = turn(message, Focus(), {}, knowledge, today)
    payloads = [choice.payload for choice in said.suggestions]
    return said, [turn(payload, focus, {}, knowledge, today)[0] for payload in payloads]
