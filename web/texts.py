"""The texts' pages: the list with its filters, a document, and its plain text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from actions.knowledge import Knowledge
from bot.render import printable
from index.clock import today as today_here
from index.documents.card import card_sentences
from index.documents.relations import Act
from index.documents.timeline import timeline
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.records.languages import Language
from web import life_line
from web.pages import page
from web.sheet import sheet_of, span_of
from web.shelf import STATES, Wanted, addressed, choices, entries, entry_of, passages, text_of
from web.sources import page_of, passage_link
from web.visitor import language_of
from web.words import WORDS, day_in

_YEARS = range(1900, 2200)
_LONGEST_QUERY = 300
_SHOWN_WORDS = 60
_DIGITS = 9
_MOST = 200  # documents on a page


@dataclass(frozen=True)
class Texts:
    """The handlers of the texts' addresses."""

    knowledge: Callable[[], Knowledge]

    async def list(self, request: Request) -> Response:
        """Show the documents that the filters match, and passages on the words looked for."""
        return await run_in_threadpool(self._list, request)

    async def show(self, request: Request) -> Response:
        """Show one document, or the several that share the number."""
        return await run_in_threadpool(self._show, request)

    def _list(self, request: Request) -> Response:
        knowledge, language = self.knowledge(), language_of(request)
        wanted = wanted_of(request)
        hits = passages(wanted, knowledge) if wanted.words.strip() else []
        types, issuers, years = choices(knowledge)
        words = WORDS[language]
        found = entries(wanted, knowledge, today_here())
        filters = [
            ("type", words["type"], _same(types), wanted.type),
            ("issuer", words["issuer"], _same(issuers), wanted.issuer),
            ("year", words["year"], _same(years), wanted.year or ""),
            ("state", words["state"], [(s, words["states"][s]) for s in STATES], wanted.state),
        ]
        return page(
            request,
            "texts.html",
            here="texts",
            wanted=wanted,
            filters=filters,
            entries=found[:_MOST],
            total=len(found),
            passages=[_shown(hit, knowledge) for hit in hits],
            **_helpers(knowledge, language),
        )

    def _show(self, request: Request) -> Response:
        knowledge, language = self.knowledge(), language_of(request)
        asked = request.path_params["address"]
        is_plain = asked.endswith(".txt")
        found = addressed(asked.removesuffix(".txt"), knowledge)
        words = WORDS[language]
        if not found:
            return not_found(request)
        if len(found) > 1:
            own = [entry_of(each, knowledge, today_here()) for each in found]
            return self._several(request, own, knowledge, language)
        document = found[0]
        text = text_of(document, knowledge)
        if is_plain:
            return PlainTextResponse(printable(text.body) if text else words["no_text"])
        marked = _marked(request, text.body if text else "")
        today = today_here()
        dots, now = life_line.dots_of(timeline(document, knowledge.links), today)
        return page(
            request,
            "text.html",
            here="texts",
            document=document,
            entry=entry_of(document, knowledge, today),
            facts=card_sentences(document, language),
            dots=dots,
            now=now,
            width=life_line.WIDTH,
            height=life_line.HEIGHT,
            relations=_relations(document, knowledge, language),
            is_held=lambda other: bool(addressed(other.id, knowledge)),
            sheet=sheet_of(text, marked) if text else None,
            marked=marked is not None and text is not None,
            original=_original(document),
            **_helpers(knowledge, language),
        )

    def _several(
        self, request: Request, own: Any, knowledge: Knowledge, language: Language
    ) -> Response:
        return page(
            request,
            "texts.html",
            here="texts",
            wanted=Wanted(),
            filters=[],
            entries=own,
            total=len(own),
            passages=[],
            **_helpers(knowledge, language),
        )


def not_found(request: Request) -> Response:
    """Say that there is no such page, and where to look."""
    words = WORDS[language_of(request)]
    return page(
        request, "error.html", 404, heading=words["not_found"], text=words["not_found_text"]
    )


def wanted_of(request: Request) -> Wanted:
    """Return what the query of `request` asks for; what is malformed asks for nothing."""
    query = request.query_params
    year = query.get("year", "")
    try:
        day = date.fromisoformat(query.get("day", ""))
    except ValueError:
        day = None
    is_year = year.isascii() and year.isdigit() and len(year) == 4 and int(year) in _YEARS
    state = query.get("state", "")
    return Wanted(
        query.get("q", "")[:_LONGEST_QUERY],
        query.get("type", "")[:_LONGEST_QUERY],
        query.get("issuer", "")[:_LONGEST_QUERY],
        int(year) if is_year else None,
        state if state in STATES else "",
        day,
    )


def _helpers(knowledge: Knowledge, language: Language) -> dict[str, Any]:
    def titled(document: Document) -> str:
        translation = document.translation(language)
        return translation.title if translation else document.title

    return {
        "address": lambda document: page_of(document, knowledge),
        "day": lambda day: day_in(day, language),
        "titled": titled,
    }


def _same(values: Any) -> list[tuple[Any, Any]]:
    return [(value, value) for value in values]


def _shown(hit: ScoredPassage, knowledge: Knowledge) -> dict[str, str]:
    heading = f"{hit.document.name}, {hit.passage.heading}".removesuffix(", ")
    words = hit.passage.text.split()
    more = "…" if len(words) > _SHOWN_WORDS else ""
    return {
        "address": passage_link(hit.passage, knowledge),
        "label": printable(heading),
        "words": printable(" ".join(words[:_SHOWN_WORDS]) + more),
    }


def _marked(request: Request, body: str) -> tuple[int, int] | None:
    """Return the span of characters of `body` that the address asks to mark, by place or words."""
    if words := request.query_params.get("trich", "")[:_LONGEST_QUERY]:
        return span_of(words, body)
    first, _, last = request.query_params.get("doan", "").partition("-")
    if all(each.isascii() and each.isdigit() and len(each) <= _DIGITS for each in (first, last)):
        return (int(first), int(last)) if int(first) < int(last) else None
    return None


def _original(document: Document) -> str:
    """Return the first address of the original on the web, "" for none."""
    for source in document.sources:
        if urlsplit(source).scheme in ("http", "https"):
            return source
    return ""


def _relations(
    document: Document, knowledge: Knowledge, language: Language
) -> list[tuple[str, list[Document]]]:
    """Return what `document` does to others and they to it, each kind under its name."""
    acts: dict[Act, tuple[str, str]] = WORDS[language]["acts"]
    related: dict[str, list[Document]] = {}
    for act, (active, passive) in acts.items():
        for link in knowledge.links.by(document, [act]):
            related.setdefault(active, []).append(link.of)
        for link in knowledge.links.of(document, [act]):
            related.setdefault(passive, []).append(link.by)
    return list(related.items())
