"""Tell documents of one number apart: by the day, the issuer or the place a question names."""

from collections.abc import Callable, Sequence

from index.document import Document
from index.folding import fold, syllables
from index.issuers import find_issuer, is_issuer, place_of
from index.legal.dates import find_dates


def narrow(matches: Sequence[Document], question: str) -> tuple[Document, ...]:
    """Return those of `matches` that `question` can mean; all of them where it does not tell."""
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
    return left


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
