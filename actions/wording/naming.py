"""What answers call a document, as a sentence of ours says it."""

from actions.wording.grammar import Named
from index.documents.names import full_name_in
from index.records.document import Document
from index.text.language import Language


def called(document: Document, language: Language) -> Named:
    """Return what to call `document` in `language`, a law by its name as well as its number."""
    return Named(full_name_in(document, language))
