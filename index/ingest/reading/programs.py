"""Run a program of the system within a time limit, then kill all that it started."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from index.ingest.reading.errors import ReadingError


def run_program(
    command: Sequence[str | Path],
    *,
    seconds: float,
    cure: str,
    data: bytes = b"",
    environment: dict[str, str] | None = None,
) -> bytes:
    """Return the standard output of `command`, with `data` as its standard input.

    `environment` is added to the caller's. The program runs in a process group of its own, which
    is killed when the program ends or after `seconds`. Raises ReadingError if the program is not
    installed (the message holds `cure`), runs too long or ends with an error.
    """
    name = Path(command[0]).name
    if shutil.which(command[0]) is None:
        raise ReadingError(f"{name} is not installed; {cure}")
    with subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | (environment or {}),
        process_group=0,
    ) as process:
        try:
            output, errors = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise ReadingError(f"{name} was stopped after {seconds:g} seconds") from None
        finally:
            _kill_group(process.pid)
    if process.returncode:
        lines = errors.decode("utf-8", "replace").strip().splitlines() or ["without a word"]
        raise ReadingError(f"{name} failed: {lines[-1][:200]}")
    return output


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
