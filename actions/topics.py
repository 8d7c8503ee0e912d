"""What a text is on: the places, years and words of meaning in it, and how one stands for another.

Every offset is of a text in NFC, whose folded form has the same length.
"""

import re
from collections.abc import Iterable

from index.lexicon import gazetteer
from index.text.folding import STOPWORDS, fold, syllables

_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-])")
_WORD = re.compile(r"\w+")
_JOINED = (("du", "de"), ("au", "à"))  # before a name that has no “Le” of its own
Span = tuple[int, int]


def places_in(text: str) -> list[Span]:
    """Return the spans of the cities, provinces and countries that `text` names, in order."""
    return [span for _, span in gazetteer.places_named(text)]


def years_in(text: str) -> list[Span]:
    """Return the spans of the years that `text` names, in order."""
    return [match.span() for match in _YEAR.finditer(text)]


def occurrences(words: str, text: str) -> list[Span]:
    """Return the spans of `words` in `text`, as whole words, marks and capitals aside."""
    sought, folded = [fold(word) for word in _WORD.findall(words)], fold(text)
    if not sought or len(folded) != len(text):
        return []
    held = list(_WORD.finditer(folded))
    found: list[Span] = []
    for first in range(len(held) - len(sought) + 1):
        group = held[first : first + len(sought)]
        after_last = not found or found[-1][1] <= group[0].start()
        if after_last and [word[0] for word in group] == sought:
            found.append((group[0].start(), group[-1].end()))
    return found


def without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` without what stands at `spans`."""
    return " ".join(replaced(text, spans, " ").split())


def replaced(text: str, spans: Iterable[Span], words: str) -> str:
    """Return `text` with `words` at each of `spans`, which are in order and apart."""
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], words]
        end = stop
    return "".join((*parts, text[end:]))


def put_place(text: str, spans: Iterable[Span], place: str) -> str:
    """Return `text` with `place` at each of `spans`, as French joins it: “du Havre”, “de Huế”."""
    told = replaced(text, spans, place)
    for joined, apart in _JOINED:
        at = told.find(f"{joined} {place}")
        if at >= 0 and (not at or not told[at - 1].isalnum()):
            told = f"{told[:at]}{apart}{told[at + len(joined) :]}"
    return told


def meaning(text: str) -> list[str]:
    """Return the folded syllables of `text` that mean something by themselves, in order."""
    return [word for word in syllables(text) if word not in STOPWORDS]


def place_named(text: str) -> str:
    """Return the first place that `text` names, as it is written there; "" for none."""
    return next((text[start:end] for start, end in places_in(text)), "")


def like_in(words: str, text: str) -> Span | None:
    """Return the span in `text` of a phrase of the same kind as `words`; None for none.

    It has as many words as `words` and ends with the same one: “chính phủ số” for “kinh tế số”.
    """
    sought = [fold(word) for word in _WORD.findall(words)]
    folded = fold(text)
    if len(sought) < 2 or len(folded) != len(text):
        return None
    held = list(_WORD.finditer(folded))
    for last in range(len(sought) - 1, len(held)):
        group = held[last - len(sought) + 1 : last + 1]
        spoken = [word[0] for word in group]
        if spoken[-1] == sought[-1] and not STOPWORDS & {spoken[0], spoken[-1]}:
            return group[0].start(), group[-1].end()
    return None
