"""Choose documents by who issued them, what they are, when, what on, and whether they hold."""

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
    """What documents must have; None asks for nothing. `as_of` is the day on which they must hold.

    All words are taken with or without diacritics: `issuer` as in issuers.yml, `type` in full or
    short (“nghị định”, “NĐ”, “decree”), `topic` as it stands in a title, a topic or an alias,
    `signer` by the full name or its end.
    """

    issuer: str | None = None
    type: str | None = None
    year: int | None = None
    topic: str | None = None
    as_of: date | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentsByState:
    """Documents by how they stand on `day`, each newest first.

    Of those in `unknown` nothing shows that they hold: they are never to be called in force.
    """

    day: date
    in_force: tuple[Document, ...]
    unknown: tuple[Document, ...]
    ended: tuple[Document, ...]
    not_yet: tuple[Document, ...]


def select(documents: Iterable[Document], selection: Selection) -> list[Document]:
    """Return those of `documents` that fit `selection`, but for `as_of`, newest first."""
    chosen = [
        document
        for document in documents
        if (selection.issuer is None or is_issuer(selection.issuer, document.issuer or ""))
        and (selection.type is None or is_type(selection.type, document.type or ""))
        and (selection.year is None or issue_year(document) == selection.year)
        and (selection.signer is None or is_signer(selection.signer, document.signer or ""))
        and (selection.topic is None or is_on(selection.topic, document))
    ]
    return newest_first(chosen)


def select_by_state(
    documents: Sequence[Document], selection: Selection, today: date
) -> DocumentsByState:
    """Return what fits `selection` by how it stands on `selection.as_of`, `today` without one."""
    chosen = select(documents, selection)
    return group_by_state(chosen, documents, selection.as_of or today, today)


def apply_selection(
    documents: Sequence[Document], selection: Selection, today: date
) -> list[Document]:
    """Return what fits all of `selection`, newest first; of a day, what is known to hold on it."""
    if selection.as_of is None:
        return select(documents, selection)
    return list(select_by_state(documents, selection, today).in_force)


def group_by_state(
    chosen: Iterable[Document],
    documents: Documents,
    day: date,
    today: date,
) -> DocumentsByState:
    """Return `chosen` by how they stand on `day`, as far as all `documents` tell."""
    links = links_among(documents)
    standing: dict[str, list[Document]] = {}
    for document in chosen:
        status = status_on(document, links, day, today)
        standing.setdefault("not_yet" if status.not_yet else status.state, []).append(document)
    in_force, unknown, ended, not_yet = (
        tuple(standing.get(state, ())) for state in ("in_force", "unknown", "ended", "not_yet")
    )
    return DocumentsByState(day, in_force, unknown, ended, not_yet)


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return `documents` by day of issue, the newest first; those without one stand last."""
    return sorted(
        documents,
        key=lambda document: (document.issued or date.min, issue_year(document) or 0, document.id),
        reverse=True,
    )


def issue_year(document: Document) -> int | None:
    """Return the year in which `document` was issued: of its day, else of its number."""
    if document.issued:
        return document.issued.year
    year = re.search(r"[/-]((?:19|20)\d\d)[/-]", document.number or "")
    return int(year[1]) if year else None


def is_type(asked: str, kind: str) -> bool:
    """Tell whether `kind`, a document's type, is what `asked` means."""
    if fold(asked).split() == fold(kind).split():
        return True
    # “TT” by itself is no word for a circular in a text, where it means other things too.
    return type_codes(kind)[:1] == (type_codes(asked)[:1] or [fold(asked).strip()])


def is_signer(asked: str, signer: str) -> bool:
    """Tell whether `asked` is the name of `signer`, or the end of it, as people are spoken of."""
    name = syllables(asked)
    return bool(name) and syllables(signer)[-len(name) :] == name


def is_on(topic: str, document: Document) -> bool:
    """Tell whether `topic` stands in the document's title, topics or aliases.

    Vietnamese words are mostly two syllables long: a topic stands in a name as a whole, or by its
    pairs of syllables, so that “phát triển đô thị bền vững” fits “phát triển bền vững đô thị”.
    """
    wanted = syllables(spell_out(topic))
    names = [syllables(name) for name in (document.title, *document.topics, *document.aliases)]
    if not wanted:
        return False
    if any(_stands_in(wanted, name) for name in names):
        return True
    pairs = [wanted[start : start + 2] for start in range(0, len(wanted), 2)]
    return len(pairs) > 1 and any(
        all(len(pair) == 2 and _stands_in(pair, name) for pair in pairs) for name in names
    )


def _stands_in(words: list[str], name: list[str]) -> bool:
    last = len(name) - len(words)
    return any(name[start : start + len(words)] == words for start in range(last + 1))
