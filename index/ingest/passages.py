"""Cut a text into pieces that fit the encoder, and make passages of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.documents.card import CARD_HEADING, card_heading, card_sentences
from index.ingest.trust import trust_of
from index.records.document import Document, Passage, Rendering, Section
from index.records.languages import FOREIGN
from index.records.version import Piece, Text
from index.text.sentences import sentence_spans

# E5 reads 512 tokens; a Vietnamese syllable takes 1.3 tokens on average, a foreign word up to 4.
MAX_WORDS = 256


def cut_sections(sections: Iterable[Section]) -> Iterator[Piece]:
    """Yield the pieces of `sections`: whole sentences, at most MAX_WORDS words, in order."""
    for section in sections:
        spans = sentence_spans(section.text)
        for first, last in _runs(section.text, spans):
            start, end = section.start + spans[first][0], section.start + spans[last][1]
            renderings = tuple(_part(each, first, last) for each in section.renderings)
            yield Piece(section.heading, start, end, section.sources, renderings)


def _part(whole: Rendering, first: int, last: int) -> Rendering:
    """Return the sentences in rows `first` to `last` of a rendering."""
    start, end = whole.sentences[first][0], whole.sentences[last][1]
    spans = tuple((a - start, b - start) for a, b in whole.sentences[first : last + 1])
    return replace(whole, text=whole.text[start:end], sentences=spans)


def passages_of(document: Document, texts: Iterable[Text]) -> list[Passage]:
    """Return the passages of `document`: a card made of its metadata, then those of `texts`.

    Ids are `document#n`, for an added text `document/version#n`. The ids of a text do not change
    when other texts of the document are added or removed.
    """
    passages: list[Passage] = []
    if card := _card(document):
        passages.append(card)
    for text in texts:
        if text.version.origin == "corpus":
            name, first = document.id, len(passages)
        else:
            name, first = f"{document.id}/{text.version.id}", 0
        for number, piece in enumerate(text.pieces, start=first):
            passages.append(_passage(f"{name}#{number}", document, text, piece))
    return passages


def _card(document: Document) -> Passage | None:
    card = "\n".join(card_sentences(document))
    if not card:
        return None
    spans = tuple(sentence_spans(card))
    renderings = []
    for language in FOREIGN:
        text = "\n".join(card_sentences(document, language))
        rendering = Rendering(language, card_heading(language), text, tuple(sentence_spans(text)))
        if len(rendering.sentences) == len(spans):
            renderings.append(rendering)
    return Passage(
        f"{document.id}#0",
        document.id,
        CARD_HEADING,
        card,
        -1,
        -1,
        spans,
        document.sources,
        renderings=tuple(renderings),
    )


def _passage(identity: str, document: Document, text: Text, piece: Piece) -> Passage:
    words = text.body[piece.start : piece.end]
    # Where an unconfirmed text says it came from is no evidence.
    source = document if trust_of(text.version) == "unconfirmed" else text.version.document
    return Passage(
        identity,
        document.id,
        piece.heading,
        words,
        piece.start,
        piece.end,
        tuple(sentence_spans(words)),
        piece.sources or source.sources,
        text.version.document.wording,
        text.version.id,
        piece.renderings,
    )


def _runs(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of sentences of at most MAX_WORDS words; a longer one is alone."""
    first, size = 0, 0
    for row, (start, end) in enumerate(spans):
        length = len(text[start:end].split())
        if row > first and size + length > MAX_WORDS:
            yield first, row - 1
            first, size = row, 0
        size += length
    if spans:
        yield first, len(spans) - 1
