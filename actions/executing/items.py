"""The items that a sentence lists, “ba trụ cột: chính quyền số, …”, each to be asked for next."""

import re

from actions.executing.cards import named
from actions.executing.context import Context
from actions.executing.subjects import Subject
from actions.reading.plan import Choice, Lookup, Overview
from index.lexicon.gazetteer import find_places
from index.records.document import Document
from index.text.folding import fold, syllables

# What a sentence lists things behind, how many are a list, and within how many syllables before it
# the things are named: behind “là” and a colon anything may follow.
_MARKS = (
    (re.compile(r"\b(?:bao gồm|gồm)\s*:?\s", re.IGNORECASE), 2, 20),
    (re.compile(r"\blà\s|:\s"), 3, 4),
)
_WHAT = re.compile(r":\s|\slà\s")
_BETWEEN = re.compile(r"[,;]\s+(?:và\s+)?")
# A thing of more words is a sentence, and no name.
_LONGEST = 12


def items_of(sentence: str, things: Subject) -> list[str]:
    """Return what `sentence` lists, as it writes them, where it says that they are `things`."""
    for mark, fewest, nearest in _MARKS:
        for match in mark.finditer(sentence):
            if _is_aside(sentence, match.start()):
                continue
            before = " ".join(syllables(sentence[: match.start()])[-nearest:])
            items = _items(sentence[match.end() :].strip().rstrip(".;"))
            short = all(len(item.split()) <= _LONGEST for item in items)
            if len(items) >= fewest and short and things.is_in(before):
                return items
    return []


def _is_aside(sentence: str, place: int) -> bool:
    """Tell whether `place` is in brackets: “(cũng viết là Leclercq)” begins no list."""
    return sentence.rfind("(", 0, place) > sentence.rfind(")", 0, place)


def _items(listed: str) -> list[str]:
    """Return the items of a list: “và” stands before the last, or before others of their own name.

    “Ba phần: A, …”, “… và hai nơi của Pháp là C”: what the items are stands before them.
    """
    parts = _BETWEEN.split(listed)
    items: list[str] = []
    for row, part in enumerate(parts):
        first, joined, rest = part.partition(" và ")
        ends = joined and (row == len(parts) - 1 or " là " in rest)
        items += [first, rest] if ends else [part]
    return [_WHAT.split(item)[-1].strip() for item in items if item.strip()]


def item_choices(items: list[str], document: Document, context: Context) -> tuple[Choice, ...]:
    """Return the choice of each item of `document`: what is said of it, or the one that it names.

    Of a city in the report of an event that is what the report says of it.
    """
    return tuple(_choice(item, document, context) for item in items)


def _choice(item: str, document: Document, context: Context) -> Choice:
    matches = [match for found in context.knowledge.finder.find(item) for match in found.matches]
    if len(matches) == 1:
        return Choice(item, Lookup(named(matches[0])))
    if not document.number and find_places(fold(item)):
        return Choice(item, Overview(named(document), item))
    return Choice(item, Overview(subject=item))
