"""Log files: readable by us alone, bounded, the last few kept beside as NAME.log.1, .2 …

A program writes to its log by itself, through a descriptor opened to append: nothing of ours stands
between them, so its last words are there however it or we end.
"""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

OLD_LOGS = 5
MAX_BYTES = 10 * 1024 * 1024


def open_log(log: Path) -> BinaryIO:
    """Open a new `log` to append to; the one before is kept."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.parent.chmod(0o700)
    _make_room(log)
    if log.exists():
        log.rename(_kept(log, 1))
    return _open_new(log)


def limit_size(log: Path) -> None:
    """Begin the file anew if it has grown beyond MAX_BYTES, while a program goes on writing to it.

    What it wrote is copied and the file cut to nothing, where the next append goes. Between the two
    lies an instant: a line written just then may be lost. Where there is no room for the copy, the
    room is more needed than what is old.
    """
    if not log.exists() or log.stat().st_size <= MAX_BYTES:
        return
    _make_room(log)
    with log.open("r+b") as full:
        try:
            with _open_new(_kept(log, 1)) as copy:
                shutil.copyfileobj(full, copy, 1024 * 1024)
        except OSError:
            _kept(log, 1).unlink(missing_ok=True)
        full.truncate(0)


def _make_room(log: Path) -> None:
    """Free the name NAME.1; the oldest file goes."""
    for number in range(OLD_LOGS - 1, 0, -1):
        if _kept(log, number).exists():
            _kept(log, number).replace(_kept(log, number + 1))


def _kept(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")


def _open_new(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
    return os.fdopen(os.open(path, flags, 0o600), "wb")
