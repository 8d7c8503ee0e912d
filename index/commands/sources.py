"""The files that are meant by what a person names: a file, a folder, a zip, a mail, an address."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from index.ingest.adding import Incoming
from index.ingest.containers import SUFFIXES as CONTAINERS
from index.ingest.containers import unpack
from index.ingest.fetching.fetch import fetch
from index.ingest.private_files import path_objection
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.read import SUFFIXES
from index.legal.metadata.sidecar import sidecar_of

_ADDRESS = ("http://", "https://", "file:", "ftp:", "data:")
# So many files that are passed over have a line each; of more, a line for each ending.
_LINES = 20

Say = Callable[[str], None]


def incoming(source: str, folder: Path, anyway: bool, say: Say) -> list[Incoming]:
    """Return the files of `source`, an address, a folder, a file or what holds several.

    Files of a folder that are not documents are left out, unless `anyway`, and each is told by
    `say`, with the reason. What is fetched or unpacked is written below `folder`. Raises
    FetchError, or ReadingError for a container that cannot be unpacked.
    """
    if source.lower().startswith(_ADDRESS):
        fetched = fetch(source, Path(tempfile.mkdtemp(dir=folder)))
        return [Incoming(fetched.path, fetched.address)]
    path = Path(source)
    if path.is_dir():
        return _below(path, folder, anyway, say)
    if path.suffix.lower() in CONTAINERS and path.is_file():
        return _held(path, folder, anyway, say)
    return [Incoming(path)]


def files_in(path: Path) -> list[Path]:
    """Return `path` alone, or the readable files below it, sorted, if it is a folder."""
    if not path.is_dir():
        return [path]
    return [file for file in _files(path) if not _passed_over(file, path)]


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if not file.is_dir())


def _passed_over(file: Path, folder: Path) -> str:
    """Return why `file` in `folder` is not read; "" if it is."""
    if not _lies_in(folder, file):
        return "is a link that leads out of the folder"
    if file.name == "README.md":
        return "says what the folder is"
    if file.suffix.lower() not in SUFFIXES:
        return f"is none of the files that are read ({' '.join(SUFFIXES + CONTAINERS)})"
    return ""


def _below(path: Path, folder: Path, anyway: bool, say: Say) -> list[Incoming]:
    found: list[Incoming] = []
    passed: list[tuple[Path, str]] = []
    documents = (file for file in _files(path) if file.suffix.lower() in SUFFIXES)
    sidecars = {sidecar_of(file) for file in documents}
    for file in _files(path):
        if file.suffix.lower() in CONTAINERS and _lies_in(path, file):
            try:
                found += _held(file, folder, anyway, say)
            except ReadingError as error:
                passed.append((file, str(error)))
        elif reason := _passed_over(file, path):
            if file not in sidecars:
                passed.append((file, reason))
        elif not anyway and (objection := path_objection(file, path)):
            say(f"– {_shown(file, path)}: {objection}")
        else:
            found.append(Incoming(file))
    _tell(passed, path, say)
    return found


def _tell(passed: list[tuple[Path, str]], folder: Path, say: Say) -> None:
    """Say which files were passed over and why; of many, how many of each ending."""
    if len(passed) <= _LINES:
        for file, reason in passed:
            say(f"– {_shown(file, folder)}: {reason}")
        return
    endings = Counter(file.suffix.lower() or "without an ending" for file, _ in passed)
    for ending, count in endings.most_common():
        reason = next(why for file, why in passed if (file.suffix.lower() or ending) == ending)
        say(f"– {count} files {ending}: {reason}")


def _held(path: Path, folder: Path, anyway: bool, say: Say) -> list[Incoming]:
    """Return the readable files that a zip or an e-mail holds."""
    below = Path(tempfile.mkdtemp(dir=folder))
    found = []
    for file, name in unpack(path, below):
        told = f"{path.name}/{name}"
        if file.suffix.lower() not in SUFFIXES:
            say(f"– {_printable(told)}: {_passed_over(file, below)}")
        elif not anyway and (reason := path_objection(file, below)):
            say(f"– {_printable(told)}: {reason}")
        else:
            location = f"{os.path.realpath(path)}!/{name}"
            found.append(Incoming(file, held_in=_printable(location)))
    return found


def _lies_in(folder: Path, file: Path) -> bool:
    """Tell whether `file` is a file in `folder`, not a link to one elsewhere, maybe private."""
    # Path.resolve() raises for a link to itself.
    target = Path(os.path.realpath(file))
    return target.is_relative_to(os.path.realpath(folder))


def _shown(file: Path, folder: Path) -> str:
    return _printable(str(file.relative_to(folder)))


def _printable(name: str) -> str:
    """Return `name` with U+FFFD for bytes that are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")
