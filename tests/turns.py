"""Answer a message as the first one of a conversation, or after one that spoke of a document."""

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
