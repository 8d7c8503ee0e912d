"""The store on disk: generations, each whole, and a CURRENT file that names the one in force.

    STORE/CURRENT                   the generation's name
    STORE/generations/NAME/         manifest.json, catalogue.sqlite, passages/, sentences/,
                                    owners.npy, first_sentence.npy, lexical/, spelling/

A reader sees the old generation or the new one, never a mixture: files are written beside, the
folder is renamed into place, and only then CURRENT is replaced. SQLite holds what is looked up by
key: it is one file, needs no server, and reads only the rows asked for.
"""

import fcntl
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.spelling.speller import Speller
from index.store import manifest as manifests
from index.store.catalogue import FILE as CATALOGUE
from index.store.catalogue import Catalogue
from index.store.lexical.index import LexicalIndex
from index.store.manifest import AnyManifest, Manifest
from index.store.other_formats import is_readable
from index.store.vectors.index import VectorIndex
from index.store.vectors.quantised import QuantisedRows

VECTORS, SENTENCES, LEXICAL, SPELLING = "passages", "sentences", "lexical", "spelling"
OWNERS, FIRST_SENTENCE = "owners.npy", "first_sentence.npy"
_TRIES = 5
Positions = NDArray[np.int64]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Store:
    """One generation, opened and verified.

    `vectors` are those of the passages, `sentences` those of their sentences; `first_sentence[i]`
    is the first row of passage i among the latter, with one more entry at the end; `owners[i]` the
    row of its document.
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

    def sentence_rows(self, positions: Positions) -> tuple[Positions, Positions]:
        """Return the rows of all sentences of `positions`, and where each one's begin among them.

        Every passage has a sentence, so that `np.maximum.reduceat` may take the second.
        """
        starts = self.first_sentence[positions]
        counts = self.first_sentence[positions + 1] - starts
        first = np.cumsum(counts) - counts
        return np.repeat(starts - first, counts) + np.arange(counts.sum()), first


def cure_for(store: Path) -> str:
    """Return what to do about a store that cannot be used."""
    return f"Run `python -m index build --store {store}` to build it anew."


def current_generation(store: Path) -> Path:
    """Return the folder of the generation in force. Raises StoreError when there is none."""
    try:
        name = (store / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{store}: no store here. {cure_for(store)}") from error
    folder = store / "generations" / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise StoreError(f"{store}: CURRENT names {name!r}, which is not there. {cure_for(store)}")
    return folder


def read_current(store: Path, sampled: bool = True) -> tuple[Path, Manifest]:
    """Return the generation in force and its manifest, every file verified, large ones `sampled`.

    Raises StoreError.
    """
    folder = current_generation(store)
    manifest = manifests.read_manifest(folder, cure_for(store))
    manifests.verify_files(folder, manifest, cure_for(store), sampled=sampled)
    return folder, manifest


def open_store(store: Path) -> Store:
    """Open the generation in force. Raises StoreError, with the reason and the cure."""
    for _ in range(_TRIES):
        named = current_name(store)
        try:
            return _open_generation(store)
        except StoreError:
            # A writer may have replaced two generations while this one was being read.
            if current_name(store) == named:
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
    except Exception as error:  # each library has its own; the files were whole, so it is foreign
        raise StoreError(f"{folder}: cannot be opened ({error}). {cure_for(store)}") from error
    return Store(folder, manifest, catalogue, vectors, sentences, first, owners, lexical, spelling)


@dataclass(frozen=True)
class LatestGeneration:
    """The generation that a new one follows: what of it can be used again.

    Its format may be another one: then only its texts can.
    """

    folder: Path
    manifest: AnyManifest
    catalogue: Catalogue


@contextmanager
def latest_generation(store: Path) -> Iterator[LatestGeneration | None]:
    """Give the newest generation of `store` whose catalogue is whole, if there is one.

    What was added to a store is nowhere else, so where the generation in force is damaged, the one
    before it is looked at too. Raises StoreError for one that is whole, holds added texts and was
    written by a program whose texts this one cannot read.
    """
    name = current_name(store)
    named = [store / "generations" / name] if name else []
    others = sorted(store.glob("generations/*"), key=_age)
    for folder in [*named, *(other for other in others if other not in named)]:
        try:
            manifest = manifests.read_any_manifest(folder, "")
            manifests.verify_files(folder, manifest, "", [CATALOGUE])
        except StoreError:
            continue
        if manifest.format != manifests.FORMAT and not is_readable(folder, manifest.format):
            continue
        if folder not in named:
            _log.warning("%s: no whole store in force; going on from what %s holds", store, folder)
        with closing(Catalogue(folder)) as catalogue:
            yield LatestGeneration(folder, manifest, catalogue)
        return
    yield None


def _age(folder: Path) -> float:
    with suppress(OSError):  # another writer may just have removed it
        return -folder.stat().st_mtime
    return 0.0


@contextmanager
def new_generation(store: Path) -> Iterator[Path]:
    """Give a scratch folder inside `store` to build in; it is removed afterwards.

    Only one writer at a time: a second one waits. Raises StoreError when `store` cannot be written.
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
    """Move the generation in `built` into place, put it in force, and return its folder."""
    folder = store / "generations" / manifest.generation
    (built / manifests.NAME).write_text(manifest.to_json(), encoding="utf-8")
    _sync(built)
    before = current_name(store)
    if folder.name == before and _is_whole(folder, manifest):
        # The same texts make the same generation: it is in force, leave it there.
        _sweep(store, {folder.name})
        return folder
    if folder.exists():  # damaged: aside first, so that it is never missing while it is deleted
        folder.replace(built.with_name("damaged"))
    built.replace(folder)
    _sync_one(folder.parent)
    pointer = store / ".CURRENT.new"
    pointer.write_text(folder.name + "\n", encoding="ascii")
    _sync(pointer)
    pointer.replace(store / "CURRENT")
    _sync_one(store)
    # A reader may have read CURRENT a moment ago: the generation before stays until the next.
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


def current_name(store: Path) -> str:
    """Return what CURRENT says, or nothing: cheap enough to ask before every question."""
    with suppress(OSError, UnicodeDecodeError):
        return (store / "CURRENT").read_text(encoding="ascii").strip()
    return ""


def _sync(path: Path) -> None:
    for file in [path, *(path.rglob("*") if path.is_dir() else ())]:
        _sync_one(file)


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
