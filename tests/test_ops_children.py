import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from ops import ROOT, guard
from ops.children import Children
from ops.errors import OpsError

# Starts a grandchild in its own group, notes both ids, and sleeps.
PROGRAM = """
import os, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1] + ".part", "w") as file:
    file.write(f"{os.getpid()} {grandchild.pid}")
os.rename(sys.argv[1] + ".part", sys.argv[1])
time.sleep(600)
"""
# Waits as ours do, in short steps: a signal that arrives just before a wait begins is handled only
# when it is over. What the tests were started under, nohup or not, is none of its business.
SUPERVISOR = f"""
import signal, sys, time
from ops.children import Children
signal.signal(signal.SIGHUP, getattr(signal, sys.argv[1]))
with Children() as children:
    for note in sys.argv[2:]:
        children.start(note, [sys.executable, "-c", {PROGRAM!r}, note])
    while True:
        time.sleep(0.1)
"""


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@contextmanager
def supervising(hang_up: str, notes: list[Path]) -> Iterator[subprocess.Popen[bytes]]:
    """Give a supervisor whose programs all run; a test that fails leaves none behind."""
    command = [sys.executable, "-c", SUPERVISOR, hang_up, *map(str, notes)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as supervisor:
        try:
            until(lambda: all(note.exists() for note in notes))
            yield supervisor
        finally:
            supervisor.kill()  # its guard stops the rest


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_outlives_the_supervisor(signum: signal.Signals, tmp_path: Path) -> None:
    with supervising("SIG_DFL", [tmp_path / "one", tmp_path / "two"]) as supervisor:
        family = [
            process.pid for process in psutil.Process(supervisor.pid).children(recursive=True)
        ]
        supervisor.send_signal(signum)
        _, said = supervisor.communicate(timeout=20)
    assert len(family) == 5  # two programs, a grandchild each, the guard
    until(lambda: not any(map(is_running, family)))
    if signum != signal.SIGKILL:
        assert supervisor.returncode == 128 + signum
        assert said.decode().splitlines() == ["stopped: nothing is left running"]


def test_nothing_outlives_the_supervisor_though_its_guard_was_killed(tmp_path: Path) -> None:
    script = f"""
import os, signal, sys, time
from ops.children import Children
with Children() as children:
    gone = children.start("gone", [sys.executable, "-c", "import time; time.sleep(600)"])
    os.kill(children._guard.pid, signal.SIGKILL)
    children._guard.wait()
    children.start("one", [sys.executable, "-c", {PROGRAM!r}, sys.argv[1]])
    children.stop(gone)
    os.kill(children._guard.pid, signal.SIGKILL)
    children._guard.wait()
    children.replace_dead_guard()
    children.start("two", [sys.executable, "-c", {PROGRAM!r}, sys.argv[2]])
    while True:
        time.sleep(0.1)
"""
    notes = [tmp_path / "one", tmp_path / "two"]
    command = [sys.executable, "-W", "error", "-c", script, *map(str, notes)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as supervisor:
        until(lambda: all(note.exists() for note in notes) or supervisor.poll() is not None)
        family = [int(pid) for note in notes for pid in note.read_text().split()]
        supervisor.kill()
        _, said = supervisor.communicate(timeout=20)
    until(lambda: not any(map(is_running, family)))
    assert said == b""


def test_a_hang_up_that_is_ignored_stops_nothing(tmp_path: Path) -> None:
    with supervising("SIG_IGN", [tmp_path / "one"]) as supervisor:
        supervisor.send_signal(signal.SIGHUP)
        supervisor.send_signal(signal.SIGTERM)
        supervisor.communicate(timeout=20)
        assert supervisor.returncode == 128 + signal.SIGTERM


def test_a_program_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    deaf = "import pathlib, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    deaf += "; pathlib.Path(sys.argv[1]).touch(); time.sleep(600)"
    command = [sys.executable, "-c", deaf, str(ready)]
    with subprocess.Popen(command, start_new_session=True) as process:
        until(ready.exists)
        guard.stop([-process.pid], grace=0.2, reap=process.poll)
        assert process.wait(timeout=20) == -signal.SIGKILL


def test_nobody_waits_for_what_another_process_has_yet_to_reap() -> None:
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        assert looks < 200, "what has ended is waited for"

    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    with subprocess.Popen(command, start_new_session=True) as process:
        guard.stop([-process.pid], reap=look)  # which reaps nothing
        os.kill(process.pid, 0)
        assert process.wait(timeout=20) == -signal.SIGTERM


def test_the_end_of_the_context_stops_what_runs() -> None:
    with Children() as children:
        child = children.start("sleeper", ["sleep", "600"])
        assert children.dead_child() is None
    assert child.process.returncode == -signal.SIGTERM


def test_a_program_that_ends_is_told_with_its_last_lines(tmp_path: Path) -> None:
    script = "import sys; print('half a line\\rthe reason'); sys.exit(3)"
    with Children() as children:
        child = children.start("actor", [sys.executable, "-c", script], log=tmp_path / "actor.log")
        until(lambda: children.dead_child() is child)
        failure = child.failure()
    assert "actor ended with exit status 3" in str(failure)
    assert str(tmp_path / "actor.log") in str(failure)
    assert failure.details == "the reason"


def test_a_program_that_went_well_is_forgotten() -> None:
    with Children() as children:
        children.run("good", ["true"])
        assert children.dead_child() is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_one_line_with_the_cure(tmp_path: Path) -> None:
    script = "with open('/dev/full', 'w') as file: file.write('x')"
    with Children() as children, pytest.raises(OpsError) as refused:
        children.run("unpacking", [sys.executable, "-c", script], log=tmp_path / "log")
    assert "the disk is full: free some space" in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_the_last_log_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Children() as children:
        for word in ("first", "second"):
            children.run("echo", ["echo", word], log=log)
    assert log.read_text() == "second\n"
    assert log.with_name("log.1").read_text() == "first\n"


def test_only_a_program_at_the_terminal_shares_our_process_group() -> None:
    script = ["sleep", "600"]
    with Children() as children:
        ours = children.start("chat", script, at_terminal=True)
        own = children.start("server", script)
        assert os.getpgid(ours.process.pid) == os.getpgrp()
        assert os.getpgid(own.process.pid) == own.process.pid
    assert ours.process.returncode == own.process.returncode == -signal.SIGTERM
