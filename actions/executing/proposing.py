"""Who proposed a text: its own line “Theo đề nghị của …”, “Xét Tờ trình số …”."""

from collections.abc import Iterator
from pathlib import Path

from actions.executing.amended import span_quote
from actions.executing.cards import body_of, texts_of
from actions.executing.composed import Span
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.telling import Telling
from index.records.document import Document
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_BEGINS: tuple[str, ...] = tuple(_WORDS["begins"])
_SAYS: tuple[str, ...] = tuple(_WORDS["says"])


def proposer_of(document: Document, context: Context) -> Telling:
    """Return the lines before the first article of `document` that say who proposed it.

    Or what our own summary says of it.
    """
    for text in texts_of(document, context):
        first = next((one.start for one in text.units if one.level == "article"), len(text.body))
        start, quotes = 0, []
        for line in text.body[:first].split("\n"):
            words = line.strip("*_ ")
            if fold(words).startswith(_BEGINS):
                at = start + line.index(words)
                quotes.append(span_quote(Span(document, text, at, at + len(words))))
            start += len(line) + 1
        if quotes:
            return Telling(tuple(quotes))
    return Telling(tuple(_in_our_words(document, context)))


def _in_our_words(document: Document, context: Context) -> Iterator[Quote]:
    """Yield the sentences of our own summary that say who proposed `document`."""
    for passage in body_of(document, context):
        for start, end in passage.sentences if passage.wording == "summary" else ():
            words = passage.text[start:end]
            if any(each in fold(words) for each in _SAYS):
                yield Quote(document, passage, words)
