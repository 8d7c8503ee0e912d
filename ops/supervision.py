"""Programs that are started again when they die, each by itself while the others go on."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops import errors, logs
from ops.children import Child, Children
from ops.steps import REPORT_INTERVAL_S

START_TIMEOUT_S = 300.0  # Rasa takes half a minute on two cores; a slow disk may need several
FIRST_PAUSE_S = 0.5  # before a program is started again; doubled each time
LONGEST_PAUSE_S = 30.0
STABLE_AFTER_S = 60.0  # of health: then its next death is a first one again
MAX_FAILURES = 10  # deaths in a row without having been healthy
INCURABLE = os.EX_CONFIG  # how a program says that starting it again would change nothing


@dataclass(frozen=True)
class Program:
    """What to run, where it writes, and how to see that it is of use; None: as long as it runs.

    An `optional` one never brings down the others: it may stay off, which it says by INCURABLE.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    is_healthy: Callable[[], bool] | None = None
    optional: bool = False


class _Life:
    """A program and how it fares; times are of the monotonic clock."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.child: Child | None = None
        self.start = 0.0  # of the child, or where there is none, when there will be one
        self.is_off = False
        self.healthy_since: float | None = None
        self.death: float | None = None  # the first one since it was healthy
        self.deaths = 0  # in a row, without STABLE_AFTER_S of health between
        self.failures = 0  # deaths in a row without any health between

    def die(self, now: float) -> float:
        """Count a death; return for how long to wait before the next start."""
        if self.healthy_since is None:
            self.failures += 1
        else:
            self.failures, self.death = 0, now
            if now - self.healthy_since >= STABLE_AFTER_S:
                self.deaths = 0
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self.deaths, 20))
        self.deaths += 1
        self.child, self.start = None, now + pause
        return pause


class Supervisor:
    """Starts programs and, each time `tick` is called, sees to those that died."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._lives: list[_Life] = []

    def start(self, programs: Sequence[Program]) -> None:
        """Start all, and wait until each is healthy.

        Raises OpsError when a program ends or is not healthy within START_TIMEOUT_S. Such a failure
        at the first start is a mistake, which another start would only hide.
        """
        lives = [self._begin(program) for program in programs]
        print(f"starting {' and '.join(program.name for program in programs)}", flush=True)
        for life in lives:
            self._wait_until_healthy(life)

    def add(self, program: Program) -> None:
        """Start one more, without waiting for its health."""
        self._begin(program)

    def tick(self) -> list[str]:
        """Look at every program once, start what is due; return what there is to tell, in lines.

        Raises OpsError when one died MAX_FAILURES times in a row without having been healthy.
        """
        self._children.replace_dead_guard()
        return [notice for life in self._lives if (notice := self._look(life))]

    def _begin(self, program: Program) -> _Life:
        life = _Life(program)
        self._lives.append(life)
        self._start(life)
        return life

    def _look(self, life: _Life) -> str | None:
        if life.is_off:
            return None
        if life.child is None:
            return self._start_again(life) if time.monotonic() >= life.start else None
        logs.limit_size(life.program.log)
        if life.child.process.poll() is not None:
            return self._bury(life, life.child)
        return self._look_at_health(life, life.child) if life.healthy_since is None else None

    def _start(self, life: _Life) -> None:
        program = life.program
        life.start, life.healthy_since = time.monotonic(), None
        life.child = self._children.start(program.name, program.command, program.env, program.log)

    def _start_again(self, life: _Life) -> str | None:
        try:
            self._start(life)
        except OSError as refused:  # no memory, no room for a log: that may pass
            pause = life.die(time.monotonic())
            name = life.program.name
            return f"{name} cannot be started ({refused}): it is tried again in {pause:g} s"
        return None

    def _look_at_health(self, life: _Life, child: Child) -> str | None:
        now = time.monotonic()
        if not _is_healthy(life.program):
            if now - life.start > START_TIMEOUT_S:
                child.process.kill()  # to be found dead the next time
            return None
        life.healthy_since = now
        if life.death is None:
            return None
        does = "answers" if life.program.is_healthy else "runs"
        return f"{life.program.name} {does} again after {now - life.death:.1f} s"

    def _bury(self, life: _Life, child: Child) -> str:
        """Decide about a program that ended: one more start, none, or the end of everything."""
        self._children.stop(child)
        program, status = life.program, child.process.returncode
        pause = life.die(time.monotonic())
        if program.optional and status == INCURABLE:
            life.is_off = True
            failure = child.failure()
            return f"{failure.details}\n{program.name} stays off, the others go on: {failure}"
        if life.failures >= MAX_FAILURES and not program.optional:
            failure = child.failure()
            raise errors.OpsError(
                f"{program.name} ended {life.failures} times in a row without having been of use",
                str(failure),
                failure.details,
            )
        return (
            f"{program.name} ended with {errors.describe_status(status)}:"
            f" it is started again in {pause:g} s (its log: {program.log})"
        )

    def _wait_until_healthy(self, life: _Life) -> None:
        announced = life.start
        while not _is_healthy(life.program):
            if dead := self._children.dead_child():
                raise dead.failure()
            now = time.monotonic()
            if now - life.start > START_TIMEOUT_S:
                raise errors.OpsError(
                    f"{life.program.name} does not answer after {START_TIMEOUT_S:.0f} s",
                    f"read {life.program.log}, then run the same command again",
                )
            if now - announced > REPORT_INTERVAL_S:
                announced = now
                waited = now - life.start
                print(f"  waiting for {life.program.name} … {waited:.0f} s", flush=True)
            time.sleep(0.2)
        life.healthy_since = time.monotonic()


def _is_healthy(program: Program) -> bool:
    return program.is_healthy is None or program.is_healthy()
