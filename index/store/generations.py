"""The store on disk: complete generations, and a file CURRENT that names the one in force.

    STORE/CURRENT                   the generation's name
    STORE/generations/NAME/         manifest.json, catalogue.sqlite, passages/, sentences/,
                                    owners.npy, first_sentence.npy, lexical/, spelling/,
                                    en/, fr/: what was translated, in files of the same names

A reader sees the old generation or the new one, never a mixture: a writer builds in a scratch
folder, renames it into place, and only then replaces CURRENT. SQLite holds the records looked up by
key: it is one file, needs no server, and reads only the rows of a query.
"""

import fcntl
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.records.languages import Language
from index.spelling.speller import Speller
from index.store import manifest as manifests
from index.store.catalogue import FILE as CATALOGUE
from index.store.catalogue import Catalogue
from index.store.in_force import current_name
from index.store.lexical.index import LexicalIndex
from index.store.manifest import AnyManifest, Manifest
from index.store.other_formats import is_readable
from index.store.translated import (
    FIRST_SENTENCE,
    LEXICAL,
    SENTENCES,
    VECTORS,
    TranslatedRows,
    open_translations,
    sentence_rows,
)
from index.store.vectors.index import VectorIndex
from index.store.vectors.quantised import QuantisedRows

SPELLING, OWNERS = "spelling", "owners.npy"
_TRIES = 5
Positions = NDArray[np.int64]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Store:
    """One generation, opened and verified.

    `vectors` are the vectors of the passages, `sentences` those of their sentences. Passage i has
    the sentence rows `first_sentence[i]` up to `first_sentence[i + 1]` and belongs to the document
    in row `owners[i]`. `translated` has their renderings by language.
    """

    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    vectors: VectorIndex
    sentences: QuantisedRows
    first_sentence: NDArray[np.int64]
    owners: NDArray[np.int64]
    lexical: LexicalIndex
    spelling: Speller
    translated: Mapping[Language, TranslatedRows]

    def sentence_rows(self, positions: Positions) -> tuple[Positions, Positions]:
        """Return the sentence rows of the passages at `positions`; see sentence_rows()."""
        return sentence_rows(self.first_sentence, positions)


def cure_for(store: Path) -> str:
    """Return the sentence that says how to rebuild an unusable store."""
    return f"Run `python -m index build --store {store}` to build it anew."


def current_generation(store: Path) -> Path:
    """Return the folder of the generation in force. Raises StoreError if there is none."""
    try:
        name = (store / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{store}: no store here. {cure_for(store)}") from error
    folder = store / "generations" / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise StoreError(f"{store}: CURRENT names {name!r}, which is not there. {cure_for(store)}")
    return folder


def read_current(store: Path, sampled: bool = True) -> tuple[Path, Manifest]:
    """Return the folder and the manifest of the generation in force, with its files verified.

    If `sampled`, only some blocks of large files are. Raises StoreError if a file is damaged.
    """
    folder = current_generation(store)
    manifest = manifests.read_manifest(folder, cure_for(store))
    manifests.verify_files(folder, manifest, cure_for(store), sampled=sampled)
    return folder, manifest


def open_store(store: Path) -> Store:
    """Open the generation in force. Raises StoreError with the reason and what to do."""
    for _ in range(_TRIES):
        name = current_name(store)
        try:
            return _open_generation(store)
        except StoreError:
            # Two writers in a row may have deleted this generation while it was being read.
            if current_name(store) == name:
                raise
    return _open_generation(store)


def _open_generation(store: Path) -> Store:
    folder, manifest = read_current(store)
    try:
        catalogue = Catalogue(folder)
        vectors = VectorIndex.open(folder / VECTORS)
        sentences = QuantisedRows.open(folder / SENTENCES)
        first, owners = (
            np.load(folder / name, mmap_mode="r").view(np.ndarray)
            for name in (FIRST_SENTENCE, OWNERS)
        )
        lexical = LexicalIndex.load(folder / LEXICAL, manifest.passages)
        spelling = Speller.load(folder / SPELLING)
        translated = dict(open_translations(folder))
    except Exception as error:  # each library raises its own; the hashes were right
        raise StoreError(f"{folder}: cannot be opened ({error}). {cure_for(store)}") from error
    return Store(
        folder,
        manifest,
        catalogue,
        vectors,
        sentences,
        first,
        owners,
        lexical,
        spelling,
        translated,
    )


@dataclass(frozen=True)
class LatestGeneration:
    """The newest usable generation: the next one reuses its texts and vectors.

    If its format is not this program's, only the texts can be reused.
    """

    folder: Path
    manifest: AnyManifest
    catalogue: Catalogue


@contextmanager
def latest_generation(store: Path) -> Iterator[LatestGeneration | None]:
    """Yield the generation in force, or the newest other one with an intact catalogue, or None.

    Added texts exist only in the store, so a damaged generation must not lose them. Raises
    StoreError for a generation with added texts in a format that this program cannot read.
    """
    name = current_name(store)
    in_force = [store / "generations" / name] if name else []
    others = sorted(store.glob("generations/*"), key=_age)
    for folder in [*in_force, *(other for other in others if other not in in_force)]:
        try:
            manifest = manifests.read_any_manifest(folder, "")
            manifests.verify_files(folder, manifest, "", [CATALOGUE])
        except StoreError:
            continue
        if manifest.format != manifests.FORMAT and not is_readable(folder, manifest.format):
            continue
        if folder not in in_force:
            _log.warning("%s: no whole store in force; going on from what %s holds", store, folder)
        with closing(Catalogue(folder)) as catalogue:
            yield LatestGeneration(folder, manifest, catalogue)
        return
    yield None


def _age(folder: Path) -> float:
    with suppress(OSError):  # another writer may have deleted it
        return -folder.stat().st_mtime
    return 0.0


@contextmanager
def new_generation(store: Path) -> Iterator[Path]:
    """Yield a scratch folder inside `store` to build in, and delete it afterwards.

    There is one writer at a time; a second one waits. Raises StoreError if `store` cannot be
    written.
    """
    try:
        (store / "generations").mkdir(parents=True, exist_ok=True)
        with (store / "LOCK").open("w") as lock:
            _wait_for(lock, store)
            for left_behind in store.glob(".building-*"):
                shutil.rmtree(left_behind, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=store, prefix=".building-") as scratch:
                yield Path(scratch)
    except (OSError, sqlite3.Error, RuntimeError) as error:  # FAISS raises RuntimeError
        reason = getattr(error, "strerror", None) or str(error).strip().splitlines()[-1]
        raise StoreError(
            f"{store}: cannot be written ({reason}). A store in force before stays as it is."
            " Free some room or set STORE_DIR to a folder you may write to, then run it again."
        ) from error


def _wait_for(lock: IO[str], store: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _log.warning("%s: somebody else is writing to it; waiting for them to finish", store)
        fcntl.flock(lock, fcntl.LOCK_EX)


def publish(store: Path, built: Path, manifest: Manifest) -> Path:
    """Move the generation in `built` into place, put it in force and return its folder."""
    folder = store / "generations" / manifest.generation
    (built / manifests.NAME).write_text(manifest.to_json(), encoding="utf-8")
    _sync(built)
    before = current_name(store)
    if folder.name == before and _is_whole(folder, manifest):
        # The same texts make the same generation: it is in force already.
        _sweep(store, {folder.name})
        return folder
    if folder.exists():  # damaged: move it aside, so that deleting it leaves no gap
        folder.replace(built.with_name("damaged"))
    built.replace(folder)
    _sync_one(folder.parent)
    pointer = store / ".CURRENT.new"
    pointer.write_text(folder.name + "\n", encoding="ascii")
    _sync(pointer)
    pointer.replace(store / "CURRENT")
    _sync_one(store)
    # A reader may just have read the old CURRENT: keep that generation until the next publish.
    _sweep(store, {folder.name, before})
    return folder


def _sweep(store: Path, kept: Collection[str]) -> None:
    for old in (store / "generations").iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    try:
        manifests.verify_files(folder, manifest, "")
    except StoreError:
        return False
    return True


def _sync(path: Path) -> None:
    for file in [path, *(path.rglob("*") if path.is_dir() else ())]:
        _sync_one(file)


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
