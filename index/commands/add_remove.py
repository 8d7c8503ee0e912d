"""`add` and `remove`: put documents into a store, take them out again."""

import argparse
import os
import tempfile
from pathlib import Path

from index.commands.named_documents import versions_named
from index.commands.progress import progress_bar
from index.encoding.encoder import load_encoder
from index.encoding.prepare import prepare
from index.ingest.adding import Incoming, Result, add, remove
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.fetch import fetch
from index.ingest.private_files import path_objection
from index.ingest.reading.read import SUFFIXES

_ADDRESS = ("http://", "https://", "file:", "ftp:", "data:")


def add_documents(options: argparse.Namespace) -> int:
    """Add files, folders and addresses; a line a file, then how many; 1 when one was refused."""
    counts = {"added": 0, "there already": 0, "refused": 0}

    def told(result: Result) -> None:
        line, kind = _line(result)
        counts[kind] += 1
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="hoi-pho-") as folder:
        files = []
        for source in options.source:
            try:
                files += _incoming(source, Path(folder), options.anyway)
            except FetchError as error:
                told(Result(source, error=str(error)))
        prepare(options.settings, print)
        encoder = load_encoder(options.settings)
        # “add FOLDER FOLDER/FILE” names one file twice.
        files = list({file.location: file for file in files}.values())
        with progress_bar() as progress:
            add(
                files,
                options.store,
                encoder,
                progress,
                told,
                options.today,
                options.again,
                options.anyway,
            )
    print(f"store {options.store}: " + ", ".join(f"{n} {kind}" for kind, n in counts.items()))
    return 1 if counts["refused"] or not any(counts.values()) else 0


def remove_documents(options: argparse.Namespace) -> int:
    """Remove what was added under the numbers, ids or file names given; all of them or none."""
    leaving = [v for name in options.name for v in versions_named(name, options.store)]
    encoder = load_encoder(options.settings)
    with progress_bar() as progress:
        remove({version.id for version in leaving}, options.store, encoder, progress)
    for version in leaving:
        print(f"removed {version.file}: {version.document.name}")
    return 0


def files_in(path: Path) -> list[Path]:
    """Return `path`, or the documents below it when it is a folder, sorted."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.name != "README.md" and _lies_in(path, file)
    )


def _lies_in(folder: Path, file: Path) -> bool:
    """Tell whether `file` is one, and in `folder` in truth: a link could show any file to all."""
    # Path.resolve() would raise for a link to itself.
    there = Path(os.path.realpath(file))
    return not file.is_dir() and there.is_relative_to(os.path.realpath(folder))


def _incoming(source: str, folder: Path, anyway: bool) -> list[Incoming]:
    """Return the files that `source` stands for: an address, a folder, or a file.

    What is no document in a folder is left out with a word, unless `anyway`.
    """
    if not source.lower().startswith(_ADDRESS):
        path = Path(source)
        below = path if path.is_dir() else None
        files = []
        for file in files_in(path):
            reason = below and not anyway and path_objection(file, below)
            if reason:
                print(f"– {_shown(file, path)}: {reason}", flush=True)
            else:
                files.append(Incoming(file))
        return files
    fetched = fetch(source, Path(tempfile.mkdtemp(dir=folder)))
    return [Incoming(fetched.path, fetched.address)]


def _shown(file: Path, folder: Path) -> str:
    """Return where in `folder` the file lies; what is no UTF-8 in it is shown as a mark."""
    return os.fsencode(file.relative_to(folder)).decode("utf-8", "replace")


def _line(result: Result) -> tuple[str, str]:
    version = result.version
    if version is None and result.is_duplicate:
        return f"= {result.name}: the very bytes of another file of this run", "there already"
    if version is None:
        return f"✗ {result.name}: {result.error.removeprefix(f'{result.name}: ')}", "refused"
    document = version.document
    facts = [f"{version.articles} Điều" if version.articles else "", f"{version.words} words"]
    facts += ["a part only" if document.completeness == "partial" else "", *version.notes]
    known = f"{document.name} ({', '.join(fact for fact in facts if fact)})"
    if result.is_duplicate:
        return f"= {result.name}: {known}: there already", "there already"
    return f"✓ {result.name}: {known}{_beside(result)}", "added"


def _beside(result: Result) -> str:
    """Say which text is read of a document that came in several files."""
    texts = result.document.texts if result.document else ()
    if len(texts) < 2:
        return ""
    read = next(text for text in texts if text.used)
    if result.version and read.version == result.version.id:
        return "; another text of the same document is kept aside for this one"
    return f"; kept aside, for {read.file} is the same document and is read instead"
