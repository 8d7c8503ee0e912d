"""Show a quote in the language of a conversation, where its passage was translated.

What is found is reasoned about in Vietnamese, the language of the texts. A passage and its
rendering pair sentence for sentence, so that what was found is shown in either.
"""

from collections.abc import Sequence
from typing import NamedTuple

from actions.executing.result import Quote
from index.documents.card import CARD_HEADING, card_heading, card_sentences
from index.records.document import Document, Rendering
from index.text.language import Language

Span = tuple[int, int]


class Shown(NamedTuple):
    """What is shown of a quote: its heading and words, in `language`."""

    heading: str
    words: str
    language: Language


def shown(quote: Quote, language: Language) -> Shown:
    """Return what to show of `quote` in `language`; in Vietnamese where it was not translated."""
    document, passage, words = quote
    own = Shown(passage.heading, words, "vi")
    if language == "vi" or passage.wording == "verbatim":
        return own
    rendering = passage.rendering(language)
    text, spans = passage.text, passage.sentences
    if passage.heading == CARD_HEADING:
        text, spans = _card(document, "vi")
        rendering = Rendering(language, card_heading(language), *_card(document, language))
    at = text.find(words)
    if rendering is None or at < 0 or len(spans) != len(rendering.sentences):
        return own
    rows = _rows(spans, (at, at + len(words)))
    if not rows:
        return own
    start, end = rendering.sentences[rows[0]][0], rendering.sentences[rows[-1]][1]
    return Shown(rendering.heading, rendering.text[start:end], language)


def is_shown_in(quote: Quote, language: Language) -> bool:
    """Tell whether `quote` is shown in `language`."""
    return shown(quote, language).language == language


def _rows(spans: Sequence[Span], span: Span) -> list[int]:
    """Return the rows of the sentences that overlap `span`."""
    return [row for row, (start, end) in enumerate(spans) if start < span[1] and span[0] < end]


def _card(document: Document, language: Language) -> tuple[str, tuple[Span, ...]]:
    """Return the card of `document` and the spans of its sentences."""
    spans: list[Span] = []
    at = 0
    sentences = card_sentences(document, language)
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return "\n".join(sentences), tuple(spans)
