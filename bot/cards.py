"""Documents and their passages as cards, for whoever types `@bot 749` in any chat."""

import sqlite3
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from pathlib import Path

from bot.render import can_be_opened, printable
from index.documents.names import full_name_in, show_date, title_in
from index.documents.selection import newest_first
from index.records.document import Document, Passage
from index.references.finder import ReferenceFinder
from index.store.catalogue import Catalogue
from index.store.in_force import current_name
from index.text.folding import fold, syllables

_MOST = 20
_MOST_DOCUMENTS = 8
_LONGEST_QUERY = 256
_CACHED = 512  # queries: a query comes with every letter that is typed, from everybody
_TITLE, _DESCRIPTION, _QUOTE = 100, 160, 2500
_NOTHING_TYPED = 6  # of the newest documents


@dataclass(frozen=True)
class Card:
    """A card: what is shown of it in the list, and the message in HTML that it sends."""

    key: str
    title: str
    description: str
    html: str


class Cards:
    """Finds the cards for what is typed, in the catalogue of the store in force at `store_dir`.

    It opens neither vectors nor words: a number or a name is found by itself.
    """

    def __init__(self, store_dir: Path) -> None:
        self._store_dir = store_dir
        self._name = ""
        self._shelf: _Shelf | None = None

    def find(self, query: str) -> tuple[Card, ...]:
        """Return the cards for `query`, the likeliest first; none where there is no store."""
        name = current_name(self._store_dir)
        if name != self._name:
            try:
                catalogue = Catalogue(self._store_dir / "generations" / name)
            except sqlite3.Error:
                return ()
            # What was asked of the old one may still be under way: it closes when it is done.
            self._name, self._shelf = name, _Shelf(catalogue)
        return self._shelf.find(" ".join(query[:_LONGEST_QUERY].split())) if self._shelf else ()


class _Shelf:
    """The documents of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._finder = ReferenceFinder(catalogue.documents)
        self._words = [
            (document, frozenset(syllables(f"{document.name} {document.title}")))
            for document in newest_first(catalogue.documents)
        ]
        self.find = lru_cache(_CACHED)(self._find)

    def _find(self, query: str) -> tuple[Card, ...]:
        documents = self._documents(query)
        cards = [_document_card(document) for document in documents]
        if len(documents) == 1:
            clauses = [*self._clauses(documents[0], query)]
            # Whoever names an article wants that; else the document comes first.
            cards = [*clauses, *cards] if _place(query).strip() else [*cards, *clauses]
        return tuple(cards[:_MOST])

    def _documents(self, query: str) -> list[Document]:
        """Return the documents that `query` names, else those of whose names it has all words."""
        references = self._finder.find(query)
        named = [document for reference in references for document in reference.matches]
        if named:
            return list({document.id: document for document in named}.values())[:_MOST_DOCUMENTS]
        if query and query[0].isdigit():  # a number of which the rest is still to be typed
            numbered = ((document, fold(document.number or "")) for document, _ in self._words)
            begun = [document for document, number in numbered if number.startswith(fold(query))]
            return begun[:_MOST_DOCUMENTS]
        words = frozenset(syllables(query))
        held = [document for document, held in self._words if words <= held]
        return held[: _MOST_DOCUMENTS if words else _NOTHING_TYPED]

    def _clauses(self, document: Document, query: str) -> Iterator[Card]:
        """Yield the passages of `document`, those of the place that `query` names alone."""
        positions = self._catalogue.positions_of([document.id])
        place = _place(query)
        for passage in self._catalogue.passages(positions).values():
            if not passage.heading or place not in f" {' '.join(syllables(passage.heading))} ":
                continue
            yield _passage_card(document, passage)


def _place(query: str) -> str:
    """Return “ dieu 5 ” of a query that names an article, else a blank."""
    words = syllables(query)
    for word, number in pairwise(words):
        if word == "dieu" and number.isdigit():
            return f" {word} {number} "
    return " "


def _document_card(document: Document) -> Card:
    name, title = full_name_in(document, "vi"), title_in(document, "vi")
    issued = f"Ban hành ngày {show_date(document.issued)}" if document.issued else ""
    facts = " · ".join(filter(None, [document.issuer, issued]))
    lines = [_linked(document, name), escape(printable(title)), escape(printable(facts))]
    return Card(document.id, _short(name, _TITLE), _short(title, _DESCRIPTION), _joined(lines))


def _passage_card(document: Document, passage: Passage) -> Card:
    quote = escape(printable(textwrap.shorten(passage.text, _QUOTE, placeholder=" …")))
    own = " · <i>Hỏi Phố tóm tắt</i>" if passage.wording == "summary" else ""
    lines = [
        _linked(document, full_name_in(document, "vi")),
        escape(printable(passage.heading)) + own,
        f"<blockquote expandable>{quote}</blockquote>",
    ]
    title = _short(passage.heading, _TITLE)
    return Card(passage.id, title, _short(passage.text, _DESCRIPTION), _joined(lines))


def _linked(document: Document, name: str) -> str:
    shown = f"<b>{escape(printable(name))}</b>"
    url = next((source for source in document.sources if can_be_opened(source)), None)
    return f'<a href="{escape(url, quote=True)}">{shown}</a>' if url else shown


def _joined(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line)


def _short(text: str, length: int) -> str:
    return textwrap.shorten(printable(text), length, placeholder="…") or "…"
