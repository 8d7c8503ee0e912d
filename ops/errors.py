"""The errors of setting up and running: each is one line that ends in its cure."""

import errno
import re
import signal
from pathlib import Path

AGAIN = "then run the same command again"

# Causes outside of a program: a pattern in its log, the cause, the cure.
CAUSES = (
    (
        r"no space left on device|errno 28\b",
        "the disk is full",
        f"free some space, {AGAIN}: it goes on where this broke off",
    ),
    (
        r"failed to fetch|error sending request|dns error|temporary failure in name resolution"
        r"|name or service not known|newconnectionerror|network is unreachable",
        "the network cannot be reached",
        f"check connection and proxy settings, {AGAIN}",
    ),
    (
        r"refuses telegram_bot_token",
        "Telegram does not accept the token",
        "correct TELEGRAM_BOT_TOKEN in .env, or leave it empty to run without Telegram",
    ),
)


class OpsError(Exception):
    """An error: `what` happened and its `cure`; `details` are lines to show before it."""

    def __init__(self, what: str, cure: str, details: str = "") -> None:
        super().__init__(f"{what}: {cure}")
        self.details = details


def from_os_error(error: OSError) -> OpsError:
    """Return the error for one that the operating system raised."""
    if error.errno == errno.ENOSPC:
        return OpsError("the disk is full", f"free some space, {AGAIN}")
    return OpsError(f"{error.filename or 'a file'}: {error.strerror}", f"put that right, {AGAIN}")


def from_program(name: str, status: int, log: Path | None) -> OpsError:
    """Return the error for a program that ended with `status`.

    The last lines of its log, if it has one, go into `details` and may reveal the cause.
    """
    what = f"{name} ended with {describe_status(status)}"
    if log is None or not log.exists():
        return OpsError(what, f"see its message above, {AGAIN}")
    lines = log.read_bytes().decode("utf-8", "replace").rstrip().split("\n")[-15:]
    # Progress bars rewrite their line: show only the last state.
    tail = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)
    for pattern, cause, cure in CAUSES:
        if re.search(pattern, tail, re.IGNORECASE):
            return OpsError(f"{what} because {cause}", cure, tail)
    return OpsError(what, f"put right what its last lines above (all: {log}) name, {AGAIN}", tail)


def describe_status(status: int) -> str:
    """Describe the exit status of a program; a negative one is a signal."""
    if status == -signal.SIGKILL:
        return "signal 9 (the system does so when memory runs out)"
    return f"signal {-status}" if status < 0 else f"exit status {status}"
