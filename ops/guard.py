"""Stop processes; as a program, stop those of a supervisor that was killed outright.

The supervisor holds the other end of this program's standard input and writes a line for each
program it starts, and the same line again for one that ended, whose id may soon be another's.
However it ends, kill -9 included, its end of the pipe closes: then whatever is left is stopped.
This needs no help of the kernel beyond pipes, works on Linux and macOS, and reaches grandchildren,
which PR_SET_PDEATHSIG does not.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_S = 10.0  # what a program gets to end by itself before it is killed


def stop(
    targets: Iterable[int], grace: float = GRACE_S, reap: Callable[[], object] = lambda: None
) -> None:
    """End processes (positive ids) and whole groups (negative): asked first, then killed.

    What is asked gets `grace` seconds. `reap` is called while waiting, for those that are our
    children. What others have yet to reap has ended: process 1 of a container may never do so.
    """
    remaining = set(targets)
    for signum in (signal.SIGTERM, signal.SIGKILL):
        for target in remaining:
            _send(target, signum)
        deadline = time.monotonic() + grace
        while True:
            reap()
            remaining = {target for target in remaining if _is_running(target)}
            if not remaining or time.monotonic() > deadline:
                break
            time.sleep(0.05)


def _send(target: int, signum: int) -> bool:
    try:
        os.kill(target, signum)
    except (ProcessLookupError, PermissionError):  # macOS says the latter of a zombie
        return False
    return True


def _is_running(target: int) -> bool:
    """Tell whether more is left of `target` than zombies."""
    if not _send(target, 0):
        return False
    try:
        import psutil
    except ImportError:  # the set-up begins before anything is installed
        return True
    for pid in [target] if target > 0 else _members(-target, psutil.pids()):
        try:
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            continue
        except psutil.Error:  # some systems tell nothing of another's process
            return True
    return False


def _members(group: int, processes: Iterable[int]) -> Iterator[int]:
    for pid in processes:
        with suppress(OSError):
            if os.getpgid(pid) == group:
                yield pid


def main() -> None:
    """Wait for the supervisor's end, then stop what it left."""
    for signum in STOP_SIGNALS:
        signal.signal(signum, signal.SIG_IGN)
    targets: set[int] = set()
    for line in sys.stdin:
        targets ^= {int(line)}
    stop(targets)


if __name__ == "__main__":
    main()
