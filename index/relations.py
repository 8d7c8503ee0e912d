"""Who names whom: the relations that documents state, in one direction and each one once.

“A replaces B” may be stated by A, by B, or by both; here it is one Link, by A, of B. A document
that is named and not held is there too, known by its number alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.card import name_number
from index.document import Document, Relation, RelationKind
from index.folding import fold

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
_NUMBER = re.compile(r"(?P<number>\d+)(?:[-/](?P<year>(?:19|20)\d\d))?(?:[-/](?P<suffix>.+))?")


@dataclass(frozen=True, slots=True)
class Link:
    """`by` does `act` to `of`; `stated_in` are the ids of the documents that say so."""

    act: Act
    by: Document
    of: Document
    stated_in: tuple[str, ...]


class Links:
    """All links among `documents`, found once and looked up by either end."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._numbered: defaultdict[tuple[int, str], list[Document]] = defaultdict(list)
        for document in self.documents:
            if key := _key(document.number):
                self._numbered[key].append(document)
        self._strangers: dict[tuple[tuple[int, str] | str, int], Document] = {}
        stated: defaultdict[tuple[Act, str, str], list[str]] = defaultdict(list)
        parties: dict[str, Document] = {}
        for document in self.documents:
            for relation in document.relations:
                act, active = _STATED[relation.kind]
                other = self._named(relation)
                by, of = (document, other) if active else (other, document)
                parties |= {by.id: by, of.id: of}
                stated[act, by.id, of.id].append(document.id)
        for document in self.documents:
            if document.validity and document.validity.by:
                by = self.numbered(document.validity.by)
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
    def strangers(self) -> tuple[Document, ...]:
        """Return the documents that are named and not held: nothing but their number is sure."""
        return tuple(self._strangers.values())

    def by(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return what `document` does to others, of the kinds in `acts` (all kinds by default)."""
        return _of_kind(self._by.get(document.id, []), acts)

    def of(self, document: Document, acts: Iterable[Act] | None = None) -> list[Link]:
        """Return what others do to `document`, of the kinds in `acts` (all kinds by default)."""
        return _of_kind(self._of.get(document.id, []), acts)

    def numbered(self, number: str, issued: date | None = None) -> Document:
        """Return the document that has `number`: a held one, or a stranger made for it.

        Decisions are numbered anew each year: of several with the same number, the one `issued`
        on the day is meant, and none of them where that is not known.
        """
        named = _NUMBER.fullmatch(fold(number).strip())
        year = int((named and named["year"]) or 0) or (issued.year if issued else 0)
        key = _key(number)
        same = self._numbered.get(key, []) if key else []
        held = [document for document in same if not year or _year(document) in (0, year)]
        if issued and len(held) > 1:
            held = [document for document in held if document.issued == issued]
        if len(held) == 1:
            return held[0]
        kind = name_number(number).removesuffix(number).strip() or None
        stranger = Document(id=f"{number}#{year}", number=number, type=kind, issued=issued)
        return self._strangers.setdefault((key or fold(number), year), stranger)

    def _named(self, relation: Relation) -> Document:
        return self.numbered(relation.number, relation.day)


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


def _key(number: str | None) -> tuple[int, str] | None:
    """Return what two ways of writing a number have in common: `06-NQ/TW` is `6/NQ-TW`."""
    parsed = _NUMBER.fullmatch(fold(number or "").strip())
    if parsed is None:
        return None
    return int(parsed["number"]), re.sub(r"[^a-z0-9]", "", parsed["suffix"] or "")


def _year(document: Document) -> int:
    parsed = _NUMBER.fullmatch(fold(document.number or "").strip())
    if parsed and parsed["year"]:
        return int(parsed["year"])
    return document.issued.year if document.issued else 0


def _of_kind(links: list[Link], acts: Iterable[Act] | None) -> list[Link]:
    if acts is None:
        return links
    wanted = frozenset(acts)
    return [link for link in links if link.act in wanted]


def _distinct(found: Iterator[Document]) -> list[Document]:
    return list({document.id: document for document in found}.values())
