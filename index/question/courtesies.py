"""Cut what people put around a question that is no part of it: “ad ơi cho mình hỏi … vậy ạ”."""

import re
import unicodedata
from itertools import accumulate
from pathlib import Path

from index.yaml_file import read_yaml

_LISTED: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_PERSONS, _CALLS, _GREETS, _OPENS, _ASKS, _ASKED, _AFTER_ASKED, _CLOSES, _WHOLE = (
    frozenset(_LISTED[name])
    for name in (
        "persons",
        "calls",
        "greets",
        "opens",
        "asks",
        "asked",
        "after_asked",
        "closes",
        "whole",
    )
)
# In the midst of a question only these are sure to ask for leave: “…, cho em hỏi …”.
_BEGS, _HEARD = frozenset(_LISTED["begs"]), frozenset(_LISTED["heard"])
_LONGEST = 3
# Fewer words than these are left of no question.
_FEWEST = 3
_WORD = re.compile(r"\w+")
_BETWEEN = " \t\n,.;:!…-–"


def without_courtesies(question: str) -> str:
    """Return `question`, Vietnamese, without what it is wrapped in.

    It stays as it is where there is nothing to cut, or hardly a question within.
    """
    text = unicodedata.normalize("NFC", question)
    found = list(_WORD.finditer(text))
    words = [word[0].lower() for word in found]
    start = _first(words)
    end = _last(words)
    aside, after = _aside(words, start, end)
    if end - after < _FEWEST:
        aside, after = start, start
    if end - after < _FEWEST or (after == 0 and end == len(words)):
        return question
    kept = text[found[after - 1].end() if after else 0 : found[end - 1].end()]
    kept = kept.lstrip(_BETWEEN) if after else kept
    if aside > start:
        told = text[found[start - 1].end() if start else 0 : found[aside].start()]
        kept = (told.lstrip(_BETWEEN) if start else told) + kept
    if text[:1].isupper():
        kept = kept[:1].upper() + kept[1:]
    if end == len(words):
        return kept + text[found[-1].end() :]
    # A closing quotation mark stays, and whether it asks.
    mark = text[found[end - 1].end() : found[end].start()].strip(_BETWEEN)
    return kept + mark + "?" * ("?" in text[found[-1].end() :] and "?" not in mark)


def _first(words: list[str]) -> int:
    """Return where the question begins."""
    start = at = 0
    while at < len(words) and (length := _opening(words, at)):
        at += length
        if not _is_whole(words, at):
            start = at
    return start


def _opening(words: list[str], at: int) -> int:
    """Return how many words from `at` on open a question; 0 for none."""
    persons = at + _run(words, at, _PERSONS)
    if length := _starting(words, persons, _CALLS):
        return persons + length - at
    length = _starting(words, at, _GREETS)
    if length and (greeted := _run(words, at + length, _PERSONS)):
        return length + greeted
    asks = _run(words, at, _PERSONS | _ASKS)
    if asks > persons - at and (length := _starting(words, at + asks, _ASKED)):
        return asks + length + _run(words, at + asks + length, _AFTER_ASKED)
    return _starting(words, at, _OPENS)


def _aside(words: list[str], start: int, end: int) -> tuple[int, int]:
    """Return from where to where one asks to ask after a story; twice `start` if nowhere."""
    ends = _run_ends(words, _PERSONS | _ASKS)
    begged = list(accumulate((word in _BEGS for word in words), initial=0))
    for at in range(start + 1, end):
        after = ends[at]
        if begged[after] > begged[at] and (length := _starting(words, after, _HEARD)):
            after += length
            return at - _ending(words, at, _CLOSES), after + _run(words, after, _AFTER_ASKED)
    return start, start


def _last(words: list[str]) -> int:
    """Return where the question ends: behind its last word."""
    end = len(words)
    while True:
        at = end
        while length := _ending(words, at, _PERSONS):
            at -= length
        length = _ending(words, at, _CLOSES)
        if not length or _is_whole(words, at - length):
            return end
        called = words[at - length] in _CALLS
        end = at - length
        while called and (length := _ending(words, end, _PERSONS)):
            end -= length


def _is_whole(words: list[str], at: int) -> bool:
    """Tell whether the words on either side of `at` belong together."""
    return 0 < at < len(words) and f"{words[at - 1]} {words[at]}" in _WHOLE


def _run(words: list[str], at: int, listed: frozenset[str]) -> int:
    """Return how many words from `at` on are listed, one entry after the other."""
    end = at
    while length := _starting(words, end, listed):
        end += length
    return end - at


def _run_ends(words: list[str], listed: frozenset[str]) -> list[int]:
    """Return where the run of listed words that starts at each word ends, as _run() finds it."""
    ends = list(range(len(words) + 1))
    for at in reversed(range(len(words))):
        if length := _starting(words, at, listed):
            ends[at] = ends[at + length]
    return ends


def _starting(words: list[str], at: int, listed: frozenset[str]) -> int:
    """Return how many words the longest entry has that starts at `at`."""
    lengths = range(min(_LONGEST, len(words) - at), 0, -1)
    return next((n for n in lengths if " ".join(words[at : at + n]) in listed), 0)


def _ending(words: list[str], end: int, listed: frozenset[str]) -> int:
    """Return how many words the longest entry has that ends before `end`."""
    lengths = range(min(_LONGEST, end), 0, -1)
    return next((n for n in lengths if " ".join(words[end - n : end]) in listed), 0)
