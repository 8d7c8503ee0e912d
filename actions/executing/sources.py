"""Sources, Cited: what the assistant has read, and what its last answer stood on."""

from collections.abc import Mapping
from datetime import date

from actions.answer import AnswerStatus, Citation
from actions.executing.context import Context
from actions.executing.result import Line, Said
from actions.reading.plan import Cited, Sources
from index.records.document import Document


def sources(_: Sources, context: Context) -> Said:
    """Return the list of all documents, newest first."""
    documents = context.knowledge.retriever.documents
    ordered = sorted(documents, key=lambda document: document.issued or date.min, reverse=True)
    intro = Line("sources_intro", {"count": len(documents)})
    return Said((Line("listed", {"intro": intro, "lines": tuple(map(_line, ordered))}),))


def _line(document: Document) -> Line:
    year = document.issued.year if document.issued else "?"
    key = "sources_line" if document.number and document.title else "sources_line_untitled"
    return Line(key, {"name": document, "title": document, "year": year})


def cited(_: Cited, context: Context) -> Said:
    """Return the citations of the last answer that had some, with their quotes and addresses.

    Where none has an address on the web, that is said: who asks for a link waits for one.
    """
    if not context.citations:
        return Said((Line("nothing_cited"),), AnswerStatus.NOT_FOUND)
    held = {document.id: document for document in context.knowledge.retriever.documents}
    lines = tuple(_cited(citation, held) for citation in context.citations)
    intro = "cited" if context.sourced else "cited_before"
    listed = Line("listed", {"intro": Line(intro), "lines": lines})
    has_address = any(citation.url for citation in context.citations)
    lacking = () if has_address else (Line("no_address"),)
    return Said((listed, *lacking), citations=context.citations)


def _cited(citation: Citation, held: Mapping[str, Document]) -> Line:
    name: object = held.get(citation.document_id, citation.number or citation.title)
    if citation.issued:
        name = Line("dated", {"name": name, "issued": date.fromisoformat(citation.issued)})
    line = Line("cited_line", {"name": name, "heading": citation.heading, "quote": citation.quote})
    return Line("cited_at", {"line": line, "url": citation.url}) if citation.url else line
