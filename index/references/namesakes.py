"""Tell documents with the same number apart by the day, issuer, place or subject of a question."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from index.lexicon.dates import find_dates
from index.lexicon.issuers import find_issuer, is_issuer, place_of
from index.records.document import Document
from index.text.folding import STOPWORDS, fold, syllables


def narrow(matches: Sequence[Document], question: str) -> tuple[Document, ...]:
    """Return the documents of `matches` that `question` can mean, or all if it does not say."""
    if len(matches) < 2:
        return tuple(matches)
    days = {match.day for match in find_dates(question)}
    issuer = find_issuer(question)
    words = syllables(question)
    padded = f" {' '.join(words)} "
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda document: document.issued in days,
        lambda document: bool(issuer and is_issuer(issuer.name, document.issuer or "")),
        lambda document: bool(_place(document)) and f" {_place(document)} " in padded,
        lambda document: bool(document.issued and str(document.issued.year) in words),
    )
    candidates = tuple(matches)
    for fits in tests:
        candidates = tuple(document for document in candidates if fits(document)) or candidates
    # A text that nobody has confirmed makes no name ambiguous that a trusted one has.
    candidates = tuple(one for one in candidates if one.trust != "unconfirmed") or candidates
    return _on_the_subject(candidates, words) if len(candidates) > 1 else candidates


def _on_the_subject(documents: tuple[Document, ...], words: list[str]) -> tuple[Document, ...]:
    """Return the documents whose subjects share a pair of syllables with `words`; else all.

    A pair that all subjects have tells nothing.
    """
    subjects = [_subject(document) for document in documents]
    telling = _pairs(words) - frozenset.intersection(*subjects)
    return (
        tuple(
            document
            for document, subject in zip(documents, subjects, strict=True)
            if telling & subject
        )
        or documents
    )


def _subject(document: Document) -> frozenset[str]:
    return _pairs(syllables(" . ".join((document.title, *document.topics))))


def _pairs(words: list[str]) -> frozenset[str]:
    """Return the neighbours of `words`, most of which are Vietnamese words of two syllables."""
    # A stopword or a number separates its neighbours.
    cells = [word if word.isalpha() and word not in STOPWORDS else "" for word in words]
    return frozenset(f"{first} {second}" for first, second in pairwise(cells) if first and second)


def name_among(document: Document, others: Sequence[Document]) -> str:
    """Return the name of `document`, with its issuer or its day if one of `others` has the name."""
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
