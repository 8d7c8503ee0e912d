"""“The 2023 workshop in Hanoi”: its year and its place only say which event is meant.

A search for a place finds what is told of that place, and not what was said at an event there.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from actions.knowledge import Knowledge
from actions.reading.mentions import Mention, Mentions
from actions.reading.phrases import matches_in
from actions.statements.statement import Statement
from actions.topics import without
from index.records.document import Document
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_JOINS = {language: frozenset(words) for language, words in _WORDS["joins"].items()}
_BETWEEN: int = _WORDS["between"]
# Who asks for the day or the place is told it.
_ASKED = frozenset(("asks.when", "asks.where", "day", "when"))


def without_occasion(mentions: Mentions, language: Language, knowledge: Knowledge) -> str:
    """Return the text of `mentions` without the day and the place of the event that it names.

    It stays where nothing else is said, where these are asked for, and where they are not those of
    an event that a text tells of.
    """
    text = mentions.text
    found = matches_in(text, language)
    concepts = {concept for each in found for concept in each.concepts}
    named = [(each.first, each.end) for each in found if "event" in each.concepts]
    if not named or concepts & _ASKED:
        return text
    first, end = min(named, key=lambda each: each[1] - each[0])  # “workshop” of “the workshop”
    events = [each for each in knowledge.retriever.documents if not each.number]
    joins = _JOINS.get(language, frozenset())
    taken: set[int] = set()
    for each in mentions.of("period", "place"):
        if not any(_is_its(each, event, knowledge) for event in events):
            continue
        behind = set(range(end, each.words[0]))
        before = set(range(each.words[1], first))
        told = {at for at in behind if mentions.tokens[at].folded in joins} | taken
        if behind <= told and each.words[0] >= end:
            taken |= behind | set(range(*each.words))
        elif each.kind == "period" and each.words[1] <= first and len(before) <= _BETWEEN:
            taken |= set(range(*each.words))
    left = mentions.content - taken - {*range(first, end)}
    if not taken or not left:
        return text
    return without(text, list(_spans(mentions, sorted(taken))))


def _spans(mentions: Mentions, words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of `words`, those that follow each other as one: “d'avril”, “4/2023”."""
    for at in words:
        if at - 1 in words:
            continue
        last = at
        while last + 1 in words:
            last += 1
        yield mentions.tokens[at].span[0], mentions.tokens[last].span[1]


def _is_its(mention: Mention, event: Document, knowledge: Knowledge) -> bool:
    """Tell whether `mention` is of the time or the place of `event`."""
    if mention.kind == "place":
        return mention.value in set(_venues(event, knowledge))
    days = mention.value.days
    return event.issued is not None and days.first <= event.issued <= days.last


def _venues(event: Document, knowledge: Knowledge) -> Iterator[str]:
    catalogue = knowledge.retriever.store.catalogue
    for passage in catalogue.passages(catalogue.positions_of([event.id])).values():
        for start, end in passage.sentences:
            sentence = Statement.of(passage.text[start:end], "vi")
            if sentence.takes_place:
                yield from sentence.places
