"""Print the progress of the set-up's steps, and lock the set-up."""

import fcntl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ops import ROOT

REPORT_INTERVAL_S = 15.0  # between lines of a long step where lines cannot be rewritten


class Step:
    """A step under way; `outcome` is printed at its end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.outcome = "done"
        self._activity = ""
        self._start = self._last_report = time.monotonic()

    def say(self, activity: str) -> None:
        """Print what the step does now."""
        self._activity = activity
        print(f"{self.name}: {activity}", flush=True)

    def beat(self) -> None:
        """Print how long the step has run; call this as often as you like."""
        elapsed = f"{self._activity} … {self.seconds():.0f} s"
        if sys.stdout.isatty():
            print(f"\r  {elapsed}", end="\r", flush=True)
        elif time.monotonic() - self._last_report >= REPORT_INTERVAL_S:
            self._last_report = time.monotonic()
            print(f"  {elapsed}", flush=True)

    def seconds(self) -> float:
        """Return the seconds since the step began."""
        return time.monotonic() - self._start


@contextmanager
def step(name: str) -> Iterator[Step]:
    """Print the outcome and duration of the step in the block, unless it raises."""
    progress = Step(name)
    yield progress
    if sys.stdout.isatty():
        print("\033[K", end="")
    print(f"{name}: {progress.outcome} ({progress.seconds():.1f} s)", flush=True)


@contextmanager
def set_up_lock() -> Iterator[None]:
    """Wait for another set-up of this clone to end, then hold the lock while the block runs.

    The system frees the lock however the process ends.
    """
    lock = ROOT / "var" / "set-up.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another set-up of this clone is under way: waiting for it", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
