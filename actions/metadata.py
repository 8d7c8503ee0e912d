"""Answer questions about a document's metadata from its card: exact, quoted, cited."""

from collections.abc import Iterator
from dataclasses import replace

from actions.answer import Answer, AnswerStatus
from actions.composing import answered, related_suggestions
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Field, Question
from index.card import card_fields
from index.document import Document, Passage

# Relations of the card that answer a field.
_RELATIONS = {
    "replaced_by": ("replaced_by", "repealed_by"),
    "replaces": ("replaces", "repeals"),
    "based_on": ("based_on",),
}


def metadata_answer(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Return the answer to the fields `question` asks for, for each of `documents`.

    answered: every field is known; partial: some; not_found: none, with what is known besides.
    """
    quotes: list[tuple[Document, Passage, str]] = []
    unknown: list[str] = []
    for document in documents:
        card = card_passage(document, knowledge)
        for field in question.fields:
            sentences = list(_sentences(document, field))
            # One source alone gave this field, and the card does not know which: it has no link.
            alone = field in document.single_source
            passage = replace(card, sources=()) if alone else card
            quotes.extend((document, passage, sentence) for sentence in sentences)
            if not sentences:
                unknown.append(say(question.language, f"unknown_field.{field}", name=document.name))
    known = bool(quotes)
    if not quotes:
        fallback = [
            (document, card_passage(document, knowledge), next(card_fields(document))[1])
            for document in documents
        ]
        quotes = fallback
    status = AnswerStatus.ANSWERED
    if unknown:
        status = AnswerStatus.PARTIAL if known else AnswerStatus.NOT_FOUND
    more = knowledge.retriever.search(question.text, 8, [document.id for document in documents])
    return answered(
        question.language,
        list(dict.fromkeys(quotes)),
        status,
        " ".join(unknown),
        related_suggestions(more),
    )


def card_passage(document: Document, knowledge: Knowledge) -> Passage:
    """Return the stored passage that holds the card of `document`: its first."""
    catalogue = knowledge.retriever.store.catalogue
    position = catalogue.positions_of([document.id])[0]
    return catalogue.passages([position])[position]


def _sentences(document: Document, field: Field) -> Iterator[str]:
    """Yield the card's sentences that answer `field`."""
    wanted = _RELATIONS.get(field)
    relations = iter(document.relations)
    for name, sentence in card_fields(document):
        if name == "relations":
            kind = next(relations).kind
            if wanted and kind in wanted:
                yield sentence
        elif (
            name == field
            or (name == "issued" and field == "issuer" and document.issuer)
            or (name == "validity" and field == "replaced_by" and not _says_what_replaced(document))
        ):
            yield sentence


def _says_what_replaced(document: Document) -> bool:
    return any(relation.kind in _RELATIONS["replaced_by"] for relation in document.relations)
