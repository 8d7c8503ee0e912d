"""Add documents to a store and take them out again, while the assistant goes on answering."""

import hashlib
import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from index.encoding.encoder import Encoder
from index.errors import IndexingError, StoreError
from index.ingest.building import Held, given, rewrite
from index.ingest.embedding import Progress
from index.ingest.one_file import text_of
from index.ingest.private_files import why_no_document, why_not_published
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.limits import FILE_BYTES
from index.ingest.reading.sandbox import Reader
from index.legal.metadata.sidecar import sidecar_of
from index.records.document import Document
from index.records.version import Text, Version
from index.store.generations import held_before, read_current

# What was read is put in force after so many words, half a minute's embedding: little is lost when
# the run is stopped. A large store is not written anew for less than a tenth of what it holds.
_BATCH_WORDS = 50_000
_BATCH_SHARE = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be added, and the address it was fetched from if it was."""

    path: Path
    address: str | None = None

    @property
    def name(self) -> str:
        """The file's name; what is no UTF-8 in it is shown as a mark."""
        return os.fsencode(self.path.name).decode("utf-8", "replace")

    @property
    def place(self) -> str:
        """Where it came from: what is read there later takes its place."""
        there = os.path.realpath(self.path)  # Path.resolve() would raise for a link to itself
        return self.address or os.fsencode(there).decode("utf-8", "replace")

    def digest(self) -> str:
        """Return the SHA-256 of what the file and its sidecar hold; nothing for what is no file.

        Raises OSError when it cannot be read.
        """
        if not self.path.is_file() or self.path.stat().st_size > FILE_BYTES:
            return ""  # the reader says what is wrong with it; a pipe would never end
        with self.path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256")
        if sidecar := sidecar_of(self.path):
            found.update(sidecar.read_bytes())
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: the version made of it, or why there is none.

    `document` is the one it is a text of, as the store now has it. One that `was_there` without a
    version holds the very bytes of another file of the same run.
    """

    name: str
    version: Version | None = None
    document: Document | None = None
    was_there: bool = False
    error: str = ""


def add(
    files: Sequence[Incoming],
    store: Path,
    encoder: Encoder,
    progress: Progress,
    told: Callable[[Result], None],
    today: date,
    again: bool = False,
    anyway: bool = False,
) -> None:
    """Add `files` to `store` on `today`; `told` hears what became of each.

    A missing store is made. A file that is there already is skipped, unless `again`. One that
    cannot be read, or is no document unless `anyway`, is told of and skipped. What was put in
    force stays there when the run is stopped. Raises StoreError.
    """
    known = {} if again else _known(store)
    batch: list[Text] = []
    enough = _batch_words(store)
    for done, item in enumerate(_read(files, known, anyway, today), start=1):
        progress("files", done, len(files))
        if isinstance(item, Result):
            told(item)
            continue
        batch.append(item)
        if sum(text.version.words for text in batch) >= enough:
            _put_in_force(batch, store, encoder, progress, told)
            enough = _batch_words(store)
    _put_in_force(batch, store, encoder, progress, told)


def remove(version_ids: Collection[str], store: Path, encoder: Encoder, progress: Progress) -> None:
    """Take the versions with these ids out of `store`. Raises StoreError."""
    rewrite(store, encoder, progress, partial(_without, version_ids))


def held_versions(store: Path) -> list[Version]:
    """Return every version `store` holds; none where there is no store."""
    with held_before(store) as before:
        return before.catalogue.versions() if before else []


def _known(store: Path) -> dict[str, Version]:
    """Return what was added, by the digest of its file.

    Nothing where no store can be opened, as after a first run killed before its end: what is
    added again then mends it.
    """
    try:
        read_current(store)
    except StoreError:
        return {}
    return {v.digest: v for v in held_versions(store) if v.origin == "added"}


def _read(
    files: Sequence[Incoming], known: dict[str, Version], anyway: bool, today: date
) -> Iterator[Text | Result]:
    """Yield each file as a Text, or what kept it from becoming one, in the order given."""
    found: list[tuple[Incoming, str]] = []
    for incoming in files:
        if not anyway and (reason := why_no_document(incoming.path)):
            yield Result(incoming.name, error=reason)
            continue
        try:
            found.append((incoming, incoming.digest()))
        except OSError as error:
            yield Result(incoming.name, error=f"cannot be read ({error.strerror})")
    # A text that was moved, and another one put in its place, would go with the old reading.
    replaced = {incoming.place for incoming, digest in found if digest not in known}
    waiting: list[tuple[Incoming, str]] = []
    for incoming, digest in found:
        held = known.get(digest)
        if held and held.address not in replaced:
            yield Result(incoming.name, held, was_there=True)
        elif digest and digest in (other for _, other in waiting):
            yield Result(incoming.name, was_there=True)
        else:
            waiting.append((incoming, digest))
    with Reader() as reader:
        read = reader.read_all(incoming.path for incoming, _ in waiting)
        for (incoming, digest), (path, raw) in zip(waiting, read, strict=True):
            try:
                if isinstance(raw, ReadingError):
                    raise raw
                if not anyway and (reason := why_not_published(raw.text)):
                    yield Result(incoming.name, error=reason)
                    continue
                named = replace(raw, address=incoming.address, name=incoming.name)
                yield text_of(named, path, incoming.place, digest, today)
            except IndexingError as error:
                yield Result(incoming.name, error=str(error))
            except Exception as error:  # one text that puzzles us must not keep the others out
                _log.debug("%s", incoming.name, exc_info=True)
                yield Result(incoming.name, error=f"cannot be understood ({error!r:.200})")


def _put_in_force(
    batch: list[Text],
    store: Path,
    encoder: Encoder,
    progress: Progress,
    told: Callable[[Result], None],
) -> None:
    if not batch:
        return
    rewrite(store, encoder, progress, partial(_with, batch))
    with held_before(store) as after:
        documents = after.catalogue.documents if after else ()
    owners = {source.version: document for document in documents for source in document.texts}
    for text in batch:
        told(Result(text.version.file, text.version, owners.get(text.version.id)))
    batch.clear()


def _batch_words(store: Path) -> int:
    held = sum(version.words for version in held_versions(store))
    return max(_BATCH_WORDS, held // _BATCH_SHARE)


def _with(batch: Sequence[Text], held: Held) -> Held:
    """Return `held` with `batch`; a new reading of a file takes the place of the old one."""
    fresh = {text.version.id: text for text in batch}
    places = {_place(text.version) for text in batch}
    kept = {name: pair for name, pair in held.items() if _place(pair[0]) not in places}
    return kept | {name: given(text) for name, text in fresh.items()}


def _without(version_ids: Collection[str], held: Held) -> Held:
    return {name: pair for name, pair in held.items() if name not in version_ids}


def _place(version: Version) -> tuple[str, str | None]:
    return version.origin, version.address or version.file
