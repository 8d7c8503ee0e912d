"""Tell documents of one number apart: by the day, the issuer, the place or the subject named."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from index.lexicon.dates import find_dates
from index.lexicon.issuers import find_issuer, is_issuer, place_of
from index.records.document import Document
from index.text.folding import STOPWORDS, fold, syllables


def narrow(matches: Sequence[Document], question: str) -> tuple[Document, ...]:
    """Return those of `matches` that `question` can mean; all of them where it does not tell."""
    if len(matches) < 2:
        return tuple(matches)
    days = {found.day for found in find_dates(question)}
    issuer = find_issuer(question)
    words = syllables(question)
    asked = f" {' '.join(words)} "
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda document: document.issued in days,
        lambda document: bool(issuer and is_issuer(issuer.name, document.issuer or "")),
        lambda document: bool(_place(document)) and f" {_place(document)} " in asked,
        lambda document: bool(document.issued and str(document.issued.year) in words),
    )
    left = tuple(matches)
    for fits in tests:
        left = tuple(document for document in left if fits(document)) or left
    return _on_the_subject(left, words) if len(left) > 1 else left


def _on_the_subject(documents: tuple[Document, ...], words: list[str]) -> tuple[Document, ...]:
    """Return those whose titles alone share a word of two syllables with `words`; else all."""
    asked = _pairs(words)
    shared = [asked & _subject(document) for document in documents]
    common = frozenset.intersection(*map(_subject, documents))
    fitting = tuple(
        document for document, pairs in zip(documents, shared, strict=True) if pairs - common
    )
    return fitting or documents


def _subject(document: Document) -> frozenset[str]:
    return _pairs(syllables(" . ".join((document.title, *document.topics))))


def _pairs(words: list[str]) -> frozenset[str]:
    telling = [word if word.isalpha() and word not in STOPWORDS else "" for word in words]
    return frozenset(f"{first} {second}" for first, second in pairwise(telling) if first and second)


def name_among(document: Document, others: Sequence[Document]) -> str:
    """Return a name that tells `document` from `others`: with its year or issuer where need be."""
    same = [other for other in others if other.name == document.name and other.id != document.id]
    if not same:
        return document.name
    issuers = {fold(other.issuer or "") for other in same}
    if document.issuer and fold(document.issuer) not in issuers:
        return f"{document.name} của {document.issuer}"
    if document.issued:
        day = document.issued
        return f"{document.name} ngày {day.day:02d}/{day.month:02d}/{day.year}"
    return document.name


def _place(document: Document) -> str:
    return place_of(document.issuer or "")
