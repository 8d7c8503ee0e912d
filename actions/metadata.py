"""Answer questions about a document's metadata from its card: exact, quoted, cited."""

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.answer import Answer, AnswerStatus
from actions.composing import answered, refused, related_suggestions
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Field, Question
from actions.validity import asked_days, validity_answer
from index.documents.card import card_fields
from index.records.document import Document, Passage

# A date or a document's number.
_VALUE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d+[-/][\w/-]*[A-ZĐ][\w/-]*")
# Relations of the card that answer a field.
_RELATIONS = {
    "replaced_by": ("replaced_by", "repealed_by"),
    "replaces": ("replaces", "repeals"),
    "based_on": ("based_on", "implements", "guides"),
}


def metadata_answer(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Return the answer to the fields `question` asks for, for each of `documents`.

    answered: every field is known; partial: some; not_found: none, with what is known besides.
    """
    quotes: list[tuple[Document, Passage, str]] = []
    said: list[str] = []
    outcomes: set[AnswerStatus] = set()
    days = asked_days(question)
    for document in documents:
        for field in question.fields:
            if field == "effective" and days and "validity" in question.fields:
                continue  # “có hiệu lực vào 1/1/2024 chưa?” asks how it stood on that day
            if field == "validity":
                told = validity_answer(
                    document, knowledge.links, days, question.language, question.today
                )
                said += [told.said] if told.said else []
                quotes += [_quote(owner, sentence, knowledge) for owner, sentence in told.quotes]
                outcomes.add(told.status)
                continue
            sentences = list(_sentences(document, field))
            quotes += [_quote(document, sentence, knowledge) for sentence in sentences]
            outcomes.add(AnswerStatus.ANSWERED if sentences else AnswerStatus.NOT_FOUND)
            if not sentences:
                said.append(say(question.language, f"unknown_field.{field}", name=document.name))
    if not quotes:
        # What is known besides; that only a part was read is said in a note anyway.
        for document in documents:
            fields = (pair for pair in card_fields(document) if pair[0] != "completeness")
            quotes += [_quote(document, sentence, knowledge) for _, sentence in [*fields][:1]]
    if not quotes:
        language = question.language
        return refused(language, AnswerStatus.NOT_FOUND, " ".join(said), question.today)
    status = outcomes.pop() if len(outcomes) == 1 else AnswerStatus.PARTIAL
    more = knowledge.retriever.search(question.text, 8, [document.id for document in documents])
    return answered(
        question.language,
        list(dict.fromkeys(quotes)),
        question.today,
        status,
        " ".join(said),
        related_suggestions(more),
    )


def _quote(
    document: Document, sentence: str, knowledge: Knowledge
) -> tuple[Document, Passage, str]:
    """Return a sentence of a card with the sources of the section that states it, too."""
    card, *body = passages_of(document, knowledge)
    return document, replace(card, sources=_sources_of(sentence, document, body)), sentence


def passages_of(document: Document, knowledge: Knowledge) -> list[Passage]:
    """Return all passages of `document`; the first is its card."""
    catalogue = knowledge.retriever.store.catalogue
    return list(catalogue.passages(catalogue.positions_of([document.id])).values())


def _sources_of(sentence: str, document: Document, body: list[Passage]) -> tuple[str, ...]:
    """Return the sources of the section that states what the card's `sentence` does, if any.

    The card is written from metadata and does not know which source gave which field; a link that
    does not bear out the sentence would be worse than none.
    """
    values = set(_VALUE.findall(sentence.replace(document.number or "", "")))
    values |= {document.signer} if document.signer and document.signer in sentence else set()
    for passage in body:
        if values and all(value in passage.text for value in values):
            return passage.sources
    return ()


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
