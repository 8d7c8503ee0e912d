"""Stop processes; as a program, stop those that a killed supervisor left running.

The supervisor writes to this program's standard input: a line with the process id or group of each
program it starts, and the same line again once that has ended, since its id may be reused. However
the supervisor ends, even by kill -9, its end of the pipe closes; then this program stops the rest.
That needs nothing of the kernel but pipes, works on Linux and macOS, and reaches grandchildren,
which PR_SET_PDEATHSIG does not.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_S = 10.0  # between SIGTERM and SIGKILL


def stop(
    targets: Iterable[int], grace: float = GRACE_S, reap: Callable[[], object] = lambda: None
) -> None:
    """Stop processes (positive ids) and process groups (negative).

    Send SIGTERM, wait `grace` seconds, then send SIGKILL to the rest. Call `reap` while waiting, so
    that the caller can reap its own children. Zombies count as ended: another process has to reap
    those, and process 1 of a container may never do so.
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
    """Return whether `target` still has a process that is not a zombie."""
    if not _send(target, 0):
        return False
    try:
        import psutil
    except ImportError:  # at the start of the set-up nothing is installed
        return True
    for pid in [target] if target > 0 else _members(-target, psutil.pids()):
        try:
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            continue
        except psutil.Error:  # some systems hide other users' processes
            return True
    return False


def _members(group: int, processes: Iterable[int]) -> Iterator[int]:
    for pid in processes:
        with suppress(OSError):
            if os.getpgid(pid) == group:
                yield pid


def main() -> None:
    """Wait until the supervisor ends, then stop the programs it left."""
    for signum in STOP_SIGNALS:
        signal.signal(signum, signal.SIG_IGN)
    targets: set[int] = set()
    for line in sys.stdin:
        targets ^= {int(line)}
    stop(targets)


if __name__ == "__main__":
    main()
