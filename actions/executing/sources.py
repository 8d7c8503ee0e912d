"""Sources, Cited: what the assistant has read, and what its last answer stood on."""

from datetime import date

from actions.answer import AnswerStatus, Citation
from actions.executing.context import Context
from actions.executing.result import Line, Said
from actions.reading.plan import Cited, Sources
from index.documents.card import show_date
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
    return Line(key, {"name": document.name, "title": document.title, "year": year})


def cited(_: Cited, context: Context) -> Said:
    """Return the citations of the last answer, with their quotes."""
    if not context.citations:
        return Said((Line("nothing_cited"),), AnswerStatus.NOT_FOUND)
    names = {document.id: document.name for document in context.knowledge.retriever.documents}
    lines = tuple(_cited(citation, names) for citation in context.citations)
    listed = Line("listed", {"intro": Line("cited"), "lines": lines})
    return Said((listed,), citations=context.citations)


def _cited(citation: Citation, names: dict[str, str]) -> Line:
    name = names.get(citation.document_id, citation.number or citation.title)
    if citation.issued:
        name += f", {show_date(date.fromisoformat(citation.issued))}"
    values = {"name": name, "heading": citation.heading, "quote": citation.quote}
    return Line("cited_line", dict(values))
