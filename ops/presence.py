"""The record of an assistant that runs here: other programs find it, and see whether it is theirs.

A file `running-PORT.json` in the folder of logs. It outlives an assistant that was killed, so
whoever reads it also asks whether the process lives.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ops import ROOT, stamps

# What decides on an answer: the front ends and the tests do not.
_CODE = ("settings.py", "actions", "dialogue", "door", "index", "endpoints.yml", "credentials.yml")
_PREFIX = "running-"


@dataclass(frozen=True)
class Presence:
    """A running assistant: its address, its process, what it was started from, its store."""

    url: str
    process: int
    code: str
    model: str
    store: str


def code_digest() -> str:
    """Return a hash of the code and lists that decide on an answer, as they are now."""
    files = [file for name in _CODE for file in _files(ROOT / name)]
    return stamps.digest(sorted(files))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (
            file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts
        )


def record(presence: Presence, folder: Path) -> Path:
    """Write the record of an assistant that is ready; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{_PREFIX}{presence.url.rsplit(':', 1)[1]}.json"
    stamps.write(file, json.dumps(asdict(presence)))
    return file


def present(folder: Path) -> list[Presence]:
    """Return the assistants that have a record in `folder` and whose process lives."""
    found = []
    for file in sorted(folder.glob(f"{_PREFIX}*.json")):
        try:
            one = Presence(**json.loads(file.read_text("utf-8")))
        except (OSError, ValueError, TypeError):  # removed meanwhile, or of another version
            continue
        if _lives(one.process):
            found.append(one)
    return found


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True
