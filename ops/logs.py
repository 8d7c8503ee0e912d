"""Log files: private, limited in size, older ones beside as NAME.log.1, .2 …

A program writes to its log directly, through a descriptor opened for appending. So its last lines
are in the log however it ends, or we do.
"""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

OLD_LOGS = 5
MAX_BYTES = 10 * 1024 * 1024


def open_log(log: Path) -> BinaryIO:
    """Rename an existing `log` to NAME.1 and open a new one for appending."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.parent.chmod(0o700)
    _make_room(log)
    if log.exists():
        log.rename(_old_log(log, 1))
    return _open_new(log)


def limit_size(log: Path) -> None:
    """Move the contents of `log` to NAME.1 if it exceeds MAX_BYTES.

    A program may go on writing to `log`, so the file is copied and then truncated: the next append
    starts at its beginning. A line written between the two steps may be lost. If the disk has no
    room for the copy, the old contents are dropped.
    """
    if not log.exists() or log.stat().st_size <= MAX_BYTES:
        return
    _make_room(log)
    with log.open("r+b") as file:
        try:
            with _open_new(_old_log(log, 1)) as copy:
                shutil.copyfileobj(file, copy, 1024 * 1024)
        except OSError:
            _old_log(log, 1).unlink(missing_ok=True)
        file.truncate(0)


def _make_room(log: Path) -> None:
    """Shift the old logs by one to free the name NAME.1; drop the oldest."""
    for number in range(OLD_LOGS - 1, 0, -1):
        if _old_log(log, number).exists():
            _old_log(log, number).replace(_old_log(log, number + 1))


def _old_log(log: Path, number: int) -> Path:
    return log.with_name(f"{log.name}.{number}")


def _open_new(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
    return os.fdopen(os.open(path, flags, 0o600), "wb")
