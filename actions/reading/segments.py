"""Segments: the parts of a long question between its commas, of which one may ask it all."""

import re
from dataclasses import replace
from itertools import pairwise

from actions.reading.mentions import Mentions
from actions.reading.plan import (
    Described,
    Lookup,
    Named,
    Plan,
    Provisions,
    Relations,
    Several,
    Spoken,
    Validity,
)
from actions.reading.scope import scope_of

_BORDER = re.compile(r"[,;:–]\s|\s-\s")
# With one of these, a part asks something.
_ASKS = (
    "field",
    "list.all",
    "list.count",
    "provision",
    "thing",
    "validity",
    "when",
    "which",
    "who",
)
_CLOSES = ("closing", "courtesy")
_SHORTEST = 2  # words
_MOST = 8  # parts


def segments(mentions: Mentions) -> list[str]:
    """Return the parts of a text between its commas and behind “không biết”, in order.

    There is none where nothing parts it.
    """
    text = mentions.text
    openers = [mentions.span(place.words)[1] for place in mentions.places if place.has("opens")]
    borders = sorted({0, len(text), *openers, *(m.end() for m in _BORDER.finditer(text))})
    parts = [text[start:end].strip(" ,;:–-") for start, end in pairwise(borders)]
    parts = [part for part in parts if len(part.split()) >= _SHORTEST]
    return parts if 1 < len(parts) <= _MOST else []


def asks(mentions: Mentions) -> bool:
    """Tell whether a part asks something, by the words in it."""
    places = list(mentions.places)
    while len(places) > 1 and places[-1].has(*_CLOSES) and not places[-1].has("polarity"):
        places.pop()
    whether = bool(places) and places[-1].has("polarity")  # “… không?”, and no “không ra”
    return whether or mentions.has(*_ASKS)


def asked_of(plan: Plan, whole: Mentions) -> Plan:
    """Return `plan`, of one part, asked of the documents of the `whole` text, if it has any."""
    if isinstance(plan, Several):
        return Several(tuple(asked_of(one, whole) for one in plan.plans))
    if not isinstance(plan, Lookup | Validity | Relations | Provisions):
        return plan
    target = scope_of(whole, loose=True).target
    if plan.target == Spoken() and isinstance(target, Described | Named):
        return replace(plan, target=target)
    return plan
