"""Say what the assistant has read, and what its last answer stood on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from actions.answer import Answer, AnswerStatus, Citation
from actions.messages import say
from index.documents.card import show_date
from index.records.document import Document
from index.text.language import Language


def sources_answer(language: Language, documents: tuple[Document, ...]) -> Answer:
    """Return the list of `documents`, newest first."""
    ordered = sorted(documents, key=lambda document: document.issued or date.min, reverse=True)
    lines = [say(language, "sources_intro", count=len(documents))]
    for document in ordered:
        year = document.issued.year if document.issued else "?"
        key = "sources_line" if document.number and document.title else "sources_line_untitled"
        lines.append(say(language, key, name=document.name, title=document.title, year=year))
    return Answer(AnswerStatus.ANSWERED, "\n".join(lines), language)


def cited_again(
    language: Language, kept: Iterable[Mapping[str, Any]], documents: tuple[Document, ...]
) -> Answer:
    """Return the citations `kept` from the last answer, with their quotes."""
    citations = tuple(Citation(**citation) for citation in kept)
    if not citations:
        return Answer(AnswerStatus.NOT_FOUND, say(language, "nothing_cited"), language)
    names = {document.id: document.name for document in documents}
    lines = [say(language, "cited")]
    for citation in citations:
        name = names.get(citation.document_id, citation.number or citation.title)
        if citation.issued:
            name += f", {show_date(date.fromisoformat(citation.issued))}"
        lines.append(
            say(language, "cited_line", name=name, heading=citation.heading, quote=citation.quote)
        )
    return Answer(AnswerStatus.ANSWERED, "\n".join(lines), language, citations)
