"""Several texts of one document → the one Document the store shows, and which text it reads."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.records.document import Document, Relation, TextSource
from index.records.version import Version
from index.text.folding import fold

# Fields of which a document has one value: the first version that knows it gives it.
_SINGLE = (
    "number",
    "type",
    "title",
    "issuer",
    "publisher",
    "signer",
    "issued",
    "effective",
    "validity",
    "period",
)


@dataclass(frozen=True, slots=True)
class Merged:
    """A document with all its versions; `used` are those whose words can be found and cited."""

    document: Document
    versions: tuple[Version, ...]
    used: tuple[Version, ...]


def merge(versions: Iterable[Version]) -> list[Merged]:
    """Return the documents that `versions` are texts of, in the order of their first version."""
    groups: dict[str, list[Version]] = {}
    for version in versions:
        groups.setdefault(version.key, []).append(version)
    merged: list[Merged] = []
    taken: set[str] = set()
    for group in groups.values():
        each = _merged(group)
        if each.document.id in taken:
            each = _told_apart(each)
        taken.add(each.document.id)
        merged.append(each)
    return merged


def best_text(versions: Sequence[Version]) -> Version:
    """Return the version to read: a whole one before a part, typed before OCR, then the fullest."""
    return max(
        versions,
        key=lambda version: (
            version.document.completeness != "partial",
            not version.by_ocr,
            version.articles,
            version.words,
        ),
    )


def _told_apart(merged: Merged) -> Merged:
    """Return `merged` under an id of its own: two news articles may have one title and one year."""
    key = hashlib.sha256(merged.versions[0].key.encode()).hexdigest()[:6]
    document = merged.document.model_copy(update={"id": f"{merged.document.id}-{key}"})
    return replace(merged, document=document)


def _merged(group: Sequence[Version]) -> Merged:
    corpus = [version for version in group if version.origin == "corpus"]
    added = [version for version in group if version.origin == "added"]
    best = best_text(added) if added else None
    used = (*corpus, best) if best else tuple(corpus)
    # What was written by hand in the corpus is trusted before what was read from a file.
    ordered = [*used, *(version for version in added if version is not best)]
    documents = [version.document for version in ordered]
    fields = {name: _first(documents, name) for name in _SINGLE}
    source = best.document if best else documents[0]
    document = documents[0].model_copy(
        update=fields
        | {
            "aliases": _union(documents, "aliases"),
            "topics": _union(documents, "topics"),
            "sources": _union(documents, "sources"),
            "relations": _relations(documents),
            "completeness": source.completeness,
            "texts": tuple(
                TextSource(
                    version=version.id,
                    file=version.file,
                    used=version is best,
                    by_ocr=version.by_ocr,
                )
                for version in added
            ),
        }
    )
    return Merged(document, tuple(group), used)


def _first(documents: Sequence[Document], name: str) -> object:
    values = [getattr(document, name) for document in documents]
    return next((value for value in values if value), values[0])


def _union(documents: Sequence[Document], name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(value for document in documents for value in getattr(document, name))
    )


def _relations(documents: Sequence[Document]) -> tuple[Relation, ...]:
    found: dict[tuple[str, str], Relation] = {}
    for document in documents:
        for relation in document.relations:
            found.setdefault((relation.kind, fold(relation.number)), relation)
    return tuple(found.values())
