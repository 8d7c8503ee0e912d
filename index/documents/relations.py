"""The relations between documents as links, each stored once and in one direction.

“A replaces B” may be stated by A, by B or by both: it becomes one Link, by A, of B. A document that
is not in the collection but is named in it becomes a Document with little more than a number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from index.documents.competence import may_change
from index.documents.names import name_number
from index.lexicon.document_numbers import parse_number
from index.lexicon.issuers import place_of
from index.records.decision import Trust
from index.records.document import Document, Relation, RelationKind
from index.text.folding import fold

# What one document does to an older or higher one. “ends” is used where a text says that another
# document ended it but not how.
Act = Literal[
    "replaces",
    "repeals",
    "amends",
    "based_on",
    "guides",
    "implements",
    "continues",
    "ends",
    "consolidates",
]
ENDING: frozenset[Act] = frozenset(("replaces", "repeals", "ends"))
# Acts that need power over what they are done to.
CHANGING: frozenset[Act] = ENDING | {"amends"}
UNCONFIRMED: Trust = "unconfirmed"
# For each kind of relation: the act, and whether the document that states it is the actor.
_ACTS: dict[RelationKind, tuple[Act, bool]] = {
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
    "consolidates": ("consolidates", True),
}
# Codes of authorities that exist in every province: each numbers its documents from 1.
_LOCAL = frozenset(("UBND", "HĐND"))
_Key = tuple[str, ...]
# Documents name the same numbers many times.
_parse = lru_cache(maxsize=65536)(parse_number)


@dataclass(frozen=True, slots=True)
class Link:
    """`by` does `act` to `of`; `source_ids` are the ids of the documents that state it."""

    act: Act
    by: Document
    of: Document
    source_ids: tuple[str, ...]


def act_of(relation: Relation) -> tuple[Act, bool]:
    """Return the act of `relation`, and whether the document that states it is the actor."""
    return _ACTS[relation.kind]


class Links:
    """All links between `documents`, indexed by both ends."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._by_number: defaultdict[_Key, list[Document]] = defaultdict(list)
        for document in self.documents:
            if document.number:
                self._by_number[_key(document.number)].append(document)
        self._trusted = {one.id for one in self.documents if one.trust != UNCONFIRMED}
        self._external: dict[tuple[_Key, int, str], Document] = {}
        self._by: defaultdict[str, list[Link]] = defaultdict(list)
        self._of: defaultdict[str, list[Link]] = defaultdict(list)
        self._powerless: defaultdict[str, list[Link]] = defaultdict(list)
        self._unconfirmed: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._read_links():
            if link.act in CHANGING and not may_change(link.by, link.of, link.source_ids):
                _keep(link, self._powerless)
                continue
            if link.act in CHANGING and not self._is_borne_out(link):
                _keep(link, self._unconfirmed)
                continue
            self._by[link.by.id].append(link)
            self._of[link.of.id].append(link)

    def _read_links(self) -> Iterator[Link]:
        """Yield each link once, with the ids of all documents that state it."""
        stated: defaultdict[tuple[Act, str, str], list[str]] = defaultdict(list)
        parties: dict[str, Document] = {}
        for document in self.documents:
            for relation in document.relations:
                act, active = act_of(relation)
                other = self.other(relation, document)
                by, of = (document, other) if active else (other, document)
                parties |= {by.id: by, of.id: of}
                stated[act, by.id, of.id].append(document.id)
        for document in self.documents:
            if document.validity and document.validity.by:
                is_trusted = document.trust != UNCONFIRMED
                by = self.with_number(document.validity.by, None, document, is_trusted)
                if not any((act, by.id, document.id) in stated for act in ENDING):
                    parties |= {by.id: by, document.id: document}
                    stated["ends", by.id, document.id].append(document.id)
        for (act, by_id, of_id), sources in stated.items():
            if by_id != of_id:  # else an error of the text: no document replaces itself
                yield Link(act, parties[by_id], parties[of_id], tuple(dict.fromkeys(sources)))

    def namesakes(self, document: Document) -> list[Document]:
        """Return the other documents of its very number, of whatever day.

        Each province numbers its own: those of another place are no namesakes.
        """
        parsed = _parse(document.number or "")
        if parsed is None:
            return []
        is_local = not _LOCAL.isdisjoint(parsed.authorities)
        place = place_of(document.issuer or "")
        return [
            other
            for other in self._by_number.get(_key(document.number or ""), ())
            if other.id != document.id
            and (same := _parse(other.number or ""))
            and same.year == parsed.year
            and not (is_local and place_of(other.issuer or "") != place)
        ]

    def other(self, relation: Relation, source: Document) -> Document:
        """Return the document that `relation`, stated by `source`, is to."""
        act, _ = act_of(relation)
        is_trusted = act in CHANGING and source.trust != UNCONFIRMED
        return self.with_number(relation.number, relation.day, source, is_trusted)

    def _is_borne_out(self, link: Link) -> bool:
        """Tell whether `link` counts: what only unconfirmed texts say of a trusted one does not.

        Of one that nobody has confirmed either, or that is not held, it does: what is told of it
        says that it is unconfirmed.
        """
        return link.of.id not in self._trusted or not self._trusted.isdisjoint(link.source_ids)

    @property
    def external_documents(self) -> tuple[Document, ...]:
        """The documents that others name but the collection lacks; only their number is certain."""
        return tuple(self._external.values())

    def by(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return the links in which `document` acts on others; only those of `acts` if given."""
        return _of_kind(self._by.get(document.id, []), acts)

    def of(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return the links in which others act on `document`; only those of `acts` if given."""
        return _of_kind(self._of.get(document.id, []), acts)

    def powerless(self, document: Document) -> list[Link]:
        """Return the links that are claimed to or from `document` beyond the power of an issuer.

        They are in no other list: whoever issued the one may not change the other.
        """
        return self._powerless.get(document.id, [])

    def unconfirmed(self, document: Document) -> list[Link]:
        """Return the links of `document` that only unconfirmed texts claim of a trusted one.

        They are in no other list: nothing changes a trusted text before somebody has confirmed the
        text that says so.
        """
        return self._unconfirmed.get(document.id, [])

    def touching(self, document: Document) -> list[Link]:
        """Return the links of which `document` is one end."""
        return [*self.by(document), *self.of(document)]

    def with_number(
        self,
        number: str,
        issued: date | None = None,
        source: Document | None = None,
        trusted: bool = False,
    ) -> Document:
        """Return the document with `number`, or a new external document if there is none.

        With `trusted`, none is that nobody has confirmed: it may be forged, and what a trusted text
        says of that number is not said of it.

        Each year and each province starts numbering from 1, so several documents may share a
        number. The day `issued` tells them apart; a local authority's number means the document of
        the same province as `source`, the document that names it. Where neither decides, the
        result is an external document.
        """
        parsed = _parse(number)
        year = (parsed and parsed.year) or (issued.year if issued else 0)
        matches = [
            document
            for document in self._by_number.get(_key(number), [])
            if (not year or _year(document) in (0, year))
            and not (trusted and document.trust == UNCONFIRMED)
        ]
        place = ""
        if parsed and not _LOCAL.isdisjoint(parsed.authorities):
            place = place_of((source and source.issuer) or "")
            matches = [one for one in matches if place and place_of(one.issuer or "") == place]
        if issued and len(matches) > 1:
            matches = [document for document in matches if document.issued == issued]
        if len(matches) > 1:  # an unconfirmed namesake makes no number ambiguous
            matches = [one for one in matches if one.trust != UNCONFIRMED] or matches
        if len(matches) == 1:
            return matches[0]
        kind = name_number(number).removesuffix(number).strip() or None
        external = Document(id=f"{number}#{year}{place}", number=number, type=kind, issued=issued)
        return self._external.setdefault((_key(number), year, place), external)


Documents = Sequence[Document] | Links


def links_among(documents: Documents) -> Links:
    """Return the links between `documents`; Links are returned as they are, to build them once."""
    return documents if isinstance(documents, Links) else Links(documents)


def replaced_by(document: Document, documents: Documents) -> list[Document]:
    """Return the documents that replace or repeal `document`, as stated by any of `documents`."""
    return _distinct(link.by for link in links_among(documents).of(document, ENDING))


def replaces(document: Document, documents: Documents) -> list[Document]:
    """Return the documents that `document` replaces or repeals."""
    return _distinct(link.of for link in links_among(documents).by(document, ENDING))


def cites(document: Document, documents: Documents) -> list[Document]:
    """Return every document that `document` names in a relation of any kind."""
    return _distinct(link.of for link in links_among(documents).by(document))


def cited_by(document: Document, documents: Documents) -> list[Document]:
    """Return every document that names `document` in a relation of any kind."""
    return _distinct(link.by for link in links_among(documents).of(document))


def first_possible_day(document: Document) -> date | None:
    """Return the day of issue, else 1 January of the year in the number, else None."""
    if document.issued:
        return document.issued
    year = _year(document)
    return date(year, 1, 1) if year else None


def _key(number: str) -> _Key:
    """Return a key that is equal for all spellings of a number: `06-NQ/TW` and `6/NQ-TW`."""
    parsed = _parse(number)
    if parsed is None:
        return (fold(number).strip(),)
    return (fold(parsed.ordinal).lstrip("0"), *map(fold, parsed.parts))


def _year(document: Document) -> int:
    parsed = _parse(document.number or "")
    return (parsed and parsed.year) or (document.issued.year if document.issued else 0)


def _keep(link: Link, claims: defaultdict[str, list[Link]]) -> None:
    """Keep `link`, which changes nothing, under both its ends."""
    claims[link.by.id].append(link)
    claims[link.of.id].append(link)


def _of_kind(links: list[Link], acts: Iterable[Act] | None) -> list[Link]:
    if acts is None:
        return links
    kinds = frozenset(acts)
    return [link for link in links if link.act in kinds]


def _distinct(documents: Iterator[Document]) -> list[Document]:
    return list({document.id: document for document in documents}.values())
