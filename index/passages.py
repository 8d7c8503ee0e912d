"""Cut a document into passages of a size the encoder reads whole."""

from collections.abc import Iterator

from index.card import CARD_HEADING, card_sentences
from index.document import Document, Passage, Section
from index.sentences import sentence_spans

# E5 reads 512 tokens; a Vietnamese syllable takes 1.3 tokens on average, a foreign word up to 4.
MAX_WORDS = 256


def cut(document: Document, sections: list[Section]) -> list[Passage]:
    """Return the passages of `document`: a card written from its metadata, then its body in order.

    Passage ids are `document_id#n` and stay the same for the same text.
    """
    passages: list[Passage] = []

    def add(heading: str, text: str, start: int, sources: tuple[str, ...]) -> None:
        end = start + len(text) if start >= 0 else -1
        sources = sources or document.sources
        identity = f"{document.id}#{len(passages)}"
        spans = tuple(sentence_spans(text))
        passages.append(Passage(identity, document.id, heading, text, start, end, spans, sources))

    card = "\n".join(card_sentences(document))
    if card:
        add(CARD_HEADING, card, -1, document.sources)
    for section in sections:
        for start, end in _pieces(section.text):
            add(section.heading, section.text[start:end], section.start + start, section.sources)
    return passages


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of whole sentences of at most MAX_WORDS words; a longer sentence stands alone."""
    begin = end = -1
    size = 0
    for start, stop in sentence_spans(text):
        length = len(text[start:stop].split())
        if begin >= 0 and size + length > MAX_WORDS:
            yield begin, end
            begin, size = -1, 0
        begin = start if begin < 0 else begin
        end = stop
        size += length
    if begin >= 0:
        yield begin, end
