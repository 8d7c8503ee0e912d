"""What a document is, in a sentence or two, before its points: what, when, who, on what."""

from collections.abc import Iterator, Sequence

from actions.executing.cards import body_of, texts_of
from actions.executing.context import Context
from actions.executing.offering import group_of
from actions.executing.outlining import scope_quote
from actions.executing.points import repeats_title
from actions.executing.result import Quote
from index.records.document import Document, Passage
from index.text.folding import syllables

# So many of those that a report tells of are named together where it says who took part.
_FEWEST = 3
# Two sentences that begin with so many words alike are on the same thing.
_ALIKE = 3


def opening_of(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return what `document` is, as our first section says, or what its own text says it is on.

    Of the report of an event also the sentence that names most of those who took part.
    """
    body = [passage for passage in body_of(document, context) if passage.wording == "summary"]
    if not body:
        scope = (scope_quote(document, text) for text in texts_of(document, context))
        return tuple(quote for quote in scope if quote)[:1]
    first, *rest = list(_sentences(body[0])) or [body[0].text]
    second = (Quote(document, body[0], words) for words in rest[:1] if _go_on(first, words))
    others = tuple(second) if document.number else _parties(document, body)
    return Quote(document, body[0], first), *(quote for quote in others if quote.words != first)


def _go_on(first: str, second: str) -> bool:
    """Tell whether `second` begins as `first` does and says something else: “…, do … ký ngày …”."""
    one, other = syllables(first), syllables(second)
    return one[:_ALIKE] == other[:_ALIKE] and one[-_ALIKE:] != other[-_ALIKE:]


def _parties(document: Document, body: Sequence[Passage]) -> tuple[Quote, ...]:
    """Return the sentence that names most of the groups of `body`, if it names several."""
    groups = {" ".join(syllables(group_of(passage.heading))) for passage in body} - {""}
    told = [
        (sum(f" {group} " in f" {' '.join(syllables(words))} " for group in groups), passage, words)
        for passage in body
        for words in _sentences(passage)
        if not repeats_title(document, words)
    ]
    count, passage, words = max(told, key=lambda each: each[0], default=(0, body[0], ""))
    return (Quote(document, passage, words),) if count >= _FEWEST else ()


def _sentences(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        yield passage.text[start:end]
