"""What is up to date is told by content: a digest of what something was made from."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path]) -> str:
    """Hash names and contents of the files, and of all files below the folders, in `paths`.

    A path that does not exist counts as such, so its coming changes the digest. The names count
    relative to each given path, so that two clones of the same contents agree.
    """
    state = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            content = file.read_bytes() if file.exists() else b"(missing)"
            name = f"{path.name}/{file.relative_to(path)}"
            state.update(f"{len(name)} {name} {len(content)} ".encode())
            state.update(content)
    return state.hexdigest()


def matches(stamp: Path, expected: str) -> bool:
    """Tell whether `stamp` says that what it stands for was finished from `expected`."""
    try:
        return stamp.read_text("ascii", "replace") == expected
    except FileNotFoundError:
        return False


def write(stamp: Path, value: str) -> None:
    """Write a stamp so that a reader, or the next run, sees all of it or none."""
    beside = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    beside.write_text(value, "ascii")
    beside.replace(stamp)
