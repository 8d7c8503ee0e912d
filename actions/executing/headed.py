"""What is asked for by the words of a heading: an article, its lists, a term it explains.

“Các hành vi bị nghiêm cấm trong giao dịch điện tử” is all of Điều 6, not its likeliest clause; “hồ
sơ chuyển dữ liệu ra nước ngoài” is what the article so headed lists behind “Hồ sơ … gồm:”; a term
is told by the article that explains words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from actions.executing.cards import named
from actions.executing.context import Context
from actions.executing.listed import counted, lead_of, lists_in, points_in
from actions.executing.result import Found, Line
from actions.executing.terms import Term
from actions.executing.units import place_of
from actions.reading.plan import Choice, Provisions
from actions.reading.roles import said_in
from actions.topics import without
from index.documents.timeline import status_on
from index.judging.hit import ScoredPassage
from index.legal.structure.path import rows_above, unit_name
from index.records.document import Document
from index.records.unit import Level, Unit
from index.records.version import Text
from index.text.folding import STOPWORDS, syllables
from index.yaml_file import read_yaml

_HEADED: tuple[Level, ...] = ("article", "chapter", "section", "roman", "clause")
_MOST_HITS = 8
# A heading of fewer words of meaning may be meant by chance: “Đô thị thông minh”.
_FEWEST = 3
_FEWEST_OF_A_TITLE = 2  # syllables
# A question that says so much of a heading, and nothing else, asks for what it heads.
_MOST_OF_IT = 0.5
# So many words may only ask, beside a heading so long: “… gồm những gì”.
_ASKING = 1
_LONG = 5
_EXPLAINS = frozenset(syllables("giải thích từ ngữ")) - STOPWORDS
_LISTING = frozenset(("gom",))  # says that a list is asked for, as “những gì” does
# So many lists that fit alike are all given: what tells them apart is what introduces them.
_MOST_LISTS = 3
_DIGIT = re.compile(r"\d")


class _Standard(NamedTuple):
    title: frozenset[str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The folded syllables of a question: all, those that say what it is about; and its term."""

    words: frozenset[str]
    content: frozenset[str]
    term: Term

    @classmethod
    def of(cls, text: str, context: Context, term: Term | None) -> "_Asked":
        """Return what `text` asks; what every law has an article on is called as laws call it.

        `term` is the one whose meaning is asked for, where that is known.
        """
        folded = f" {' '.join(syllables(text))} "
        for standard in _standards():
            if any(f" {phrase} " in folded for phrase in standard.phrases):
                return cls(standard.title, standard.title, Term(""))
        named = sorted(each.span for each in context.knowledge.finder.find(text))
        # A document is called by what it is about too, and that is asked for.
        bare = without(text, (each for each in named if _DIGIT.search(text[slice(*each)])))
        term = term or Term.of(" ".join(said_in(bare, context.language))).bare()
        return cls(frozenset(syllables(bare)), frozenset(term.name.split()) - _LISTING, term)


class _Fit(NamedTuple):
    """How well a heading fits a question, the best the highest, and the rows to give."""

    share: float
    document: Document
    version: str
    rows: tuple[int, ...]


@lru_cache(maxsize=1)
def _standards() -> tuple[_Standard, ...]:
    rows = read_yaml(Path(__file__).with_suffix(".yml"))["articles"]
    return tuple(
        _Standard(frozenset(syllables(row["title"])), tuple(row["phrases"])) for row in rows
    )


def titled_unit(text: str, hits: Sequence[ScoredPassage], context: Context) -> Found | None:
    """Return the article whose very title `text` is, of the texts of `hits`; None without one.

    Where several texts have one, the first is given and the others may be chosen.
    """
    asked = syllables(text)
    catalogue = context.knowledge.retriever.store.catalogue
    documents = {hit.document.id: hit.document for hit in hits}
    found: list[tuple[Document, Text, int]] = []
    for document in documents.values() if len(asked) >= _FEWEST_OF_A_TITLE else ():
        for source in document.texts:
            units = catalogue.units(source.version) if source.used else ()
            found += [
                (document, catalogue.text(source.version), row)
                for row, unit in enumerate(units)
                if unit.level == "article" and unit.title and syllables(unit.title) == asked
            ]
    if not found:
        return None
    found.sort(key=lambda each: _has_ended(each[0], context))
    first = counted(*found[0])
    others = [
        Choice(f"{document.name}: {unit_name(held.units[row])}", Provisions(named(document), (at,)))
        for document, held, row in found[1:]
        if (at := place_of(held, row)).article is not None
    ]
    return replace(first, choices=(*others[:_MOST_LISTS], *first.choices))


def explained_unit(
    text: str, hits: Sequence[ScoredPassage], context: Context, term: Term
) -> Found | None:
    """Return the point that explains `term` in an article on words, in a text of `hits`, if any."""
    found = headed_unit(text, hits, context, term)
    is_point = found is not None and term.is_defined_by(found.quotes[0].words.partition("\n")[0])
    return found if is_point else None


def _has_ended(document: Document, context: Context) -> bool:
    links, today = context.knowledge.links, context.today
    return status_on(document, links, today, today).state == "ended"


def headed_unit(
    text: str, hits: Sequence[ScoredPassage], context: Context, term: Term | None = None
) -> Found | None:
    """Return what `text` asks for by a heading of the texts of `hits`, whole; None: nothing is.

    `term` is the one whose meaning is asked for, where that is known.
    Of several headings that fit, the one that says most of what is asked and least beside it.
    """
    asked = _Asked.of(text, context, term)
    documents = {hit.document.id: hit.document for hit in hits[:_MOST_HITS]}
    fits = (fit for each in documents.values() for fit in _fits(asked, each, context))
    best = max(fits, key=lambda fit: fit.share, default=None)
    if best is None:
        return None
    held = context.knowledge.retriever.store.catalogue.text(best.version)
    found = [counted(best.document, held, row) for row in best.rows]
    if len(found) == 1:
        return found[0]
    quotes = tuple(quote for each in found for quote in each.quotes)
    return replace(found[0], quotes=quotes, before=(Line("cases", {"count": len(found)}),))


def _fits(asked: _Asked, document: Document, context: Context) -> Iterator[_Fit]:
    """Yield what of the texts of `document` fits what is `asked`."""
    catalogue = context.knowledge.retriever.store.catalogue
    called = frozenset(syllables(f"{document.name} . {document.title} . {document.issuer or ''}"))
    for source in document.texts:
        units = catalogue.units(source.version) if source.used else ()
        for row, unit in enumerate(units):
            if unit.level not in _HEADED or not unit.title:
                continue
            title = frozenset(syllables(unit.title))
            if unit.level == "article" and title >= _EXPLAINS:
                held = catalogue.text(source.version)
                if (explained := _explained(asked.term, held, row)) is not None:
                    yield _Fit(1.0, document, source.version, (explained,))
                continue
            share = len(asked.words & title) / len(asked.content | title)
            rest = asked.content - title - called
            if rest:  # what stands over it says it as well: the title of an annex
                over = (units[above].title for above in rows_above(units, row)[:-1])
                rest -= frozenset(syllables(" . ".join(over)))
            lists: tuple[int, ...] = ()
            if rest and unit.level == "article" and title - STOPWORDS <= asked.words:
                lists = _introduced(rest, catalogue.text(source.version), row)
            if lists or _is_headed(asked, title, rest):
                yield _Fit(share, document, source.version, lists or (row,))


def _is_headed(asked: _Asked, title: frozenset[str], rest: frozenset[str]) -> bool:
    """Tell whether `asked` says a `title` whole, or nothing beside it but a short `rest`."""
    core = title - STOPWORDS
    if core and core <= asked.words:
        if not rest and len(title) >= _FEWEST:
            return True
        asking = _ASKING if len(core) >= _LONG else 0
        return len(core) >= _FEWEST and len(rest - STOPWORDS) <= asking
    said = len(asked.content & core)
    return not rest and said >= _FEWEST and said >= _MOST_OF_IT * len(core)


def _introduced(rest: frozenset[str], held: Text, row: int) -> tuple[int, ...]:
    """Return the lists in the article in `row` whose introducing words say the `rest`."""
    rows = [each for each in lists_in(held, row) if rest <= set(syllables(lead_of(held, each)))]
    return tuple(rows) if len(rows) <= _MOST_LISTS else ()


def _explained(term: Term, held: Text, row: int) -> int | None:
    """Return the point of the article in `row`, which explains words, that says what `term` is."""
    for point in points_in(held, row):
        if term.name and term.is_defined_by(_beginning(held, held.units[point])):
            return point
    return None


def _beginning(held: Text, unit: Unit) -> str:
    """Return the first line of a unit, without its number."""
    return held.body[unit.body : unit.end].strip().partition("\n")[0]
