"""Cut text into sentences, as spans into it."""

import re

# An abbreviation, an initial, a list number or a decimal point does not end a sentence.
_NOT_AN_END = re.compile(
    r"(?:\b(?:TP|Tp|tp|TS|ThS|GS|PGS|BS|KS|Th|Q|P|Tx|St|vs|etc|Mr|Mrs|Dr|No|v\.v)|\b[A-ZĐ])\.$"
)
_NUMBER_ALONE = re.compile(r"\s*\d+\.$")
# No abbreviation is longer; looking back further would take a text of abbreviations for ever.
_LOOK_BACK = 12
# A row of stops is read once, from its first one.
_END = re.compile(r"(?<![.!?…;])[.!?…;]++[\"”’)\]]*+(?=\s|$)|\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return `(start, end)` of each sentence of `text`, in order, white space trimmed.

    A text with any non-space character has at least one sentence; the spans never overlap and
    leave out only white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        ended = text[match.start()] == "\n" or not _goes_on(text, start, end)
        if ended:
            _append_trimmed(spans, text, start, end)
            start = end
    _append_trimmed(spans, text, start, len(text))
    return spans


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the stop before `end` ends no sentence, for one that began at `start`."""
    last = text[max(start, end - _LOOK_BACK) : end]
    return bool(_NOT_AN_END.search(last) or _NUMBER_ALONE.fullmatch(text, start, end))


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
