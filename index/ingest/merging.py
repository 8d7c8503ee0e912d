"""Merge the versions of each document into one Document, and choose the text to search."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.documents.relations import CHANGING, act_of
from index.ingest.agreement import ENOUGH
from index.ingest.trust import is_rejected, trust_of
from index.records.document import UNKNOWN_ADDRESS, Document, Relation, TextSource
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
    """Return the documents of `versions`, in the order of the first version of each.

    A rejected version is of no document.
    """
    groups: dict[str, list[Version]] = {}
    for version in versions:
        if is_rejected(version):
            continue
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
    names = one.title and other.title and not is_same_title(one.title, other.title)
    return bool(days or (names and not version.by_ocr))


def is_same_title(title: str, other: str) -> bool:
    """Tell whether `title` and `other` may be of one text, however each is shortened."""
    return _shared(title, other) >= _SAME_TITLE


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
    agreeing = _agreeing(corpus, added)
    best = best_version(agreeing) if agreeing else None
    used = (*corpus, best) if best else tuple(corpus)
    # Metadata written by hand in the corpus take precedence over metadata read from a file.
    ordered = [*used, *(version for version in agreeing if version is not best)]
    documents = [version.document for version in ordered]
    # What nobody has confirmed gives a trusted document no other name, and changes no other text.
    sure = [one.document for one in ordered if trust_of(one) != "unconfirmed"] or documents
    fields = {name: _first(documents, name) for name in _SINGLE_FIELDS}
    source = best.document if best else documents[0]
    trust = trust_of(ordered[0])
    document = documents[0].model_copy(
        update=fields
        | {
            "aliases": _union(sure, "aliases"),
            "topics": _union(sure, "topics"),
            "sources": _union(sure, "sources"),
            "single_source": (*documents[0].single_source, *_from_one(documents, sure)),
            "relations": _relations(sure, [one for one in documents if one not in sure]),
            "completeness": source.completeness,
            "texts": tuple(_source(version, best) for version in added),
            "trust": trust,
            "unsure": _unsure(ordered[0]),
        }
    )
    if trust == "unconfirmed":
        document = _without_pretence(document, ordered)
    return MergedDocument(document, tuple(group), used)


def _agreeing(corpus: Sequence[Version], added: Sequence[Version]) -> list[Version]:
    """Return those of `added` that may be read, and that make the document what it is.

    Beside a text that is trusted, one that nobody has confirmed may be forged: it waits, and so
    does an official one that contradicts what is held. Where but our own summary is held, one that
    bears it out is read, and said to be unconfirmed. Of several that all wait, those are read that
    do not contradict the first.
    """
    confirmed = [version for version in added if trust_of(version) == "confirmed"]
    official = [version for version in added if trust_of(version) == "official"]
    held = [*corpus, *confirmed] or official[:1]
    trusted = [
        version
        for version in added
        if version in confirmed
        or (version in official and not any(contradicts(version, one) for one in held))
    ]
    if held:
        return trusted or [version for version in added if _bears_out(version, corpus)]
    return [version for version in added if not contradicts(version, added[0])]


def _bears_out(version: Version, corpus: Sequence[Version]) -> bool:
    """Tell whether `version` says what all of `corpus`, our own summaries, say."""
    summaries = bool(corpus) and all(one.document.wording == "summary" for one in corpus)
    agrees = version.agreement >= ENOUGH and not any(contradicts(version, one) for one in corpus)
    return summaries and agrees


def _source(version: Version, best: Version | None) -> TextSource:
    return TextSource(
        version=version.id,
        file=version.file,
        used=version is best,
        by_ocr=version.by_ocr,
        trust=trust_of(version),
    )


def _unsure(version: Version) -> tuple[str, ...]:
    """Return the fields of `version` that nobody has confirmed."""
    if version.decision and version.decision.kind == "confirmed":
        return ()
    return tuple(dict.fromkeys(each.field for each in version.unsure))


def _without_pretence(document: Document, versions: Sequence[Version]) -> Document:
    """Return an unconfirmed `document` without names and addresses that could be another's.

    What it says of where it came from is no evidence; a name with a figure may be another's number.
    """
    addresses = dict.fromkeys(_web_address(version) for version in versions)
    aliases = tuple(one for one in document.aliases if not any(map(str.isdigit, one)))
    return document.model_copy(update={"sources": tuple(addresses), "aliases": aliases})


def _web_address(version: Version) -> str:
    address = version.address or ""
    return address if address.startswith(("http://", "https://")) else UNKNOWN_ADDRESS


def _first(documents: Sequence[Document], name: str) -> object:
    values = [getattr(document, name) for document in documents]
    return next((value for value in values if value), values[0])


def _union(documents: Sequence[Document], name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(value for document in documents for value in getattr(document, name))
    )


def _from_one(documents: Sequence[Document], sure: Sequence[Document]) -> list[str]:
    """Return the fields that those of `documents` alone give which are not `sure`."""
    return [name for name in _SINGLE_FIELDS if not _first(sure, name) and _first(documents, name)]


def _relations(sure: Sequence[Document], others: Sequence[Document]) -> tuple[Relation, ...]:
    """Return the relations of `sure`, and those of `others` that change no text."""
    relations: dict[tuple[str, str], Relation] = {}
    stated = [relation for document in sure for relation in document.relations]
    stated += [
        relation
        for document in others
        for relation in document.relations
        if act_of(relation)[0] not in CHANGING
    ]
    for relation in stated:
        relations.setdefault((relation.kind, fold(relation.number)), relation)
    return tuple(relations.values())
