"""Which documents the holder of an office signed, as their own ends or our summaries say."""

from collections.abc import Iterable, Sequence

from actions.executing.cards import body_of, texts_of
from actions.executing.context import Context
from index.lexicon.offices import office_before
from index.records.document import Document
from index.text.folding import fold


def signed_as(
    offices: Sequence[str], documents: Iterable[Document], context: Context
) -> list[Document]:
    """Return those of `documents` whose signer stands behind one of `offices` there."""
    wanted = {fold(office) for office in offices}
    return [each for each in documents if each.signer and wanted & _offices_of(each, context)]


def _offices_of(document: Document, context: Context) -> set[str]:
    signer = document.signer or ""
    said = [passage.text for passage in body_of(document, context) if signer in passage.text]
    ends = (_end_of(text.body, signer) for text in texts_of(document, context))
    return {office_before(signer, each) for each in (*said, *ends)} - {""}


def _end_of(body: str, signer: str) -> str:
    """Return `body` up to where its signer's name stands first: annexes may name the office too."""
    at = body.casefold().find(signer.casefold())
    return body[: at + len(signer)] if at >= 0 else ""
