"""Quotes of what our cards say of documents, and what else may be asked of one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from actions.executing.context import Context
from actions.executing.result import Quote
from actions.reading.plan import Choice, Named, Naming, Passages, Plan, Provisions
from index.documents.card import CARD_HEADING, card_fields
from index.judging.hit import ScoredPassage
from index.legal.structure.path import unit_name
from index.legal.structure.provision import Provision
from index.records.document import Document, Passage
from index.records.version import Text
from index.references.namesakes import name_among

_MOST_CHOICES = 3
# A date or a document's number.
_VALUE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d+[-/][\w/-]*[A-ZĐ][\w/-]*")


def card_quote(document: Document, sentence: str, sources: tuple[str, ...] | None = None) -> Quote:
    """Return `sentence` of the card of `document` as a quote; `sources` are the document's."""
    sources = document.sources if sources is None else sources
    card = Passage("", document.id, CARD_HEADING, sentence, -1, -1, (), sources)
    return Quote(document, card, sentence)


def sourced_quote(document: Document, sentence: str, body: Iterable[Passage]) -> Quote:
    """Return `sentence` of the card with the sources of the section that states it, if any.

    The card is written from metadata and does not know which source gave which field; a link that
    does not bear out the sentence would be worse than none.
    """
    values = set(_VALUE.findall(sentence.replace(document.number or "", "")))
    values |= {document.signer} if document.signer and document.signer in sentence else set()
    for passage in body if values else ():
        if all(value in passage.text for value in values):
            return card_quote(document, sentence, passage.sources)
    return card_quote(document, sentence, ())


def field_sentences(document: Document, field: str) -> Iterator[str]:
    """Yield the sentences of the card on `field`."""
    for name, sentence in card_fields(document):
        if name == field:
            yield sentence


def first_sentence(document: Document) -> str:
    """Return the first thing that the card says; "" where it says nothing.

    That only a part of the text was read is said in a note anyway.
    """
    fields = (sentence for field, sentence in card_fields(document) if field != "completeness")
    return next(fields, "")


def issue_sentence(document: Document) -> str:
    """Return who issued `document` and when, else the first thing that its card says.

    It is nearest to whatever else is not known of a text.
    """
    return next(field_sentences(document, "issued"), "") or first_sentence(document)


def body_of(document: Document, context: Context) -> list[Passage]:
    """Return the passages of `document` without its card, in reading order."""
    catalogue = context.knowledge.retriever.store.catalogue
    passages = catalogue.passages(catalogue.positions_of([document.id])).values()
    return [passage for passage in passages if passage.heading != CARD_HEADING]


def texts_of(document: Document, context: Context) -> Iterator[Text]:
    """Yield the texts of `document` that are read word for word."""
    catalogue = context.knowledge.retriever.store.catalogue
    used = {source.version for source in document.texts if source.used}
    for version in catalogue.versions(document.id):
        if version.id in used:
            yield catalogue.text(version.id)


def hit_quote(hit: ScoredPassage) -> Quote:
    """Return what of `hit` fits its question best, headed by its very place."""
    start, end = hit.sentence
    passage = hit.passage
    return Quote(hit.document, replace(passage, heading=hit.unit_path), passage.text[start:end])


def named(document: Document, others: Sequence[Document] = ()) -> Named:
    """Return the target that is `document`, by the name that tells it from `others`."""
    return Named((Naming(name_among(document, others), (document.id,)),))


def document_title(document: Document, others: Sequence[Document] = ()) -> str:
    """Return how `document` is shown among `others` to choose from: its name, its title."""
    name = name_among(document, others)
    return f"{name}: {document.title}" if document.title and document.number else name


def section_choices(document: Document, context: Context) -> tuple[Choice, ...]:
    """Return the first sections of `document` to ask for next, of our words or its articles."""
    found: dict[str, Plan] = {}
    target = named(document)
    for passage in body_of(document, context):
        heading = passage.heading
        if heading and passage.wording == "summary":
            title = f"{document.name}: {heading}" if document.number else heading
            found.setdefault(title, Passages(heading, target))
    articles = (
        unit
        for text in (texts_of(document, context) if not found else ())
        for unit in text.units
        if unit.level == "article" and unit.number
    )
    for unit in articles:
        place = Provision(article=unit.number)
        found.setdefault(f"{document.name}: {unit_name(unit)}", Provisions(target, (place,)))
        if len(found) == _MOST_CHOICES:
            break
    return tuple(Choice(title, plan) for title, plan in list(found.items())[:_MOST_CHOICES])
