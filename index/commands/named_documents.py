"""Find a document of a store by a name that a person gives: number, id, title or file name."""

from pathlib import Path

from index.errors import CorpusError, StoreError
from index.ingest.adding import Incoming
from index.records.document import Document
from index.records.version import Version
from index.references.finder import ReferenceFinder
from index.store.catalogue import Catalogue
from index.store.generations import cure_for, latest_generation


def find_versions(name: str, store: Path) -> list[Version]:
    """Return the added versions with the name `name`: those of one file or of one document.

    Raises CorpusError if there are none or several files; StoreError if there is no store.
    """
    with latest_generation(store) as before:
        if before is None:
            raise StoreError(f"{store}: no store here. {cure_for(store)}")
        versions = before.catalogue.versions()
        added = [version for version in versions if version.origin == "added"]
        address = Incoming(Path(name)).location
        if exact := [v for v in added if name in (v.id, v.address) or v.address == address]:
            return exact
        matches = [version for version in added if version.file == name]
        if len({version.key for version in matches}) > 1:
            addresses = ", ".join(str(version.address) for version in matches)
            raise CorpusError(
                f"{name}: several files of that name were added: {addresses}. Say which."
            )
        if matches:
            return matches
        document = find_document(name, before.catalogue)
        matches = [v for v in before.catalogue.versions(document.id) if v.origin == "added"]
    if not matches:
        raise CorpusError(
            f"{document.name}: was not added by hand but comes with the corpus. Delete"
            f" {document.id}.md from the corpus, then run `python -m index build`."
        )
    return matches


def find_document(name: str, catalogue: Catalogue) -> Document:
    """Return the document with the id, number, title or file name `name`.

    Raises CorpusError if there is none or several.
    """
    for document in catalogue.documents:
        if name == document.id or name in (text.file for text in document.texts):
            return document
    references = ReferenceFinder(catalogue.documents).find(name)
    matches = [document for reference in references for document in reference.matches]
    if len(matches) == 1:
        return matches[0]
    if matches:
        ids = ", ".join(document.id for document in matches)
        raise CorpusError(f"{name}: could be {ids}. Give one of these ids.")
    raise CorpusError(f"{name}: no such document. See `python -m index list`.")
