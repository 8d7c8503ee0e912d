"""Choose what to quote of a passage: the best sentence with the context that it needs."""

import re
from collections.abc import Sequence
from math import inf

from index.records.document import Passage
from index.store.catalogue import Catalogue
from index.text.rows import CELL_END
from index.weights import WEIGHTS

# Words. A unit up to this length is quoted whole; of a longer one, only the best sentences.
_LONGEST_UNIT = 120

_HEADING_MARKS = re.compile(r"#{1,6} +(?=\S)")

Span = tuple[int, int]


def quote_span(passage: Passage, fit: Sequence[float], catalogue: Catalogue) -> Span:
    """Return the span of the best sentence, or of it and the neighbour that belongs to it.

    `fit` has one number per sentence; the highest is the best.
    """
    return best_span(passage.sentences, _keep_headings_with_text(passage, fit, catalogue))


def quote(passage: Passage, span: Span, catalogue: Catalogue) -> tuple[str, Span]:
    """Return the heading path of the unit that contains `span`, and the span to quote."""
    unit_path, span = _widen_to_unit(passage, span, catalogue)
    return unit_path, without_marks(passage.text, span)


def best_span(sentences: Sequence[Span], fit: Sequence[float]) -> Span:
    """Return the span of the sentence with the highest fit, joined with its better neighbour.

    The neighbour is left out if its fit is lower by more than WEIGHTS.second_sentence. Only
    adjacent sentences are joined, so that the span can be quoted.
    """
    best = max(range(len(fit)), key=fit.__getitem__)
    neighbours = [row for row in (best - 1, best + 1) if 0 <= row < len(fit)]
    second = max(neighbours, key=fit.__getitem__, default=best)
    if fit[second] < fit[best] - WEIGHTS.second_sentence:
        second = best
    first, last = sorted((best, second))
    return sentences[first][0], sentences[last][1]


def _keep_headings_with_text(
    passage: Passage, fit: Sequence[float], catalogue: Catalogue
) -> list[float]:
    """Return `fit`, changed so that no heading is joined with the text before it.

    A heading belongs to the text below it; the text above it has another subject.
    """
    best = max(range(len(fit)), key=fit.__getitem__)
    changed = list(fit)
    if _is_heading(passage, best, catalogue):
        changed[:best] = [-inf] * best
    elif best + 1 < len(fit) and _is_heading(passage, best + 1, catalogue):
        changed[best + 1] = -inf
    return changed


def _is_heading(passage: Passage, row: int, catalogue: Catalogue) -> bool:
    """Return whether the sentence in `row` is the heading of the unit that contains it."""
    start, end = passage.sentences[row]
    unit = catalogue.unit_of(passage, start)
    return unit is not None and unit[1] == start and end <= unit[2]


def _widen_to_unit(passage: Passage, span: Span, catalogue: Catalogue) -> tuple[str, Span]:
    """Return the path of the unit that contains `span`, and its whole span if it is short.

    One sentence of a Khoản or Điểm, or its heading alone, seldom answers the question in full.
    """
    span = whole_row(passage.text, span)
    unit = catalogue.unit_of(passage, span[0])
    if unit is None:
        return passage.heading, span
    unit_path, start, body, end = unit
    start, end = min(start, span[0]), max(end, span[1])
    text = passage.text[start:end]
    if len(text.split()) > _LONGEST_UNIT:
        return unit_path, _with_text(passage, span, body, end)
    return unit_path, (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def _with_text(passage: Passage, span: Span, body: int, end: int) -> Span:
    """Return `span`, with the sentences after it if it is a heading or introduces a list."""
    if span[1] > body and not passage.text[: span[1]].endswith(":"):
        return span
    last = span[1]
    for _, stop in passage.sentences:
        if span[1] < stop <= end:
            if len(passage.text[span[0] : stop].split()) > _LONGEST_UNIT:
                break
            last = stop
    return span[0], last


def without_marks(text: str, span: Span) -> Span:
    """Return `span` without the `#` marks of a heading at its start."""
    marks = _HEADING_MARKS.match(text, *span)
    return (marks.end(), span[1]) if marks else span


def whole_row(text: str, span: Span) -> Span:
    """Return `span`, or the whole line around it if that is the row of a table."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    return (start, end) if CELL_END in text[start:end] else span
