"""The parts of a sentence that each state a value: “cấp huyện 80% và cấp xã 60%”."""

import re
from collections.abc import Sequence
from typing import TypeVar

from actions.statements.figures import Figure
from actions.statements.moments import Moment
from actions.statements.statement import Statement
from index.text.folding import syllables

_Value = TypeVar("_Value", Figure, Moment)
_PART = re.compile(r"[;:()]|,(?= )|(?<!\w)(?:và|còn|and|et)(?!\w)")
_FEWEST = 2


def parts_of(text: Statement) -> list[tuple[int, int]]:
    """Return the parts of a sentence that each state a value, with what belongs to it."""
    ends = [found.start() for found in _PART.finditer(text.text)] + [len(text.text)]
    values = [one.span[0] for one in text.figures] + [one.span[0] for one in text.moments]
    parts: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        if parts and not any(start <= at < end for at in values):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
        start = end
    return parts


def in_part(
    values: Sequence[_Value], parts: list[tuple[int, int]], said: Statement, text: Statement
) -> list[_Value]:
    """Return those of `values` that stand in the part of `text` that the claim speaks of."""
    holding = [
        (start, end) for start, end in parts if any(start <= v.span[0] < end for v in values)
    ]
    if len(holding) < _FEWEST:
        return list(values)
    words = [set(syllables(text.text[start:end])) for start, end in holding]
    claimed = said.syllables | {word for term in said.terms for way in term for word in way}
    shares = []
    for at, own in enumerate(words):
        alone = own - set().union(*(each for n, each in enumerate(words) if n != at))
        alone -= {digit for v in values for digit in syllables(text.text[slice(*v.span)])}
        shares.append(len(alone & claimed) / len(alone) if alone else 0.0)
    best = max(shares)
    chosen = [part for part, share in zip(holding, shares, strict=True) if share == best]
    return [v for v in values if any(start <= v.span[0] < end for start, end in chosen)]
