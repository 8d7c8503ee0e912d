"""Cite what is quoted: the citation as it crosses the wire, and the line that names the source."""

from collections.abc import Sequence

from actions.answer import Citation
from actions.executing.result import Quote
from actions.wording.catalogue import say
from actions.wording.naming import called
from actions.wording.rendering import shown
from index.documents.names import show_date, title_in
from index.records.document import Document, Passage
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


def sources(language: Language, document: Document, passages: Sequence[Passage]) -> list[str]:
    """Return a line on where the words of `passages` come from: our summary, the text itself."""
    name = _dated(language, document)
    verbatim = [passage.heading for passage in passages if passage.wording == "verbatim"]
    lines = []
    if len(verbatim) < len(passages):
        lines.append(say(language, "source_summary", name=name))
    if verbatim:
        place = "; ".join(dict.fromkeys(heading for heading in verbatim if heading))
        where = f"{name}, {place}" if place else name
        others = [text for text in document.texts if not text.used]
        used = next((text.file for text in document.texts if text.used), "")
        key = "source_of_several" if others else "source_verbatim"
        lines.append(say(language, key, place=where, file=used))
    return lines


def _dated(language: Language, document: Document) -> str:
    if document.issued is None:
        return called(document, language)
    issued = show_date(document.issued, language)
    return say(language, "dated", name=called(document, language), issued=issued)
