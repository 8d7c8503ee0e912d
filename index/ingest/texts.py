"""Read the documents of a corpus as Texts, cut into pieces."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from index.errors import CorpusError
from index.ingest.corpus import CorpusDocument, read_corpus
from index.ingest.passages import cut_sections
from index.legal.metadata.identity import identity
from index.records.version import Text, Version


def corpus_texts(corpus: Path) -> Iterator[Text]:
    """Yield the Text of every document of `corpus`, in order.

    Raises CorpusError if one cannot be read, two have the same id, or none has any text.
    """
    ids: set[str] = set()
    has_text = False
    for source in read_corpus(corpus):
        if source.document.id in ids:
            raise CorpusError(
                f"{corpus}: two documents have the id {source.document.id}. Rename one."
            )
        ids.add(source.document.id)
        text = corpus_text(source)
        has_text = has_text or bool(text.pieces)
        yield text
    if not has_text:
        raise CorpusError(f"{corpus}: no text in it. Put at least one document there.")


def corpus_text(source: CorpusDocument) -> Text:
    """Return one document of a corpus as a Text."""
    document = source.document
    version = Version(
        id=document.id,
        # Without a number there is no way to tell that two documents are the same.
        key=identity(document) if document.number else f"corpus {document.id}",
        origin="corpus",
        document=document,
        file=f"{document.id}.md",
        digest=hashlib.sha256(source.body.encode()).hexdigest(),
        words=len(source.body.split()),
    )
    return Text(version, source.body, tuple(cut_sections(source.sections)))
