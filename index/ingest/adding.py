"""Add documents to a store and remove them, while the assistant goes on answering."""

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
from index.ingest.agreement import borne_out
from index.ingest.building import Contents, entry, rewrite
from index.ingest.embedding import Progress
from index.ingest.one_file import text_of
from index.ingest.private_files import path_objection, text_objection
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.limits import FILE_BYTES
from index.ingest.reading.sandbox import Reader
from index.ingest.reviewing import vouched, with_decision
from index.legal.metadata.sidecar import sidecar_of
from index.records.document import Document
from index.records.version import Text, Version
from index.store.generations import latest_generation, read_current

# The store is written after this many words, half a minute of embedding, so that little is lost
# when the run is stopped. A large store is written after a tenth of its words.
_BATCH_WORDS = 50_000
_BATCH_SHARE = 10
# What becomes of the contents of a store with fresh texts of these ids.
Vouch = Callable[[Contents, Collection[str]], Contents]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to add; `address` is the URL it was downloaded from, if any.

    `held_in` is the zip or e-mail that it was unpacked from, with its name there.
    """

    path: Path
    address: str | None = None
    held_in: str = ""

    @property
    def name(self) -> str:
        """The file's name; bytes that are not UTF-8 become the replacement character."""
        return os.fsencode(self.path.name).decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """The URL or absolute path of the file; a later text from there replaces this one."""
        path = os.path.realpath(self.path)  # Path.resolve() would raise for a link to itself
        return self.address or self.held_in or os.fsencode(path).decode("utf-8", "replace")

    def digest(self) -> str:
        """Return the SHA-256 of the file and its sidecar, as hex digits.

        It is "" for anything but a file, and for a file above FILE_BYTES. Raises OSError if it
        cannot be read.
        """
        if not self.path.is_file() or self.path.stat().st_size > FILE_BYTES:
            return ""  # the reader reports the error; a pipe would never end
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        if sidecar := sidecar_of(self.path):
            digest.update(sidecar.read_bytes())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of adding one file: its version, or the error.

    `document` is the version's document as the store now has it. `is_duplicate`
    means that the store had the file already or, without a version, that another file of the same
    run has the same bytes.
    """

    name: str
    version: Version | None = None
    document: Document | None = None
    is_duplicate: bool = False
    error: str = ""


def add(
    files: Sequence[Incoming],
    store: Path,
    encoder: Encoder,
    progress: Progress,
    report: Callable[[Result], None],
    today: date,
    again: bool = False,
    anyway: bool = False,
    confirmed_by: str = "",
) -> None:
    """Add `files` to `store` as of `today`; call `report` with the result of each.

    With `confirmed_by`, the name of who vouches for them, those are confirmed to which nothing is
    objected: see `objections()`. The others wait to be reviewed.

    A missing store is created. A file that the store has already is skipped, unless `again`. A file
    that cannot be read is reported and skipped; so is one that must not be published, unless
    `anyway`. If the run is stopped, the batches written so far stay. Raises StoreError.
    """
    versions = {} if again else _versions_by_digest(store)
    batch: list[Text] = []
    limit = _batch_words(store)
    vouch = partial(vouched, by=confirmed_by, today=today) if confirmed_by else _as_it_is
    for done, item in enumerate(_read(files, versions, anyway, today), start=1):
        progress("files", done, len(files))
        if isinstance(item, Result):
            report(item)
            continue
        batch.append(item)
        if sum(text.version.words for text in batch) >= limit:
            _write(batch, store, encoder, progress, report, vouch)
            limit = _batch_words(store)
    _write(batch, store, encoder, progress, report, vouch)


def remove(version_ids: Collection[str], store: Path, encoder: Encoder, progress: Progress) -> None:
    """Remove the versions with these ids from `store`. Raises StoreError."""
    rewrite(store, encoder, progress, partial(_without, version_ids))


def store_versions(store: Path) -> list[Version]:
    """Return the versions in `store`; none if there is no store."""
    with latest_generation(store) as before:
        return before.catalogue.versions() if before else []


def _versions_by_digest(store: Path) -> dict[str, Version]:
    """Return the added versions in `store`, by the digest of their files.

    The result is empty if the store cannot be opened, as after a first run that was killed: adding
    the files again then repairs it.
    """
    try:
        read_current(store)
    except StoreError:
        return {}
    return {v.digest: v for v in store_versions(store) if v.origin == "added"}


def _read(
    files: Sequence[Incoming], versions: dict[str, Version], anyway: bool, today: date
) -> Iterator[Text | Result]:
    """Yield one Text or Result for each file; those that need not be read come first.

    `versions` are the added versions in the store, by the digests of their files.
    """
    readable: list[tuple[Incoming, str]] = []
    for incoming in files:
        if not anyway and (reason := path_objection(incoming.path)):
            yield Result(incoming.name, error=reason)
            continue
        try:
            readable.append((incoming, incoming.digest()))
        except OSError as error:
            yield Result(incoming.name, error=f"cannot be read ({error.strerror})")
    # A moved file counts as new if another file is now at its old location: adding that one
    # removes the version that has the location.
    replaced = {incoming.location for incoming, digest in readable if digest not in versions}
    new: list[tuple[Incoming, str]] = []
    for incoming, digest in readable:
        version = versions.get(digest)
        if version and version.address not in replaced:
            yield Result(incoming.name, version, is_duplicate=True)
        elif digest and digest in (other for _, other in new):
            yield Result(incoming.name, is_duplicate=True)
        else:
            new.append((incoming, digest))
    yield from _texts(new, anyway, today)


def _texts(
    files: Sequence[tuple[Incoming, str]], anyway: bool, today: date
) -> Iterator[Text | Result]:
    """Read `files`, each with its digest; yield the Text of each, or a Result with the error."""
    with Reader() as reader:
        contents = reader.read_all(incoming.path for incoming, _ in files)
        for (incoming, digest), (path, raw) in zip(files, contents, strict=True):
            try:
                if isinstance(raw, ReadingError):
                    raise raw
                if not anyway and (reason := text_objection(raw.text)):
                    yield Result(incoming.name, error=reason)
                    continue
                named = replace(raw, address=incoming.address, name=incoming.name)
                yield text_of(named, path, incoming.location, digest, today)
            except IndexingError as error:
                yield Result(incoming.name, error=str(error))
            except Exception as error:  # one faulty text must not stop the others
                _log.debug("%s", incoming.name, exc_info=True)
                yield Result(incoming.name, error=f"cannot be understood ({error!r:.200})")


def _write(
    batch: list[Text],
    store: Path,
    encoder: Encoder,
    progress: Progress,
    report: Callable[[Result], None],
    vouch: Vouch,
) -> None:
    """Write `batch` to `store`, call `report` with the result of each text, and empty `batch`."""
    if not batch:
        return
    rewrite(store, encoder, progress, partial(_with, batch, vouch))
    with latest_generation(store) as after:
        documents = after.catalogue.documents if after else ()
        held = {each.id: each for each in after.catalogue.versions()} if after else {}
    owners = {source.version: document for document in documents for source in document.texts}
    for text in batch:
        version = held.get(text.version.id, text.version)
        report(Result(version.file, version, owners.get(version.id)))
    batch.clear()


def _batch_words(store: Path) -> int:
    """Return the number of words after which `store` is written."""
    words = sum(version.words for version in store_versions(store))
    return max(_BATCH_WORDS, words // _BATCH_SHARE)


def _with(batch: Sequence[Text], vouch: Vouch, contents: Contents) -> Contents:
    """Return `contents` with `batch`, without the old versions from the same locations.

    What was decided on a text holds on when its very bytes are read again.
    """
    fresh: Contents = {}
    for text in batch:
        before = contents.get(text.version.id)
        decision = before[0].decision if before else None
        fresh[text.version.id] = entry(with_decision(text, decision) if decision else text)
    locations = {_location(text.version) for text in batch}
    kept = {name: pair for name, pair in contents.items() if _location(pair[0]) not in locations}
    return vouch(kept | _measured(fresh, kept), fresh.keys())


def _measured(fresh: Contents, kept: Contents) -> Contents:
    """Return `fresh`, each with how much it says of what is shipped of its document."""
    shipped = {version.key: load for version, load in kept.values() if version.origin == "corpus"}
    measured: Contents = {}
    for name, (version, load) in fresh.items():
        held = shipped.get(version.key)
        if held is None:
            measured[name] = (version, load)
            continue
        text = load()
        agreement = borne_out(held().body, text.body)
        measured[name] = entry(
            replace(text, version=version.model_copy(update={"agreement": agreement}))
        )
    return measured


def _as_it_is(contents: Contents, _: Collection[str]) -> Contents:
    return contents


def _without(version_ids: Collection[str], contents: Contents) -> Contents:
    return {name: pair for name, pair in contents.items() if name not in version_ids}


def _location(version: Version) -> tuple[str, str | None]:
    """Return where a version came from: its origin, and its address or else its file name."""
    return version.origin, version.address or version.file
