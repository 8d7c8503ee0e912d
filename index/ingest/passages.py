"""Cut a text into pieces that fit the encoder, and make passages of them."""

from collections.abc import Iterable, Iterator

from index.documents.card import CARD_HEADING, card_sentences
from index.records.document import Document, Passage, Section
from index.records.version import Piece, Text
from index.text.sentences import sentence_spans

# E5 reads 512 tokens; a Vietnamese syllable takes 1.3 tokens on average, a foreign word up to 4.
MAX_WORDS = 256


def cut_sections(sections: Iterable[Section]) -> Iterator[Piece]:
    """Yield the pieces of `sections`: whole sentences, at most MAX_WORDS words, in order."""
    for section in sections:
        for start, end in _spans(section.text):
            yield Piece(
                section.heading, section.start + start, section.start + end, section.sources
            )


def passages_of(document: Document, texts: Iterable[Text]) -> list[Passage]:
    """Return the passages of `document`: a card made of its metadata, then those of `texts`.

    Ids are `document#n`, for an added text `document/version#n`. The ids of a text do not change
    when other texts of the document are added or removed.
    """
    passages: list[Passage] = []
    card = "\n".join(card_sentences(document))
    if card:
        identity, spans = f"{document.id}#0", tuple(sentence_spans(card))
        passages.append(
            Passage(identity, document.id, CARD_HEADING, card, -1, -1, spans, document.sources)
        )
    for text in texts:
        if text.version.origin == "corpus":
            name, first = document.id, len(passages)
        else:
            name, first = f"{document.id}/{text.version.id}", 0
        for number, piece in enumerate(text.pieces, start=first):
            passages.append(_passage(f"{name}#{number}", document, text, piece))
    return passages


def _passage(identity: str, document: Document, text: Text, piece: Piece) -> Passage:
    words = text.body[piece.start : piece.end]
    return Passage(
        identity,
        document.id,
        piece.heading,
        words,
        piece.start,
        piece.end,
        tuple(sentence_spans(words)),
        piece.sources or text.version.document.sources,
        text.version.document.wording,
        text.version.id,
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of whole sentences of at most MAX_WORDS words; a longer sentence is one span."""
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
