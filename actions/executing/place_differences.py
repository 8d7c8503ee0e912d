"""How two places of texts differ: what both say, what they word otherwise, what one alone says."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from actions.executing.result import Found, Joined, Line, Result
from index.legal.structure.labels import label_of
from index.legal.structure.path import shorten
from index.text.folding import syllables

_PAIR = 2
# Two paragraphs that share so many of their words say nearly the same.
_ALIKE = 0.6
_MOST_LINES = 12
_MOST_ITEMS = 60  # each of one is held against each of the other
_LONGEST = 30  # words of a paragraph, or of what is changed in it


class _Item(NamedTuple):
    label: str
    words: str


def with_differences(result: Result) -> Result:
    """Return `result`, two places that are compared, with how they differ said first.

    It stays as it is where it is not two places that were found.
    """
    if not isinstance(result, Joined) or len(result.results) != _PAIR:
        return result
    one, other = result.results
    if not (isinstance(one, Found) and isinstance(other, Found)) or _leaves_some((one, other)):
        return result
    names = _names(one, other)
    lines = tuple(_differences(_items(one), _items(other), names))
    listed = Line("listed", {"intro": Line("places_differ.intro"), "lines": lines})
    return Joined((replace(one, before=(listed, *one.before)), other))


def _leaves_some(found: Sequence[Found]) -> bool:
    """Tell whether more is said after one of `found` than what was changed in it."""
    return any(each.rest or (each.after and not each.amended) for each in found)


def _names(one: Found, other: Found) -> tuple[str, str]:
    """Return what to call the two places: with their documents, where these are not one.

    Before and after it was amended, one place goes by whose words they are.
    """
    documents = [
        ", ".join(dict.fromkeys(quote.document.name for quote in found.quotes))
        for found in (one, other)
    ]
    places = [found.subject for found in (one, other)]
    if documents[0] == documents[1]:
        return places[0], places[1]
    if places[0] == places[1] and one.amended != other.amended:
        return documents[0], documents[1]
    return f"{places[0]} {documents[0]}".strip(), f"{places[1]} {documents[1]}".strip()


def _items(found: Found) -> list[_Item]:
    """Return the paragraphs of what is quoted, each without its number, but for the heading."""
    lines = [line for quote in found.quotes for line in quote.words.split("\n") if line.strip()]
    items = []
    for at, line in enumerate(lines[:_MOST_ITEMS]):
        label = label_of(line)
        if at == 0 and label and label.level == "article":
            continue
        written = line.partition(" ")[0] if label else ""
        items.append(_Item(written.rstrip(".)"), line[len(written) :].strip()))
    return items


def _differences(
    one: Sequence[_Item], other: Sequence[_Item], names: tuple[str, str]
) -> list[Line]:
    pairs, alone = _paired(one, other)
    left = [item for at, item in enumerate(other) if at not in {b for _, b in pairs}]
    same = sum(syllables(one[a].words) == syllables(other[b].words) for a, b in pairs)
    lines = [Line("places_differ.same", {"count": same})] if same else []
    if not pairs:
        counts: dict[str, object] = {
            "one": names[0],
            "first": len(one),
            "other": names[1],
            "last": len(other),
        }
        return [Line("places_differ.nothing", counts)]
    for a, b in pairs:
        if changed := _changed(one[a].words, other[b].words):
            values: dict[str, object] = {
                "one": names[0],
                "first": changed[0],
                "other": names[1],
                "last": changed[1],
            }
            lines.append(Line("places_differ.changed", values))
    for name, items in ((names[0], alone), (names[1], left)):
        for item in items:
            words = shorten(f"{item.label}) {item.words}" if item.label else item.words, _LONGEST)
            lines.append(Line("places_differ.only", {"name": name, "words": words}))
    if (more := len(lines) - _MOST_LINES) > 0:
        lines = [*lines[:_MOST_LINES], Line("contents.more", {"count": more})]
    return lines


def _paired(
    one: Sequence[_Item], other: Sequence[_Item]
) -> tuple[list[tuple[int, int]], list[_Item]]:
    """Return which paragraphs say nearly the same, each once, and those of `one` that are alone."""
    words = [frozenset(syllables(item.words)) for item in other]
    pairs: list[tuple[int, int]] = []
    alone = []
    taken: set[int] = set()
    for at, item in enumerate(one):
        own = frozenset(syllables(item.words))
        likeness = [
            (2 * len(own & each) / (len(own) + len(each) or 1), -b)
            for b, each in enumerate(words)
            if b not in taken
        ]
        best = max(likeness, default=(0.0, 0))
        if best[0] < _ALIKE:
            alone.append(item)
            continue
        taken.add(-best[1])
        pairs.append((at, -best[1]))
    return pairs, alone


def _changed(one: str, other: str) -> tuple[str, str] | None:
    """Return the words between the first and the last that differ, of each; None for none."""
    words, others = one.split(), other.split()
    matcher = SequenceMatcher(None, [w.lower() for w in words], [w.lower() for w in others], False)
    changes = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    if not changes or syllables(one) == syllables(other):
        return None
    first, last = changes[0], changes[-1]
    told = (words[max(first[1] - 1, 0) : last[2] + 1], others[max(first[3] - 1, 0) : last[4] + 1])
    return shorten(" ".join(told[0]), _LONGEST), shorten(" ".join(told[1]), _LONGEST)
