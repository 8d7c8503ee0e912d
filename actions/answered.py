"""What an answer was on: its documents, the place in them, its subject, what it listed."""

import re
from collections.abc import Iterable

from actions.executing.offering import section_choice
from actions.executing.result import Found, Quote, Result
from actions.reading.plan import (
    Choice,
    Compare,
    Define,
    Enumerate,
    Listing,
    Overview,
    Passages,
    Plan,
    Relations,
)
from actions.targeting import documents_of, named
from actions.topics import place_named
from index.legal.structure.provision import Provision
from index.lexicon.number_words import CARDINALS
from index.references.provisions import find_provision
from index.text.folding import syllables

_FEWEST_ITEMS, _MOST_ITEMS, _LONGEST_ITEM = 3, 10, 8
# Where the sentence says how many there are, they may be longer.
_LONGEST_COUNTED = 12
_BETWEEN = re.compile(r"[,;]\s+(?:và\s+)?|\s+và\s+")
# “Bốn phần là A, B, C và D”: “và” may also stand within one of them.
_HEAD = 2  # words that items may share: “kinh tế số nền tảng”
_SPLITS = (re.compile(r"[,;]\s+"), re.compile(r"[,;]\s+(?:và\s+)?|\s+(?:và|cùng)\s+"))
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_BEFORE_ITEMS = re.compile(r":\s|\s(?:là|gồm)\s")


def documents_on(plan: Plan, found: Found) -> tuple[str, ...]:
    """Return the ids of the documents that the answer is on."""
    listed = _ids(found.choices) if found.listed else ()
    named = documents_of(plan)
    match plan:
        case Relations() if len(others := tuple(each for each in listed if each not in named)) == 1:
            return others
        case Listing():
            if not found.listed:  # a text told what no title has
                quoted = _quoted(found.quotes)
                return quoted if len(quoted) == 1 else ()
            # Of several none is spoken of until one is chosen.
            return listed if len(listed) == 1 else ()
        case Enumerate():
            return _quoted(found.quotes)
        case Compare() if not named:
            return _quoted(found.quotes)
    return named or _quoted(found.quotes)[:1] or listed


def place_on(plan: Plan, found: Found) -> Provision | None:
    """Return the place that the answer is on: the one asked for, or that of the first quote."""
    if place := place_asked(plan):
        return place
    for quote in found.quotes[:1]:
        place = find_provision(quote.passage.heading)
        return place if place.names_unit else None
    return None


def place_asked(plan: Plan) -> Provision | None:
    """Return the last place that `plan` names."""
    places = getattr(plan, "places", ())
    return places[-1] if places else None


def subject_on(plan: Plan, found: Found) -> str:
    """Return the subject of the answer, as one would name it; "" for none."""
    return _spoken(found) or subject_asked(plan) or _of_heading(found.quotes)


def _spoken(found: Found) -> str:
    """Return the subject of `found`; the heading of what it quotes is none."""
    headings = {quote.passage.heading for quote in found.quotes}
    return "" if found.subject in headings else found.subject


def subject_asked(plan: Plan) -> str:
    """Return the subject that `plan` names: “Le Havre”, the term that was to be defined."""
    match plan:
        case Overview(subject=subject) if subject:
            return subject
        case Define(term=term):
            return term
        case Enumerate(about=about) if about:
            return about
        case Compare(subjects=(*_, last)):
            return last
        case Passages(about=about, text=text):
            return about or place_named(text)
    return ""


def city_of(result: Result) -> str:
    """Return the city of whose section an answer is from first; "" for none."""
    return place_named(_of_heading(result.quotes)) if isinstance(result, Found) else ""


def points_of(found: Found, subject: str) -> tuple[Choice, ...]:
    """Return what the answer names one after the other: “cái thứ hai” is one of them.

    The sections of its points; what its only quote lists: “ba trụ cột: A, B và C”.
    """
    if found.listed:
        return ()
    if len(found.quotes) > 1 and found.labels:
        return tuple(section_choice(quote.document, quote.passage) for quote in found.quotes)
    if len(found.quotes) != 1:
        return ()
    quote = found.quotes[0]
    items = next(filter(None, map(_counted, _SENTENCES.split(quote.words))), _items(quote.words))
    if quote.document.number:
        return tuple(Choice(item, Passages(item, named((quote.document,)))) for item in items)
    return tuple(Choice(item, Passages(item, about=subject)) for item in items)


def _ids(choices: Iterable[Choice]) -> tuple[str, ...]:
    ids = (each for choice in choices for each in documents_of(choice.plan))
    return tuple(dict.fromkeys(ids))


def _quoted(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote.document.id for quote in quotes))


def _of_heading(quotes: tuple[Quote, ...]) -> str:
    """Return the speaker or city whose section of an event's report is quoted first."""
    for quote in quotes[:1]:
        head, colon, _ = quote.passage.heading.partition(":")
        if colon and not quote.document.number:
            return head.strip()
    return ""


def _counted(sentence: str) -> list[str]:
    """Return what `sentence` lists where it says how many there are: “năm nhóm là A, …, E”."""
    for mark in _BEFORE_ITEMS.finditer(sentence):
        said = {CARDINALS.get(word) for word in sentence[: mark.start()].lower().split()}
        listed = sentence[mark.end() :].rstrip(" .;")
        for items in _ways(listed):
            items = [item.strip() for item in items]
            short = all(0 < len(syllables(item)) <= _LONGEST_COUNTED for item in items)
            if len(items) in said and len(items) > 1 and short:
                return items
    return []


def _ways(listed: str) -> list[list[str]]:
    """Return the ways in which `listed` may be read as items, the likeliest first.

    The last one, behind “và”, may have commas of its own: it then begins as the first one does.
    """
    ways = [split.split(listed) for split in _SPLITS]
    before, joint, last = listed.rpartition(" và ")
    if not joint or "," not in last:
        return ways
    of_its_own = [*_SPLITS[0].split(before), last]
    alike = of_its_own[0].split()[:_HEAD] == last.split()[:_HEAD]
    return [of_its_own, *ways] if alike else [*ways, of_its_own]


def _items(sentence: str) -> list[str]:
    """Return what `sentence` lists behind its last colon; nothing where that is no list."""
    _, colon, listed = sentence.rstrip(" .;").rpartition(":")
    items = [item.strip() for item in _BETWEEN.split(listed)] if colon else []
    are_names = all(item and len(item.split()) <= _LONGEST_ITEM for item in items)
    return items if are_names and _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS else []
