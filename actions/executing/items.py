"""The items that a sentence lists, “ba trụ cột: chính quyền số, …”, each to be asked for next."""

import re
from collections.abc import Iterator

from actions.executing.cards import named
from actions.executing.context import Context
from actions.executing.subjects import Subject
from actions.reading.plan import Choice, Lookup, Overview
from index.lexicon.gazetteer import find_places
from index.lexicon.number_words import CARDINALS
from index.records.document import Document
from index.text.folding import fold, syllables, words

# What a sentence lists things behind, how many are a list, and within how many syllables before it
# the things are named: behind “là” anything may follow.
_MARKS = (
    (re.compile(r"\b(?:bao gồm|gồm)\s*:?\s", re.IGNORECASE), 2, 20),
    (re.compile(r":\s"), 2, 20),
    (re.compile(r"\blà\s"), 3, 4),
)
_WHAT = re.compile(r":\s|\slà\s")
_NEXT = re.compile(r"\w{3}[.!?]\s+(?=\w)")
# What stands behind a list: “A, theo bản toàn văn duy nhất …, nên kiểm tra lại”.
_REMARK = re.compile(r", (?:theo|nên|vì|nhưng) ")
_BETWEEN = re.compile(r"[,;]\s+(?:và\s+)?")
_JOINT = re.compile(r"[,;]\s+(?:và\s+)?|\s+và\s+")
# “Các ông A, B và bà C” lists A, B and C: their title is no part of the first name.
_ALL_OF = re.compile(r"^(?:các|những) (?:anh|bà|chị|ông) ", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
# So many are a list where their number is told: “hai nơi của Pháp là A, B”.
_FEWEST = 2
_SEMICOLONS = 2
# A thing of more words is a sentence, and no name.
_LONGEST = 12
# What items may all begin with: “kinh tế số ICT, kinh tế số nền tảng …”.
_LONGEST_HEAD, _SHORTEST_HEAD = 3, 2
# The things stand so near behind their number: “năm nhóm mục tiêu”.
_BEHIND = 4
_MANY = 1900  # years begin
# What things are called in short: “tiêu chí” for “tiêu chí đô thị thông minh”.
_HEAD = 2


def items_of(sentence: str, things: Subject) -> list[str]:
    """Return what `sentence` lists, as it writes them, where it says that they are `things`."""
    for end, start, fewest, nearest in _lists_in(sentence):
        if _NEXT.search(sentence, start):
            continue  # a list ends with its sentence
        before = syllables(sentence[:end])
        items = _items(sentence[start:], _numbers(sentence[:end]))
        count = _counted_before(sentence[:end], len(items))
        is_near = things.is_in(" ".join(before[-nearest:]))
        is_counted = count is not None and things.is_in(" ".join(before[: count + _BEHIND]))
        if len(items) >= (_FEWEST if is_counted else fewest) and (
            is_counted if count is not None else is_near
        ):
            return items
    return _counted_names(sentence, things)


def _counted_before(before: str, count: int) -> int | None:
    """Return the place behind the number `count` in what stands `before` a list, if it is there.

    “Bốn văn bản … cho thành phố thông minh gồm …” lists four texts, and no cities.
    """
    places = (at for at, value in enumerate(_values(words(before))) if value == count)
    return next((at + 1 for at in places if count), None)


def only_names(sentence: str, subject: Subject) -> bool:
    """Tell whether `sentence` says no more of `subject` than that it is one of several."""
    lists = (_items(sentence[start:], set()) for _, start, *_ in _lists_in(sentence))
    return any(subject.is_one_of(items) for items in lists if len(items) > 1)


def count_of(sentence: str, things: Subject) -> int:
    """Return how many `things` there are, where `sentence` says so without a list; 0 for none."""
    said, folded = words(sentence), syllables(sentence)
    heads = (name[:_HEAD] for name in map(str.split, things.names))
    for name in (*map(str.split, things.names), *heads):
        for at in range(1, len(folded) - len(name) + 1):
            value = _number(said[at - 1]) if folded[at : at + len(name)] == name else 0
            is_share = re.search(rf"(?<!\w){value}\s?%", sentence)
            if value and not is_share and value not in _sizes(sentence):
                return value
    return 0


def _sizes(sentence: str) -> set[int]:
    """Return how many items the lists of `sentence` have."""
    return {
        len(_items(sentence[start:], _numbers(sentence[:start])))
        for _, start, *_ in _lists_in(sentence)
    }


def _lists_in(sentence: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a list's mark begins, where it ends, fewest items, how near the things are."""
    for mark, fewest, nearest in _MARKS:
        for match in mark.finditer(sentence):
            if not _is_aside(sentence, match.start()):
                yield match.start(), match.end(), fewest, nearest


def _is_aside(sentence: str, place: int) -> bool:
    """Tell whether `place` is in brackets: “(cũng viết là Leclercq)” begins no list."""
    return sentence.rfind("(", 0, place) > sentence.rfind(")", 0, place)


def _items(listed: str, counts: set[int]) -> list[str]:
    """Return the items of a list, one of `counts` where it can be read in several ways."""
    listed = _REMARK.split(listed)[0]
    listed, counts = _behind_what(listed.strip().rstrip(".;"), counts)
    if listed.count("; ") >= _SEMICOLONS:  # they part the items, and commas stand within
        found = [each.strip() for each in re.split(r";\s+", listed)]
        return found if all(len(item.split()) <= _LONGEST for item in found) else []
    shown = _ASIDE.sub(lambda aside: re.sub(r"[,;]", "\0", aside[0]), listed)
    ways = [_of_one_head(shown), _ended(shown), _parts(shown)]
    items = next((way for way in ways if len(way) in counts), ways[-1])
    # What stands in brackets is put back as it was written.
    found = [_written(item, listed) for item in items]
    return found if all(len(item.split()) <= _LONGEST for item in found) else []


def _behind_what(listed: str, counts: set[int]) -> tuple[str, set[int]]:
    """Return a list without what its items are, “ba phần: …”, and the numbers in that as well."""
    what, colon, items = listed.partition(": ")
    if not colon or _JOINT.search(what):
        return listed, counts
    return items, counts | _numbers(what)


def _written(item: str, listed: str) -> str:
    if "\0" not in item:
        return item
    pattern = "[,;]".join(map(re.escape, item.split("\0")))
    match = re.search(pattern, listed)
    return match[0] if match else item


def _parts(listed: str) -> list[str]:
    """Return the items of a list: “và” stands before the last, or before others of their own name.

    “Ba phần: A, …”, “… và hai nơi của Pháp là C”: what the items are stands before them.
    """
    parts = _BETWEEN.split(listed)
    items: list[str] = []
    for row, part in enumerate(parts):
        first, joined, rest = part.partition(" và ")
        ends = joined and (row == len(parts) - 1 or " là " in rest)
        items += [first, rest] if ends else [part]
    return [_ALL_OF.sub("", _WHAT.split(item)[-1].strip()) for item in items if item.strip()]


def _ended(listed: str) -> list[str]:
    """Return the items of a list that ends with “A và B” before its sentence does.

    “Ba nghị định là A, B và C, theo …, nên …” lists three.
    """
    parts = _BETWEEN.split(listed)
    last = next((row for row, part in enumerate(parts) if " và " in part), len(parts))
    first, _, rest = parts[last].partition(" và ") if last < len(parts) - 1 else ("", "", "")
    return [*parts[:last], first, rest] if first and rest and not _WHAT.search(rest) else []


def _of_one_head(listed: str) -> list[str]:
    """Return the items that all begin with the same words, whatever else is joined in each."""
    words = listed.split()
    for length in range(_LONGEST_HEAD, _SHORTEST_HEAD - 1, -1):
        head = " ".join(words[:length])
        joints = [each for each in _JOINT.finditer(listed) if listed.startswith(head, each.end())]
        if len(words) > length and joints:
            starts = [0, *(each.end() for each in joints)]
            ends = [*(each.start() for each in joints), len(listed)]
            return [listed[start:end] for start, end in zip(starts, ends, strict=True)]
    return []


def _counted_names(sentence: str, things: Subject) -> list[str]:
    """Return the names that stand right behind “bốn thành phố”, as many as it says."""
    written = things.written_in((sentence,))
    at = sentence.find(written) if written else -1
    if at < 0 or not (before := syllables(sentence[:at])):
        return []
    count = _number(sentence[:at].split()[-1])
    items = _parts(sentence[at + len(written) :].strip().rstrip(".;"))
    are_names = all(item[:1].isupper() and len(item.split()) <= _LONGEST for item in items)
    return items if before and len(items) == count and are_names else []


def _numbers(said: str) -> set[int]:
    return set(_values(words(said))) - {0}


def _values(said: list[str]) -> list[int]:
    """Return the number that each word is, 0 for none: “năm” before a year is none."""
    behind = [*said[1:], ""]
    return [
        0 if next_.isdecimal() else _number(word) for word, next_ in zip(said, behind, strict=True)
    ]


def _number(word: str) -> int:
    """Return the number that `word` is, with its marks, if things may be so many; 0 for none."""
    value = int(word) if word.isdecimal() else CARDINALS.get(word.lower()) or 0
    return value if 1 < value < _MANY else 0


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
