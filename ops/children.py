"""Start programs so that none outlives us.

No process runner we looked at fits. honcho starts everything at once, has no readiness check and
does not handle SIGHUP; circus and supervisor are daemons with their own sockets and configuration,
and neither waits for one program to answer before it starts the next. None stops its children when
it is itself killed with -9. This module and `guard.py` do what we need.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from ops import ROOT, errors, logs
from ops.guard import STOP_SIGNALS, stop

LEFTOVER_GRACE_S = 1.0  # for the processes that a dead program left, before SIGKILL


@dataclass(frozen=True)
class Child:
    """A program we started.

    It writes to `log`, or to the terminal if that is None. Signals go to `target`: its process
    group, as a negative number, or its process id if it shares our group.
    """

    name: str
    process: subprocess.Popen[bytes]
    log: Path | None
    target: int

    def failure(self) -> errors.OpsError:
        """Wait for the program to end; return the error that explains why it ended."""
        return errors.from_program(self.name, self.process.wait(), self.log)


class Children:
    """A context that stops every program started in it when it ends, for whatever reason.

    SIGINT, SIGTERM and SIGHUP leave it as SystemExit with the usual status, 128 + number.
    """

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._starting = False
        self._stopping = 0
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for signum in STOP_SIGNALS:
            # Under nohup SIGHUP stays ignored.
            before = signal.getsignal(signum)
            if signum != signal.SIGHUP or before != signal.SIG_IGN:
                self._handlers[signum] = before
                signal.signal(signum, self._on_signal)
        self._guard = self._start_guard()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._ignore_signals()
        stop([child.target for child in self._children], reap=self._reap)
        self._guard.communicate()
        if self._stopping:
            with suppress(OSError):  # the terminal may be gone
                print("stopped: nothing is left running", file=sys.stderr)
        for signum, before in self._handlers.items():
            signal.signal(signum, before)

    def start(
        self,
        name: str,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        log: Path | None = None,
        *,
        at_terminal: bool = False,
    ) -> Child:
        """Start a program in the clone's root and in its own process group.

        Its output goes to a new file `log` (older ones are kept), or to the terminal if that is
        None. Only a program `at_terminal` can read the terminal; it shares our process group, so
        Ctrl-C reaches it.
        """
        output = logs.open_log(log) if log is not None else None
        self._starting = True
        try:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=None if at_terminal else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                start_new_session=not at_terminal,
            )
            child = Child(name, process, log, process.pid if at_terminal else -process.pid)
            self._children.append(child)
            self._tell_guard(child)
        finally:
            if output is not None:
                output.close()
            self._starting = False
        if self._stopping:
            raise SystemExit(128 + self._stopping)
        return child

    def run(
        self,
        name: str,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        log: Path | None = None,
        beat: Callable[[], object] = lambda: None,
    ) -> None:
        """Run a program to its end, calling `beat` every 0.1 s. Raises OpsError if it fails."""
        child = self.start(name, command, env, log)
        while child.process.poll() is None:
            beat()
            time.sleep(0.1)
        self._forget(child)
        if child.process.returncode != 0:
            raise child.failure()

    def stop(self, child: Child) -> None:
        """Stop a program, or what is left of its group if it has ended, and forget it."""
        stop([child.target], LEFTOVER_GRACE_S, reap=child.process.poll)
        self._forget(child)

    def dead_child(self) -> Child | None:
        """Return a program that has ended, or None."""
        return next((child for child in self._children if child.process.poll() is not None), None)

    def replace_dead_guard(self) -> None:
        """Start a new guard if ours has died: whoever kills one of us may kill it too."""
        if self._guard.poll() is not None:
            with suppress(OSError):  # from flushing what it never read
                self._guard.communicate()
            self._guard = self._start_guard()

    def _start_guard(self) -> subprocess.Popen[bytes]:
        guard = subprocess.Popen(
            [sys.executable, "-m", "ops.guard"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        for child in self._children:
            _tell(guard, child)
        return guard

    def _forget(self, child: Child) -> None:
        self._children.remove(child)
        self._tell_guard(child)

    def _tell_guard(self, child: Child) -> None:
        try:
            _tell(self._guard, child)
        except BrokenPipeError:
            self._guard.wait()
            self.replace_dead_guard()  # which tells the new guard about all children

    def _reap(self) -> None:
        for child in self._children:
            child.process.poll()

    def _on_signal(self, signum: int, _frame: FrameType | None) -> None:
        self._ignore_signals()
        self._stopping = signum
        # An exception between a program's start and its entry in our list would lose the program.
        if not self._starting:
            raise SystemExit(128 + signum)

    def _ignore_signals(self) -> None:
        for signum in self._handlers:
            signal.signal(signum, lambda *_: None)  # not SIG_IGN, which programs would inherit


def _tell(guard: subprocess.Popen[bytes], child: Child) -> None:
    assert guard.stdin is not None  # noqa: S101  it was started with a pipe
    guard.stdin.write(b"%d\n" % child.target)
    guard.stdin.flush()
