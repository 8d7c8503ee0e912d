"""What answers call a document: a law by its name as well as its number."""

from actions.wording.grammar import Named
from index.documents.names import name_in, title_in, type_in
from index.records.document import Document
from index.text.language import Language

# Nobody knows a law by its number alone.
_CALLED_BY_TITLE = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


def called(document: Document, language: Language) -> Named:
    """Return what to call `document` in `language`: “Luật Viễn thông 24/2023/QH15”."""
    title = title_in(document, language)
    if not (document.number and title and document.type in _CALLED_BY_TITLE):
        return numbered(document, language)
    kind = type_in(document.type, language)
    if language == "vi":
        return Named(f"{kind} {title} {document.number}")
    return Named(f"{kind} {document.number} ({title})")


def numbered(document: Document, language: Language) -> Named:
    """Return the name of `document` in `language` by its number alone: “Loi 24/2023/QH15”."""
    return Named(name_in(document, language))
