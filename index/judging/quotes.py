"""What to quote of a passage: the sentence that answers, with what makes it understandable."""

import re
from collections.abc import Sequence
from math import inf

from index.records.document import Passage
from index.store.catalogue import Catalogue
from index.text.rows import CELL_END
from index.weights import WEIGHTS

# A clause of so many words is quoted whole; of a longer one the sentences that fit best.
_LONGEST_CLAUSE = 120

_MARKS = re.compile(r"#{1,6} +(?=\S)")

Span = tuple[int, int]


def quote_span(passage: Passage, fit: Sequence[float], catalogue: Catalogue) -> Span:
    """Return the span of the sentence that fits best, or of it and what belongs with it."""
    return best_span(passage.sentences, _fit_together(passage, fit, catalogue))


def quote(passage: Passage, span: Span, catalogue: Catalogue) -> tuple[str, Span]:
    """Return where `span` stands, and what to quote so that it is understood."""
    place, span = _placed(passage, span, catalogue)
    return place, without_marks(passage.text, span)


def best_span(sentences: Sequence[Span], fit: Sequence[float]) -> Span:
    """Return the span of the sentence that fits best, with its better neighbour if near enough.

    Two sentences are joined only where they stand side by side, so that the span can be quoted.
    """
    best = max(range(len(fit)), key=fit.__getitem__)
    beside = [row for row in (best - 1, best + 1) if 0 <= row < len(fit)]
    second = max(beside, key=fit.__getitem__, default=best)
    if fit[second] < fit[best] - WEIGHTS.second_sentence:
        second = best
    first, last = sorted((best, second))
    return sentences[first][0], sentences[last][1]


def _fit_together(passage: Passage, fit: Sequence[float], catalogue: Catalogue) -> list[float]:
    """Return `fit` so that no heading is joined with what stands before it.

    A heading belongs with the text beneath it; what ends above it is of something else.
    """
    best = max(range(len(fit)), key=fit.__getitem__)
    together = list(fit)
    if _is_heading(passage, best, catalogue):
        together[:best] = [-inf] * best
    elif best + 1 < len(fit) and _is_heading(passage, best + 1, catalogue):
        together[best + 1] = -inf
    return together


def _is_heading(passage: Passage, row: int, catalogue: Catalogue) -> bool:
    """Tell whether the sentence in `row` is the heading of the unit it stands in."""
    start, end = passage.sentences[row]
    unit = catalogue.unit_of(passage, start)
    return unit is not None and unit[1] == start and end <= unit[2]


def _placed(passage: Passage, span: Span, catalogue: Catalogue) -> tuple[str, Span]:
    """Return where `span` stands, and the whole clause or point instead of it if it is short.

    A sentence out of a clause, or its heading alone, seldom says all that is asked.
    """
    span = whole_row(passage.text, span)
    unit = catalogue.unit_of(passage, span[0])
    if unit is None:
        return passage.heading, span
    place, start, body, end = unit
    start, end = min(start, span[0]), max(end, span[1])
    text = passage.text[start:end]
    if len(text.split()) > _LONGEST_CLAUSE:
        return place, _with_text(passage, span, body, end)
    return place, (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _with_text(passage: Passage, span: Span, body: int, end: int) -> Span:
    """Return `span`, with what follows where it is but a heading or leads in to a list."""
    if span[1] > body and not passage.text[: span[1]].endswith(":"):
        return span
    last = span[1]
    for _, stop in passage.sentences:
        if span[1] < stop <= end:
            if len(passage.text[span[0] : stop].split()) > _LONGEST_CLAUSE:
                break
            last = stop
    return span[0], last


def without_marks(text: str, span: Span) -> Span:
    """Return `span` without the `#` of a heading it may begin with."""
    marks = _MARKS.match(text, *span)
    return (marks.end(), span[1]) if marks else span


def whole_row(text: str, span: Span) -> Span:
    """Return `span`, or the whole line it is part of where that is the row of a table."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    return (start, end) if CELL_END in text[start:end] else span
