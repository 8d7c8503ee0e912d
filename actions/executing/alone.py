"""Alone: what a question on several documents asks of one of them.

“The goals of 749 and 57” holds, asked of 749, a number that no passage of 749 can have.
"""

from collections.abc import Sequence

from actions.knowledge import Knowledge
from index.records.document import Document
from index.references.finder import Reference


def alone(text: str, document: Document, knowledge: Knowledge) -> str:
    """Return `text`, which may name several documents, as it is asked of `document` alone.

    Where they stand in one row, “749 và 57”, its own words take the place of the row; elsewhere
    the others are left out.
    """
    named = sorted(knowledge.finder.find(text), key=lambda each: each.span)
    own = [each for each in named if document.id in [one.id for one in each.matches]]
    if len(own) != 1 or len(named) < 2:
        return text
    if _in_a_row(text, named):
        return f"{text[: named[0].span[0]]}{own[0].text}{text[named[-1].span[1] :]}"
    for other in reversed(named):
        if other is not own[0]:
            text = text[: other.span[0]] + text[other.span[1] :]
    return text


def _in_a_row(text: str, named: Sequence[Reference]) -> bool:
    """Tell whether no more than a word stands between one of `named` and the next."""
    ends = [each.span[1] for each in named[:-1]]
    starts = [each.span[0] for each in named[1:]]
    return all(len(text[e:s].split()) <= 1 for e, s in zip(ends, starts, strict=True))
