"""Merge the versions of each document into one Document, and choose the text to search."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.records.document import Document, Relation, TextSource
from index.records.version import Version
from index.text.folding import fold

# The titles of one text share so many of their words, however each is shortened; one of fewer words
# is what people call it.
_SAME_TITLE = 0.3
_FEWEST_WORDS = 4
# Fields with one value: that of the first version which has one.
_SINGLE_FIELDS = (
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
class MergedDocument:
    """A document with all its versions; `used` are those that can be searched and cited."""

    document: Document
    versions: tuple[Version, ...]
    used: tuple[Version, ...]


def merge(versions: Iterable[Version]) -> list[MergedDocument]:
    """Return the documents of `versions`, in the order of the first version of each."""
    groups: dict[str, list[Version]] = {}
    for version in versions:
        groups.setdefault(version.key, []).append(version)
    documents: list[MergedDocument] = []
    ids: set[str] = set()
    for group in groups.values():
        result = _merge_group(group)
        if result.document.id in ids:
            result = _with_unique_id(result)
        ids.add(result.document.id)
        documents.append(result)
    return documents


def best_version(versions: Sequence[Version]) -> Version:
    """Return the version to search.

    In order of preference: complete rather than partial, typed rather than OCR, more articles,
    more words.
    """
    return max(
        versions,
        key=lambda version: (
            version.document.completeness != "partial",
            not version.by_ocr,
            version.articles,
            version.words,
        ),
    )


def contradicts(version: Version, trusted: Version) -> bool:
    """Tell whether `version` cannot be the text it is numbered as: another day, title or signer."""
    one, other = version.document, trusted.document
    days = one.issued and other.issued and one.issued != other.issued
    names = one.title and other.title and _shared(one.title, other.title) < _SAME_TITLE
    return bool(days or (names and not version.by_ocr))


def _shared(title: str, other: str) -> float:
    """Return how many of the words of the shorter title the other has; 1 where that is a name."""
    words, others = set(fold(title).split()), set(fold(other).split())
    fewest = min(len(words), len(others))
    return len(words & others) / fewest if fewest >= _FEWEST_WORDS else 1.0


def _with_unique_id(merged: MergedDocument) -> MergedDocument:
    """Return `merged` with a hash of its key added to the id.

    Two news articles may have the same title and year, and so the same id.
    """
    key = hashlib.sha256(merged.versions[0].key.encode()).hexdigest()[:6]
    document = merged.document.model_copy(update={"id": f"{merged.document.id}-{key}"})
    return replace(merged, document=document)


def _merge_group(group: Sequence[Version]) -> MergedDocument:
    corpus = [version for version in group if version.origin == "corpus"]
    added = [version for version in group if version.origin == "added"]
    # What contradicts the text that is trusted may be forged: it waits for a reviewer.
    agreeing = [one for one in added if not any(contradicts(one, other) for other in corpus)]
    best = best_version(agreeing) if agreeing else None
    used = (*corpus, best) if best else tuple(corpus)
    # Metadata written by hand in the corpus take precedence over metadata read from a file.
    ordered = [*used, *(version for version in agreeing if version is not best)]
    documents = [version.document for version in ordered]
    fields = {name: _first(documents, name) for name in _SINGLE_FIELDS}
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
    return MergedDocument(document, tuple(group), used)


def _first(documents: Sequence[Document], name: str) -> object:
    values = [getattr(document, name) for document in documents]
    return next((value for value in values if value), values[0])


def _union(documents: Sequence[Document], name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(value for document in documents for value in getattr(document, name))
    )


def _relations(documents: Sequence[Document]) -> tuple[Relation, ...]:
    relations: dict[tuple[str, str], Relation] = {}
    for document in documents:
        for relation in document.relations:
            relations.setdefault((relation.kind, fold(relation.number)), relation)
    return tuple(relations.values())
