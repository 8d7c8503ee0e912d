"""The texts we hold, as pages show them: found by address, filtered, and searched."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from actions.knowledge import Knowledge
from index.documents.selection import Selection, newest_first, select
from index.documents.timeline import Status, status_on
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.records.version import Text
from index.search.retriever import Retriever
from index.text.folding import fold, syllables

_PASSAGES = 6  # that a search shows
_LONGEST_QUERY = 300  # characters
STATES = ("in_force", "unknown", "ended", "not_yet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor filters by; an empty field matches all. `day`: in which state on that day."""

    words: str = ""
    type: str = ""
    issuer: str = ""
    year: int | None = None
    state: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a document and its standing on the day asked for."""

    document: Document
    status: Status

    @property
    def state(self) -> str:
        """One of STATES."""
        return "not_yet" if self.status.not_yet else self.status.state


def entries(wanted: Wanted, knowledge: Knowledge, today: date) -> list[Entry]:
    """Return the documents that `wanted` matches, newest first."""
    selection = Selection(issuer=wanted.issuer or None, type=wanted.type or None, year=wanted.year)
    found = select(knowledge.retriever.documents, selection)
    if wanted.words.strip():
        found = [document for document in found if _is_meant(wanted.words, document)]
    day = wanted.day or today
    listed = [Entry(each, status_on(each, knowledge.links, day, today)) for each in found]
    return [entry for entry in listed if not wanted.state or entry.state == wanted.state]


def passages(wanted: Wanted, knowledge: Knowledge) -> list[ScoredPassage]:
    """Return the passages that say most on the words of `wanted`, best first."""
    return knowledge.retriever.search(wanted.words[:_LONGEST_QUERY], _PASSAGES)


def choices(knowledge: Knowledge) -> tuple[list[str], list[str], list[int]]:
    """Return the types, issuers and years of issue there are, each in order."""
    documents = knowledge.retriever.documents
    types = sorted({each.type for each in documents if each.type})
    issuers = sorted({each.issuer for each in documents if each.issuer})
    years = sorted({each.issued.year for each in documents if each.issued}, reverse=True)
    return types, issuers, years


def entry_of(document: Document, knowledge: Knowledge, today: date) -> Entry:
    """Return `document` with its standing today."""
    return Entry(document, status_on(document, knowledge.links, today, today))


def addressed(address: str, knowledge: Knowledge) -> list[Document]:
    """Return the documents that `address` names, by id or by number in any letters."""
    by_id, by_number = _known(knowledge.retriever)
    return [by_id[address]] if address in by_id else by_number.get(fold(address), [])


def address_of(document: Document, knowledge: Knowledge) -> str:
    """Return the address of `document`: its number, or its id where that names several or none."""
    _, by_number = _known(knowledge.retriever)
    number = document.number or ""
    return number if len(by_number.get(fold(number), ())) == 1 else document.id


@lru_cache(maxsize=2)
def _known(retriever: Retriever) -> tuple[dict[str, Document], dict[str, list[Document]]]:
    """Return the documents by id and by folded number, the newest first: looked up, not sought."""
    by_number: dict[str, list[Document]] = {}
    for document in newest_first(retriever.documents):
        if document.number:
            by_number.setdefault(fold(document.number), []).append(document)
    return {document.id: document for document in retriever.documents}, by_number


def text_of(document: Document, knowledge: Knowledge) -> Text | None:
    """Return the text of `document` that is read, None where only its card is known."""
    catalogue = knowledge.retriever.store.catalogue
    aside = {source.version for source in document.texts if not source.used}
    versions = [each for each in catalogue.versions(document.id) if each.id not in aside]
    return catalogue.text(versions[0].id) if versions else None


def _is_meant(words: str, document: Document) -> bool:
    """Tell whether `document` is called by all of `words`, marked or bare."""
    names = (document.id, document.number or "", document.type or "", document.title)
    called = " ".join(syllables(" ".join((*names, *document.aliases, *document.topics))))
    return all(word in called for word in syllables(words[:_LONGEST_QUERY]))
