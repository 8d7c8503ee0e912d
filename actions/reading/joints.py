"""Joints: where a message may ask two questions in one sentence, “A là gì, với lại B ai ký”."""

import re
from collections.abc import Iterator

from actions.reading.mentions import Mentions
from actions.reading.plan import Ask, Plan, Spoken
from actions.reading.segments import asks

_MOST = 4  # joints are looked at
_SHORTEST = 2  # words of a question
# A longer message is no two short questions; each side would be read once more.
_LONGEST = 200  # characters
# Behind a semicolon, or a full stop that ends with a number, a question of its own begins.
_STOP = re.compile(r";\s|(?<=\d)\.\s+(?=[^\W\d])")
_COMMA = re.compile(r",\s")
# Rows whose plans ask in so many words, and those that a list or a name alone may be.
_TELLING = ("compare", "define", "enumerated", "overview", "summary")
_ASKED_FOR = ("listing", "lookup", "provisions", "relations", "validity")
_AROUND = " \t\n,;:.–-"


def halves(mentions: Mentions) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each joint of a text; there are few, and each side has words."""
    text = mentions.text
    if len(text) > _LONGEST:
        return
    joins = (
        (mentions.tokens[one.first].span[0], mentions.tokens[one.end - 1].span[1])
        for one in mentions.phrases
        if "joins" in one.concepts and one.first
    )
    stops = (found.span() for marks in (_STOP, _COMMA) for found in marks.finditer(text))
    for start, end in sorted({*joins, *stops})[:_MOST]:
        sides = text[:start].strip(_AROUND), text[end:].strip(_AROUND)
        if all(len(side.split()) >= _SHORTEST for side in sides):
            yield sides


def stands_alone(name: str, plan: Plan, mentions: Mentions) -> bool:
    """Tell whether a side, read as `plan` by the row `name`, asks something of its own."""
    if isinstance(plan, Ask) or isinstance(getattr(plan, "target", None), Spoken):
        return False
    if mentions.places[0].has("without"):
        return False  # “…, trừ nghị định”
    return name in _TELLING or (name in _ASKED_FOR and asks(mentions))
