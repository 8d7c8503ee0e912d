"""Cut a text into sentences."""

import re

# An abbreviation, an initial or a list number does not end a sentence.
_NOT_AN_END = re.compile(
    r"(?:\b(?:TP|Tp|tp|TS|ThS|GS|PGS|BS|KS|Th|Q|P|Tx|St|vs|etc|Mr|Mrs|Dr|No|v\.v)|\b[A-ZĐ])\.$"
)
_LIST_NUMBER = re.compile(r"\s*\d+\.$")
# No abbreviation is longer, in characters. Without this limit a text full of abbreviations would
# take quadratic time.
_LOOK_BACK = 12
# The lookbehind makes a row of stops match once, from its first one on.
_END = re.compile(r"(?<![.!?…;])[.!?…;]++[\"”’)\]]*+(?=\s|$)|\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return `(start, end)` of each sentence of `text`, in characters, in order.

    The spans do not overlap, and only white space is outside them. A text of white space has no
    sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if text[match.start()] == "\n" or not _goes_on(text, start, end):
            _append_trimmed(spans, text, start, end)
            start = end
    _append_trimmed(spans, text, start, len(text))
    return spans


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence that begins at `start` goes on after the stop before `end`."""
    last = text[max(start, end - _LOOK_BACK) : end]
    return bool(_NOT_AN_END.search(last) or _LIST_NUMBER.fullmatch(text, start, end))


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append `start`:`end` without white space at its ends, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
