"""Restart programs that die, each on its own while the others run on."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops import errors, logs
from ops.children import Child, Children
from ops.steps import REPORT_INTERVAL_S

START_TIMEOUT_S = 300.0  # Rasa takes half a minute on two cores, on a slow disk minutes
FIRST_PAUSE_S = 0.5  # before a restart; doubled each time
LONGEST_PAUSE_S = 30.0
STABLE_AFTER_S = 60.0  # of health: then the pause is FIRST_PAUSE_S again
MAX_FAILURES = 10  # deaths in a row without health between
INCURABLE = os.EX_CONFIG  # exit status of a program that a restart would not help


@dataclass(frozen=True)
class Program:
    """A program to run, its log, and its health check; None means healthy while it runs.

    An `optional` program never stops the others, and stays off once it ends with INCURABLE.
    """

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    is_healthy: Callable[[], bool] | None = None
    optional: bool = False


class _Life:
    """The state of a program; times are by the monotonic clock."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.child: Child | None = None
        self.start = 0.0  # of the child; if there is none, when to start it
        self.is_off = False
        self.healthy_since: float | None = None
        self.death: float | None = None  # the first since it was healthy
        self.deaths = 0  # in a row, without STABLE_AFTER_S of health between
        self.failures = 0  # in a row, without any health between

    def die(self, now: float) -> float:
        """Count a death; return the seconds to wait before the restart."""
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
    """Starts programs, and restarts those that died each time `tick` is called."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._lives: list[_Life] = []

    def start(self, programs: Sequence[Program]) -> None:
        """Start all programs, and wait until each is healthy.

        Raises OpsError when a program ends or is not healthy within START_TIMEOUT_S. Such a failure
        at the first start is a mistake, which another start would only hide.
        """
        lives = [self._begin(program) for program in programs]
        print(f"starting {' and '.join(program.name for program in programs)}", flush=True)
        for life in lives:
            self._wait_until_healthy(life)

    def add(self, program: Program) -> None:
        """Start another program, without waiting for its health."""
        self._begin(program)

    def tick(self) -> list[str]:
        """Check every program once and start those due; return lines to print.

        Raises OpsError if a program died MAX_FAILURES times in a row without having been healthy.
        """
        self._children.replace_dead_guard()
        return [notice for life in self._lives if (notice := self._check(life))]

    def _begin(self, program: Program) -> _Life:
        life = _Life(program)
        self._lives.append(life)
        self._start(life)
        return life

    def _check(self, life: _Life) -> str | None:
        if life.is_off:
            return None
        if life.child is None:
            return self._restart(life) if time.monotonic() >= life.start else None
        logs.limit_size(life.program.log)
        if life.child.process.poll() is not None:
            return self._handle_death(life, life.child)
        return self._check_health(life, life.child) if life.healthy_since is None else None

    def _start(self, life: _Life) -> None:
        program = life.program
        life.start, life.healthy_since = time.monotonic(), None
        life.child = self._children.start(program.name, program.command, program.env, program.log)

    def _restart(self, life: _Life) -> str | None:
        try:
            self._start(life)
        except OSError as error:  # no memory, or no room for a log: that may pass
            pause = life.die(time.monotonic())
            name = life.program.name
            return f"{name} cannot be started ({error}): it is tried again in {pause:g} s"
        return None

    def _check_health(self, life: _Life, child: Child) -> str | None:
        now = time.monotonic()
        if not _is_healthy(life.program):
            if now - life.start > START_TIMEOUT_S:
                child.process.kill()  # the next tick finds it dead
            return None
        life.healthy_since = now
        if life.death is None:
            return None
        verb = "answers" if life.program.is_healthy else "runs"
        return f"{life.program.name} {verb} again after {now - life.death:.1f} s"

    def _handle_death(self, life: _Life, child: Child) -> str:
        """Schedule a restart, leave an optional program off, or raise OpsError; return a line."""
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
        last_report = life.start
        while not _is_healthy(life.program):
            if dead := self._children.dead_child():
                raise dead.failure()
            now = time.monotonic()
            if now - life.start > START_TIMEOUT_S:
                raise errors.OpsError(
                    f"{life.program.name} does not answer after {START_TIMEOUT_S:.0f} s",
                    f"read {life.program.log}, then run the same command again",
                )
            if now - last_report > REPORT_INTERVAL_S:
                last_report = now
                seconds = now - life.start
                print(f"  waiting for {life.program.name} … {seconds:.0f} s", flush=True)
            time.sleep(0.2)
        life.healthy_since = time.monotonic()


def _is_healthy(program: Program) -> bool:
    return program.is_healthy is None or program.is_healthy()
