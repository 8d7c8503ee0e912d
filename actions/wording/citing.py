"""Cite what is quoted: the citation as it crosses the wire, and the line that names the source."""

from collections.abc import Sequence

from actions.answer import Citation
from actions.executing.result import Quote
from actions.wording.catalogue import say
from actions.wording.naming import called
from actions.wording.rendering import shown
from index.documents.names import show_date, title_in
from index.records.document import Document
from index.text.language import Language


def cite(quote: Quote, language: Language) -> Citation:
    """Return the citation of `quote` as it is shown in `language`."""
    document, passage, _ = quote
    heading, words, _ = shown(quote, language)
    first = passage.sources[0] if passage.sources else ""
    url = first if first.startswith(("http://", "https://")) else None
    return Citation(
        document_id=document.id,
        number=document.number,
        title=title_in(document, language) or document.id,
        issued=document.issued.isoformat() if document.issued else None,
        heading=heading,
        quote=words,
        url=url,
        kind=passage.wording,
    )


def sources(language: Language, quotes: Sequence[Quote]) -> list[str]:
    """Return where the words of `quotes` come from: a line for all summaries, one a text itself."""
    ours = [quote.document for quote in quotes if quote.passage.wording != "verbatim"]
    lines = []
    if ours:
        names = dict.fromkeys(dated(language, document) for document in ours)
        between = say(language, "sources_between")
        lines.append(say(language, "source_summary", names=between.join(names)))
    read = [quote for quote in quotes if quote.passage.wording == "verbatim"]
    for document in {quote.document.id: quote.document for quote in read}.values():
        headings = [quote.passage.heading for quote in read if quote.document.id == document.id]
        lines.append(_source(language, document, headings))
    return lines


def _source(language: Language, document: Document, headings: Sequence[str]) -> str:
    """Return the line on the places in the text of `document` that `headings` name."""
    name = dated(language, document)
    place = "; ".join(dict.fromkeys(filter(None, headings)))
    where = f"{name}, {place}" if place else name
    others = [text for text in document.texts if not text.used]
    used = next((text.file for text in document.texts if text.used), "")
    key = "source_of_several" if others else "source_verbatim"
    return say(language, key, place=where, file=used)


def dated(language: Language, document: Document) -> str:
    """Return the name of `document` with its day, which tells it from another of its number."""
    if document.issued is None:
        return called(document, language)
    issued = show_date(document.issued, language)
    return say(language, "dated", name=called(document, language), issued=issued)
