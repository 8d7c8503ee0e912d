"""Stamps: files with a digest of the sources a thing was made from, to see if it is up to date."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path]) -> str:
    """Return a hash of the names and contents of the files in `paths` and below its folders.

    A missing path counts as missing, so creating it changes the digest. Names are relative to each
    path, so that two clones of the same contents agree.
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
    """Return whether the file `stamp` holds the digest `expected`."""
    try:
        return stamp.read_text("ascii", "replace") == expected
    except FileNotFoundError:
        return False


def write(stamp: Path, value: str) -> None:
    """Write a stamp atomically: a reader sees all of it or none."""
    beside = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    beside.write_text(value, "ascii")
    beside.replace(stamp)
