"""Programs that are started again when they die, each by itself while the others go on."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops import errors, logs
from ops.children import Child, Children
from ops.steps import ONCE_IN_S

PATIENCE_S = 300.0  # Rasa takes half a minute on two cores; a slow disk may need several
FIRST_PAUSE_S = 0.5  # before a program is started again; doubled each time
LONGEST_PAUSE_S = 30.0
SOUND_AFTER_S = 60.0  # of health: then its next death is a first one again
MOST_FAILURES = 10  # deaths in a row without having been healthy
INCURABLE = os.EX_CONFIG  # how a program says that starting it again would change nothing


@dataclass(frozen=True)
class Program:
    """What to run, where it writes, and how to see that it is of use.

    An `optional` one never brings down the others: it may stay off, which it says by INCURABLE.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    is_healthy: Callable[[], bool] = lambda: True
    optional: bool = False


class _Life:
    """A program and how it fares; times are of the monotonic clock."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.child: Child | None = None
        self.started = 0.0
        self.healthy_since: float | None = None
        self.died: float | None = None
        self.next_start: float | None = 0.0  # None: it stays off
        self.deaths = 0
        self.failures = 0


class Supervisor:
    """Starts programs and, each time `tick` is called, sees to those that died."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._lives: list[_Life] = []

    def start(self, programs: Sequence[Program]) -> None:
        """Start all, and wait until each is healthy.

        Raises OpsError when one ends or is not healthy within PATIENCE_S: at the first start that
        is somebody's mistake, and starting it again would hide it.
        """
        lives = [self.add(program) for program in programs]
        print(f"starting {' and '.join(program.name for program in programs)}", flush=True)
        for life in lives:
            self._wait_until_healthy(life)

    def add(self, program: Program) -> _Life:
        """Start one without waiting for its health."""
        life = _Life(program)
        self._lives.append(life)
        self._start(life)
        return life

    def tick(self) -> bool:
        """Look at every program once, start what is due; tell whether anything was said.

        Raises OpsError when one died MOST_FAILURES times in a row without having been healthy.
        """
        notices = [self._look(life) for life in self._lives]
        return any(notices)

    def _look(self, life: _Life) -> bool:
        child, now = life.child, time.monotonic()
        if child is None:
            if life.next_start is not None and now >= life.next_start:
                self._start(life)
            return False
        logs.bound(life.program.log)
        if child.process.poll() is not None:
            self._bury(life, child)
            return True
        if life.healthy_since is None:
            return self._look_at_health(life, child)
        return False

    def _start(self, life: _Life) -> None:
        program = life.program
        life.started, life.healthy_since = time.monotonic(), None
        life.child = self._children.start(program.name, program.command, program.env, program.log)

    def _look_at_health(self, life: _Life, child: Child) -> bool:
        if life.program.is_healthy():
            life.healthy_since = time.monotonic()
            if life.died is None:
                return False
            _say(f"{life.program.name} answers again after {life.healthy_since - life.died:.1f} s")
            return True
        if time.monotonic() - life.started > PATIENCE_S:
            child.process.kill()  # to be found dead the next time
        return False

    def _bury(self, life: _Life, child: Child) -> None:
        """Decide about a program that ended: once more, never more, or an end of everything."""
        program, status, now = life.program, child.process.returncode, time.monotonic()
        self._children.stop(child)
        life.child, life.died = None, now
        if program.optional and status == INCURABLE:
            life.next_start = None
            failure = child.failure()
            _say(f"{failure.details}\n{program.name} stays off, the others go on: {failure}")
            return
        if life.healthy_since is None:
            life.failures += 1
        else:
            life.failures = 0
            life.deaths = 0 if now - life.healthy_since >= SOUND_AFTER_S else life.deaths
        if life.failures >= MOST_FAILURES and not program.optional:
            failure = child.failure()
            raise errors.OpsError(
                f"{program.name} was started {MOST_FAILURES} times and was never of use",
                str(failure),
                failure.details,
            )
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2**life.deaths)
        life.deaths += 1
        life.next_start = now + pause
        _say(
            f"{program.name} ended with {errors.meaning(status)}:"
            f" it is started again in {pause:g} s (its words: {program.log})"
        )

    def _wait_until_healthy(self, life: _Life) -> None:
        announced = life.started
        while not life.program.is_healthy():
            if ended := self._children.ended():
                raise ended.failure()
            now = time.monotonic()
            if now - life.started > PATIENCE_S:
                raise errors.OpsError(
                    f"{life.program.name} does not answer after {PATIENCE_S:.0f} s",
                    f"read {life.program.log}, then run the same command again",
                )
            if now - announced > ONCE_IN_S:
                announced = now
                waited = now - life.started
                print(f"  waiting for {life.program.name} … {waited:.0f} s", flush=True)
            time.sleep(0.2)
        life.healthy_since = time.monotonic()


def _say(line: str) -> None:
    # At a terminal somebody may be typing: the line begins where theirs did.
    start = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{start}{line}", file=sys.stderr, flush=True)
