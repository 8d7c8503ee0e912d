"""Find a document of a store by what a person calls it: number, id, file name."""

from pathlib import Path

from index.errors import CorpusError, StoreError
from index.ingest.adding import Incoming
from index.records.document import Document
from index.records.version import Version
from index.references.finder import ReferenceFinder
from index.store.catalogue import Catalogue
from index.store.generations import cure_for, latest_generation


def versions_named(name: str, store: Path) -> list[Version]:
    """Return the added versions that `name` means: of one file, or of one document.

    Raises CorpusError, saying what to do, when there is none.
    """
    with latest_generation(store) as before:
        if before is None:
            raise StoreError(f"{store}: no store here. {cure_for(store)}")
        versions = before.catalogue.versions()
        added = [version for version in versions if version.origin == "added"]
        place = Incoming(Path(name)).location
        if exact := [v for v in added if name in (v.id, v.address) or v.address == place]:
            return exact
        named = [version for version in added if version.file == name]
        if len({version.key for version in named}) > 1:
            places = ", ".join(str(version.address) for version in named)
            raise CorpusError(
                f"{name}: several files of that name were added: {places}. Say which."
            )
        if named:
            return named
        document = document_named(name, before.catalogue)
        named = [v for v in before.catalogue.versions(document.id) if v.origin == "added"]
    if not named:
        raise CorpusError(
            f"{document.name}: was not added by hand but comes with the corpus. Delete"
            f" {document.id}.md from the corpus, then run `python -m index build`."
        )
    return named


def document_named(name: str, catalogue: Catalogue) -> Document:
    """Return the document that `name` means: its id, number or title, or a file it came in.

    Raises CorpusError when there is none, or several.
    """
    for document in catalogue.documents:
        if name == document.id or name in (text.file for text in document.texts):
            return document
    found = ReferenceFinder(catalogue.documents).find(name)
    matches = [document for reference in found for document in reference.matches]
    if len(matches) == 1:
        return matches[0]
    if matches:
        ids = ", ".join(document.id for document in matches)
        raise CorpusError(f"{name}: could be {ids}. Give one of these ids.")
    raise CorpusError(f"{name}: no such document. See `python -m index list`.")
