"""What answers call a document: a law by its name as well as its number."""

from index.documents.names import name_in, title_in, type_in
from index.records.document import Document
from index.text.language import Language

# Nobody knows a law by its number alone.
_CALLED_BY_TITLE = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


def called(document: Document, language: Language) -> str:
    """Return what to call `document` in `language`: “Luật Viễn thông 24/2023/QH15”."""
    title = title_in(document, language)
    if not (document.number and title and document.type in _CALLED_BY_TITLE):
        return name_in(document, language)
    kind = type_in(document.type, language)
    if language == "vi":
        return f"{kind} {title} {document.number}"
    return f"{kind} {document.number} ({title})"
