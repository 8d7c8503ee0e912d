"""Who proposed a text: its own line “Theo đề nghị của …”, “Xét Tờ trình số …”."""

from pathlib import Path

from actions.executing.amended import span_quote
from actions.executing.cards import texts_of
from actions.executing.composed import Span
from actions.executing.context import Context
from actions.executing.telling import Telling
from index.records.document import Document
from index.text.folding import fold
from index.yaml_file import read_yaml

_BEGINS: tuple[str, ...] = tuple(read_yaml(Path(__file__).with_suffix(".yml"))["begins"])


def proposer_of(document: Document, context: Context) -> Telling:
    """Return the lines before the first article of `document` that say who proposed it."""
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
    return Telling()
