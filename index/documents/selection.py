"""Filter documents by issuer, type, year, topic, signer and validity on a day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.documents.relations import Documents, links_among
from index.documents.timeline import status_on
from index.lexicon.issuers import is_issuer
from index.lexicon.types import type_codes
from index.records.document import Document
from index.text.abbreviations import spell_out
from index.text.folding import fold, syllables


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter for documents; a field that is None matches every document.

    Diacritics do not matter. `issuer` is a name of issuers.yml; `type` is in full, short or English
    (“nghị định”, “NĐ”, “decree”); `topic` is part of a title, a topic or an alias; `signer` is a
    full name or the end of one; `as_of` is a day on which the document must be in force.
    """

    issuer: str | None = None
    type: str | None = None
    year: int | None = None
    topic: str | None = None
    as_of: date | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentsByState:
    """Documents by their state on `day`, each group newest first.

    Nothing shows whether those in `unknown` are in force: never call them so.
    """

    day: date
    in_force: tuple[Document, ...]
    unknown: tuple[Document, ...]
    ended: tuple[Document, ...]
    not_yet: tuple[Document, ...]


def select(documents: Iterable[Document], selection: Selection) -> list[Document]:
    """Return the documents that match `selection`, ignoring `as_of`, newest first."""
    matches = [
        document
        for document in documents
        if (selection.issuer is None or is_issuer(selection.issuer, document.issuer or ""))
        and (selection.type is None or is_type(selection.type, document.type or ""))
        and (selection.year is None or issue_year(document) == selection.year)
        and (selection.signer is None or is_signer(selection.signer, document.signer or ""))
        and (selection.topic is None or is_on(selection.topic, document))
    ]
    return newest_first(matches)


def select_by_state(
    documents: Sequence[Document], selection: Selection, today: date
) -> DocumentsByState:
    """Group the documents that match `selection` by state on `selection.as_of`, or `today`."""
    matches = select(documents, selection)
    return group_by_state(matches, documents, selection.as_of or today, today)


def apply_selection(
    documents: Sequence[Document], selection: Selection, today: date
) -> list[Document]:
    """Return the documents that match `selection`, newest first.

    With `as_of`, only those shown to be in force on that day.
    """
    if selection.as_of is None:
        return select(documents, selection)
    return list(select_by_state(documents, selection, today).in_force)


def group_by_state(
    subset: Iterable[Document],
    documents: Documents,
    day: date,
    today: date,
) -> DocumentsByState:
    """Group `subset` by state on `day`, using what all `documents` say about each other."""
    links = links_among(documents)
    groups: dict[str, list[Document]] = {}
    for document in subset:
        status = status_on(document, links, day, today)
        groups.setdefault("not_yet" if status.not_yet else status.state, []).append(document)
    in_force, unknown, ended, not_yet = (
        tuple(groups.get(state, ())) for state in ("in_force", "unknown", "ended", "not_yet")
    )
    return DocumentsByState(day, in_force, unknown, ended, not_yet)


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Sort `documents` by day of issue, newest first; those without a day or year come last."""
    return sorted(
        documents,
        key=lambda document: (document.issued or date.min, issue_year(document) or 0, document.id),
        reverse=True,
    )


def issue_year(document: Document) -> int | None:
    """Return the year of issue: of the day of issue, else the year in the number, else None."""
    if document.issued:
        return document.issued.year
    year = re.search(r"[/-]((?:19|20)\d\d)[/-]", document.number or "")
    return int(year[1]) if year else None


def is_type(word: str, document_type: str) -> bool:
    """Return whether `word` names `document_type`, in full, short or in English."""
    if fold(word).split() == fold(document_type).split():
        return True
    # type_codes() does not read “TT” alone as a circular: in a text it has other meanings too.
    return type_codes(document_type)[:1] == (type_codes(word)[:1] or [fold(word).strip()])


def is_signer(name: str, signer: str) -> bool:
    """Return whether `name` is the full name `signer` or its last syllables, as people say it."""
    ending = syllables(name)
    return bool(ending) and syllables(signer)[-len(ending) :] == ending


def is_on(topic: str, document: Document) -> bool:
    """Return whether the document's title, topics or aliases contain `topic`.

    Most Vietnamese words have two syllables: a name contains a topic as a whole, or all its pairs
    of syllables, so “phát triển đô thị bền vững” matches “phát triển bền vững đô thị”.
    """
    words = syllables(spell_out(topic))
    names = [syllables(name) for name in (document.title, *document.topics, *document.aliases)]
    if not words:
        return False
    if any(_contains(name, words) for name in names):
        return True
    pairs = [words[start : start + 2] for start in range(0, len(words), 2)]
    return len(pairs) > 1 and any(
        all(len(pair) == 2 and _contains(name, pair) for pair in pairs) for name in names
    )


def _contains(name: list[str], words: list[str]) -> bool:
    last = len(name) - len(words)
    return any(name[start : start + len(words)] == words for start in range(last + 1))
