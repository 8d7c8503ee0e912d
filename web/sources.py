"""Where the quotes of a reply stand in our texts: addresses that can be sent to somebody."""

from dataclasses import dataclass
from urllib.parse import quote as encoded

from actions.knowledge import Knowledge
from bot.render import printable
from bot.reply import Citation, Reply
from index.records.document import Document, Passage
from web.sheet import span_of
from web.shelf import address_of, addressed, text_of

_MOST = 8
_SAFE = "/"  # as in 749/QĐ-TTg


@dataclass(frozen=True, slots=True)
class Link:
    """An address on our pages and what it is called."""

    address: str
    label: str


def links_of(reply: Reply, knowledge: Knowledge) -> list[Link]:
    """Return a link for each place that `reply` cites, in order: to the first quote from there."""
    links = (_link(citation, knowledge) for citation in reply.citations)
    first: dict[str, Link] = {}
    for link in links:
        if link:
            first.setdefault(link.label, link)
    return list(first.values())[:_MOST]


def page_of(document: Document, knowledge: Knowledge) -> str:
    """Return the address of the page of `document`."""
    address = address_of(document, knowledge)
    return f"/van-ban/{encoded(address, safe=_SAFE)}"


def passage_link(passage: Passage, knowledge: Knowledge) -> str:
    """Return the address of the page of the document of `passage`, with the passage marked."""
    document = knowledge.retriever.store.catalogue.document(passage.document_id)
    page = page_of(document, knowledge)
    return page if passage.start < 0 else f"{page}?doan={passage.start}-{passage.end}#doan"


def _link(citation: Citation, knowledge: Knowledge) -> Link | None:
    found = addressed(citation.document_id, knowledge)
    if not found:
        return None
    document = found[0]
    page, label = page_of(document, knowledge), citation.number or citation.title
    text = text_of(document, knowledge)
    span = span_of(citation.quote, text.body) if text else None
    if span is None:
        return Link(page, printable(label))
    place = f"{label}, {citation.heading}" if citation.heading else label
    return Link(f"{page}?doan={span[0]}-{span[1]}#doan", printable(place))
