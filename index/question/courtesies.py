"""Cut the courtesies around a question: “ad ơi cho mình hỏi … vậy ạ”.

Words are lists of lower-case words of the question; positions count words.
"""

import re
import unicodedata
from itertools import accumulate
from pathlib import Path

from index.yaml_file import read_yaml

_PHRASES: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_PERSONS, _CALLS, _GREETS, _OPENS, _ASKS, _ASKED, _AFTER_ASKED, _CLOSES, _WHOLE = (
    frozenset(_PHRASES[name])
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
# Within a question, only these surely ask for leave to ask: “…, cho em hỏi …”.
_BEGS, _HEARD = frozenset(_PHRASES["begs"]), frozenset(_PHRASES["heard"])
_LONGEST = 3  # words of a phrase
_FEWEST = 3  # words of a question
_WORD = re.compile(r"\w+")
_BETWEEN = " \t\n,.;:!…-–"


def without_courtesies(question: str) -> str:
    """Return the Vietnamese `question` without the courtesies around it.

    It is returned unchanged if it has none, or if fewer than three words would remain.
    """
    text = unicodedata.normalize("NFC", question)
    matches = list(_WORD.finditer(text))
    words = [match[0].lower() for match in matches]
    start = _start(words)
    end = _end(words)
    request, after = _find_request(words, start, end)
    if end - after < _FEWEST:
        request, after = start, start
    if end - after < _FEWEST or (after == 0 and end == len(words)):
        return question
    result = text[matches[after - 1].end() if after else 0 : matches[end - 1].end()]
    result = result.lstrip(_BETWEEN) if after else result
    if request > start:
        story = text[matches[start - 1].end() if start else 0 : matches[request].start()]
        result = (story.lstrip(_BETWEEN) if start else story) + result
    if text[:1].isupper():
        result = result[:1].upper() + result[1:]
    if end == len(words):
        return result + text[matches[-1].end() :]
    # Keep a closing quotation mark, and the question mark.
    mark = text[matches[end - 1].end() : matches[end].start()].strip(_BETWEEN)
    return result + mark + "?" * ("?" in text[matches[-1].end() :] and "?" not in mark)


def _start(words: list[str]) -> int:
    """Return the position at which the question starts."""
    start = at = 0
    while at < len(words) and (length := _opening_length(words, at)):
        at += length
        if not _is_within_phrase(words, at):
            start = at
    return start


def _opening_length(words: list[str], at: int) -> int:
    """Return the length of the courtesy that starts at `at`; 0 for none."""
    persons = at + _run_length(words, at, _PERSONS)
    if length := _starting(words, persons, _CALLS):
        return persons + length - at
    length = _starting(words, at, _GREETS)
    if length and (greeted := _run_length(words, at + length, _PERSONS)):
        return length + greeted
    asks = _run_length(words, at, _PERSONS | _ASKS)
    if asks > persons - at and (length := _starting(words, at + asks, _ASKED)):
        return asks + length + _run_length(words, at + asks + length, _AFTER_ASKED)
    return _starting(words, at, _OPENS)


def _find_request(words: list[str], start: int, end: int) -> tuple[int, int]:
    """Return where a request to ask starts and ends behind a story; twice `start` for none."""
    ends = _run_ends(words, _PERSONS | _ASKS)
    begs_before = list(accumulate((word in _BEGS for word in words), initial=0))
    for at in range(start + 1, end):
        after = ends[at]
        has_beg = begs_before[after] > begs_before[at]
        if has_beg and (length := _starting(words, after, _HEARD)):
            after += length
            return at - _ending(words, at, _CLOSES), after + _run_length(words, after, _AFTER_ASKED)
    return start, start


def _end(words: list[str]) -> int:
    """Return the position behind the last word of the question."""
    end = len(words)
    while True:
        at = end
        while length := _ending(words, at, _PERSONS):
            at -= length
        length = _ending(words, at, _CLOSES)
        if not length or _is_within_phrase(words, at - length):
            return end
        is_call = words[at - length] in _CALLS
        end = at - length
        while is_call and (length := _ending(words, end, _PERSONS)):
            end -= length


def _is_within_phrase(words: list[str], at: int) -> bool:
    """Tell whether the words before and behind `at` are one phrase."""
    return 0 < at < len(words) and f"{words[at - 1]} {words[at]}" in _WHOLE


def _run_length(words: list[str], at: int, phrases: frozenset[str]) -> int:
    """Return the number of words of the phrases that follow one another from `at` on."""
    end = at
    while length := _starting(words, end, phrases):
        end += length
    return end - at


def _run_ends(words: list[str], phrases: frozenset[str]) -> list[int]:
    """Return for each position, with the last one, where its run of phrases ends.

    One pass instead of _run_length() at every position keeps the search linear.
    """
    ends = list(range(len(words) + 1))
    for at in reversed(range(len(words))):
        if length := _starting(words, at, phrases):
            ends[at] = ends[at + length]
    return ends


def _starting(words: list[str], at: int, phrases: frozenset[str]) -> int:
    """Return the length of the longest phrase that starts at `at`; 0 for none."""
    lengths = range(min(_LONGEST, len(words) - at), 0, -1)
    return next((n for n in lengths if " ".join(words[at : at + n]) in phrases), 0)


def _ending(words: list[str], end: int, phrases: frozenset[str]) -> int:
    """Return the length of the longest phrase that ends at `end`; 0 for none."""
    lengths = range(min(_LONGEST, end), 0, -1)
    return next((n for n in lengths if " ".join(words[end - n : end]) in phrases), 0)
