"""What two texts both set a figure for: their sentences on one thing, side by side."""

import re
from collections.abc import Iterator
from itertools import islice

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.statements.statement import Statement
from index.records.document import Document

_MOST_SENTENCES = 60
# Sentences that share so much of the shorter one, and so many words, are on one thing.
_SAME = 0.4
_FEWEST = 3
_MOST = 2
# In brackets stands who says so.
_ASIDE = re.compile(r"\([^)]*\)")

# Words that every target is told in.
_SAID_OF_ANY = frozenset(("đặt", "mục", "nguồn", "tiêu"))
_Read = tuple[Quote, Statement, frozenset[str]]


def common_points(one: Document, other: Document, context: Context) -> list[tuple[Quote, Quote]]:
    """Return the pairs of sentences, of `one` and of `other`, that state figures on one thing.

    Those that have most in common first, each sentence once.
    """
    others = list(_stating(other, context))
    pairs = [
        (len(said & told) / len(said | told), mine, theirs)
        for mine, read, said in _stating(one, context)
        for theirs, other_read, told in others
        if len(said & told) >= max(_FEWEST, _SAME * len(said | told)) and _alike(read, other_read)
    ]
    chosen: list[tuple[Quote, Quote]] = []
    for _, mine, theirs in sorted(pairs, key=lambda pair: -pair[0]):
        if not any(mine == left or theirs == right for left, right in chosen):
            chosen.append((mine, theirs))
    return chosen[:_MOST]


def _stating(document: Document, context: Context) -> Iterator[_Read]:
    """Yield the sentences of `document` that state a figure, each with its words of meaning."""
    sentences = (
        Quote(document, passage, passage.text[start:end])
        for passage in body_of(document, context)
        for start, end in passage.sentences
    )
    for quote in islice(sentences, _MOST_SENTENCES):
        said = Statement.of(_ASIDE.sub(" ", quote.words), "vi")
        if said.figures:
            yield (
                quote,
                said,
                frozenset(word for term in said.terms for word in term[0]) - _SAID_OF_ANY,
            )


def _alike(one: Statement, other: Statement) -> bool:
    """Tell whether both state a figure that measures in the same."""
    return any(figure.is_like(its) for figure in one.figures for its in other.figures)
