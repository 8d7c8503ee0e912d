"""Who names whom: the relations that documents state, in one direction and each one once.

“A replaces B” may be stated by A, by B, or by both; here it is one Link, by A, of B. A document
that is named and not held is there too, known by its number alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from index.documents.card import name_number
from index.lexicon.document_numbers import parse_number
from index.lexicon.issuers import place_of
from index.records.document import Document, Relation, RelationKind
from index.text.folding import fold

# What one document does to another one, older or higher than itself. “ends” is all that is known
# where a document is said to have ended by another one, and not how.
Act = Literal[
    "replaces", "repeals", "amends", "based_on", "guides", "implements", "continues", "ends"
]
ENDING: frozenset[Act] = frozenset(("replaces", "repeals", "ends"))
_STATED: dict[RelationKind, tuple[Act, bool]] = {
    "replaces": ("replaces", True),
    "replaced_by": ("replaces", False),
    "repeals": ("repeals", True),
    "repealed_by": ("repeals", False),
    "amends": ("amends", True),
    "amended_by": ("amends", False),
    "based_on": ("based_on", True),
    "guides": ("guides", True),
    "guided_by": ("guides", False),
    "implements": ("implements", True),
    "continued_by": ("continues", False),
}
# Codes of authorities that number their documents place by place.
_LOCAL = frozenset(("UBND", "HĐND"))
_Key = tuple[str, ...]
# The same numbers are named again and again.
_parse = lru_cache(maxsize=65536)(parse_number)


@dataclass(frozen=True, slots=True)
class Link:
    """`by` does `act` to `of`; `source_ids` are the ids of the documents that say so."""

    act: Act
    by: Document
    of: Document
    source_ids: tuple[str, ...]


def act_of(relation: Relation) -> tuple[Act, bool]:
    """Return what `relation` says was done, and whether by the document that states it."""
    return _STATED[relation.kind]


class Links:
    """All links among `documents`, found once and looked up by either end."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._numbered: defaultdict[_Key, list[Document]] = defaultdict(list)
        for document in self.documents:
            if document.number:
                self._numbered[_key(document.number)].append(document)
        self._strangers: dict[tuple[_Key, int, str], Document] = {}
        stated: defaultdict[tuple[Act, str, str], list[str]] = defaultdict(list)
        parties: dict[str, Document] = {}
        for document in self.documents:
            for relation in document.relations:
                act, active = act_of(relation)
                other = self.with_number(relation.number, relation.day, document)
                by, of = (document, other) if active else (other, document)
                parties |= {by.id: by, of.id: of}
                stated[act, by.id, of.id].append(document.id)
        for document in self.documents:
            if document.validity and document.validity.by:
                by = self.with_number(document.validity.by, source=document)
                if not any((act, by.id, document.id) in stated for act in ENDING):
                    parties |= {by.id: by, document.id: document}
                    stated["ends", by.id, document.id].append(document.id)
        self._by: defaultdict[str, list[Link]] = defaultdict(list)
        self._of: defaultdict[str, list[Link]] = defaultdict(list)
        for (act, by_id, of_id), sources in stated.items():
            if by_id == of_id:
                continue  # a slip of whoever wrote it: nothing replaces itself
            link = Link(act, parties[by_id], parties[of_id], tuple(dict.fromkeys(sources)))
            self._by[by_id].append(link)
            self._of[of_id].append(link)

    @property
    def external_documents(self) -> tuple[Document, ...]:
        """Return the documents that are named and not held: nothing but their number is sure."""
        return tuple(self._strangers.values())

    def by(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return what `document` does to others, of the kinds in `acts` (all kinds by default)."""
        return _of_kind(self._by.get(document.id, []), acts)

    def of(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return what others do to `document`, of the kinds in `acts` (all kinds by default)."""
        return _of_kind(self._of.get(document.id, []), acts)

    def with_number(
        self, number: str, issued: date | None = None, source: Document | None = None
    ) -> Document:
        """Return the document that has `number`: a held one, or a stranger made for it.

        Decisions are numbered anew each year, and by each province: of several with the same
        number, the one `issued` on the day is meant, of a local authority the one of the place of
        the document it is `source`; none of them where that is not known.
        """
        parsed = _parse(number)
        year = (parsed and parsed.year) or (issued.year if issued else 0)
        held = [
            document
            for document in self._numbered.get(_key(number), [])
            if not year or _year(document) in (0, year)
        ]
        place = ""
        if parsed and not _LOCAL.isdisjoint(parsed.authorities):
            place = place_of((source and source.issuer) or "")
            held = [one for one in held if place and place_of(one.issuer or "") == place]
        if issued and len(held) > 1:
            held = [document for document in held if document.issued == issued]
        if len(held) == 1:
            return held[0]
        kind = name_number(number).removesuffix(number).strip() or None
        stranger = Document(id=f"{number}#{year}{place}", number=number, type=kind, issued=issued)
        return self._strangers.setdefault((_key(number), year, place), stranger)


Documents = Sequence[Document] | Links


def links_among(documents: Documents) -> Links:
    """Return the links among `documents`: pass Links to ask about many documents."""
    return documents if isinstance(documents, Links) else Links(documents)


def replaced_by(document: Document, documents: Documents) -> list[Document]:
    """Return what replaces or repeals `document`, as far as any of `documents` says."""
    return _distinct(link.by for link in links_among(documents).of(document, ENDING))


def replaces(document: Document, documents: Documents) -> list[Document]:
    """Return what `document` replaces or repeals."""
    return _distinct(link.of for link in links_among(documents).by(document, ENDING))


def cites(document: Document, documents: Documents) -> list[Document]:
    """Return every document that `document` names, whatever for."""
    return _distinct(link.of for link in links_among(documents).by(document))


def cited_by(document: Document, documents: Documents) -> list[Document]:
    """Return every document that names `document`, whatever for."""
    return _distinct(link.by for link in links_among(documents).of(document))


def first_possible_day(document: Document) -> date | None:
    """Return the day before which `document` cannot have been there: of issue, else its year's."""
    if document.issued:
        return document.issued
    year = _year(document)
    return date(year, 1, 1) if year else None


def _key(number: str) -> _Key:
    """Return what all ways of writing a number have in common: `06-NQ/TW` is `6/NQ-TW`."""
    parsed = _parse(number)
    if parsed is None:
        return (fold(number).strip(),)
    return (fold(parsed.ordinal).lstrip("0"), *map(fold, parsed.parts))


def _year(document: Document) -> int:
    parsed = _parse(document.number or "")
    return (parsed and parsed.year) or (document.issued.year if document.issued else 0)


def _of_kind(links: list[Link], acts: Iterable[Act] | None) -> list[Link]:
    if acts is None:
        return links
    wanted = frozenset(acts)
    return [link for link in links if link.act in wanted]


def _distinct(found: Iterator[Document]) -> list[Document]:
    return list({document.id: document for document in found}.values())
