"""The words in which a text itself says what it does to another one: “Bãi bỏ Thông tư số …”."""

from pathlib import Path
from typing import Any

from actions.executing.amended import span_quote
from actions.executing.cards import texts_of
from actions.executing.composed import Span
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.units import capital, in_words
from index.documents.relations import Link
from index.lexicon.document_numbers import find_numbers, parse_number
from index.references.provisions import find_provision
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
# Longer paragraphs are cut behind a word.
_MOST_SHOWN = 600


def stated_in(link: Link, context: Context) -> Quote | None:
    """Return the first paragraph of the text of `link.by` that says its act; None without any."""
    wanted = parse_number(link.of.number or "")
    words = tuple(_WORDS[link.act])
    for text in texts_of(link.by, context) if wanted else ():
        start = 0
        for line in text.body.split("\n"):
            folded = line.lower()
            if any(word in folded for word in words) and any(
                str(found.number) == str(wanted) for found in find_numbers(line)
            ):
                span = Span(link.by, text, start, start + _end(line))
                return span_quote(span)
            start += len(line) + 1
    return None


def is_named_in_articles(link: Link, context: Context) -> bool:
    """Tell whether an article of the text of `link.by` names the other: its reasons name more."""
    wanted = parse_number(link.of.number or "")
    for text in texts_of(link.by, context) if wanted else ():
        first = next((unit for unit in text.units if unit.level == "article"), None)
        if first and any(
            str(found.number) == str(wanted) for found in find_numbers(text.body[first.start :])
        ):
            return True
    return False


def address_of(quote: Quote) -> str:
    """Return where the words of `quote` stand, down to the point: “khoản 2 Điều 62 Nghị định …”."""
    place = in_words(find_provision(quote.passage.heading))
    return capital(f"{place} {quote.document.name}".strip())


def _end(line: str) -> int:
    """Return where as much of `line` ends as is shown."""
    return len(line) if len(line) <= _MOST_SHOWN else line.rfind(" ", 0, _MOST_SHOWN)
