"""Telling the person at the terminal what is being done, and how long it took."""

import fcntl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ops import ROOT

REPORT_INTERVAL_S = 15.0  # how often a long step says so where lines cannot be rewritten


class Step:
    """One step under way: what it says and, in the end, how it ended."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.outcome = "done"
        self._doing = ""
        self._started = self._said = time.monotonic()

    def say(self, doing: str) -> None:
        """Print what the step is doing now."""
        self._doing = doing
        print(f"{self.name}: {doing}", flush=True)

    def beat(self) -> None:
        """Show that the step is alive; call it as often as you like."""
        elapsed = f"{self._doing} … {self.seconds():.0f} s"
        if sys.stdout.isatty():
            print(f"\r  {elapsed}", end="\r", flush=True)
        elif time.monotonic() - self._said >= REPORT_INTERVAL_S:
            self._said = time.monotonic()
            print(f"  {elapsed}", flush=True)

    def seconds(self) -> float:
        """Return how long ago the step began."""
        return time.monotonic() - self._started


@contextmanager
def step(name: str) -> Iterator[Step]:
    """Announce how a step ended and how long it took; a step that fails announces nothing."""
    doing = Step(name)
    yield doing
    if sys.stdout.isatty():
        print("\033[K", end="")
    print(f"{name}: {doing.outcome} ({doing.seconds():.1f} s)", flush=True)


@contextmanager
def set_up_lock() -> Iterator[None]:
    """Wait while another set-up of this clone is under way; its end, any end, frees the lock."""
    lock = ROOT / "var" / "set-up.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another set-up of this clone is under way: waiting for it", flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
