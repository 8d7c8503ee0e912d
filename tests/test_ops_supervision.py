import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest

from ops import logs, ports, supervision
from ops.children import Children
from ops.errors import OpsError
from ops.supervision import Program, Supervisor
from tests.small_programs import DYING, program, server

SLEEPING = "import time; time.sleep(600)"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "FIRST_PAUSE_S", 0.01)


def until(supervisor: Supervisor, happened: Callable[[], object]) -> list[str]:
    """Let the supervisor do its work until something has happened; return what it told."""
    notices = []
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        notices += supervisor.tick()
        time.sleep(0.01)
    return notices


def pid_of(wanted: Program) -> int | None:
    """The process that runs the program now, if one does."""
    for process in psutil.Process().children():
        try:
            if process.cmdline() == [*wanted.command]:
                return process.pid
        except psutil.Error:
            continue
    return None


def running(supervisor: Supervisor, wanted: Program) -> int:
    """The process that runs the program, awaited: just after its start it has no name yet.

    Never 0, which a signal takes for everybody in this process's group, the tests first.
    """
    deadline = time.monotonic() + 60
    while not (process := pid_of(wanted)):
        assert time.monotonic() < deadline, f"{wanted.name} never ran"
        supervisor.tick()
        time.sleep(0.01)
    return process


def is_up(wanted: Program) -> bool:
    return wanted.is_healthy is not None and wanted.is_healthy()


def another_runs(wanted: Program, before: int | None) -> bool:
    now = pid_of(wanted)
    return now is not None and now != before


def pauses(notices: list[str]) -> list[str]:
    """The seconds to the next start, as announced each time."""
    return re.findall(r"started again in (\S+) s", "\n".join(notices))


def test_a_killed_program_is_started_again_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    one, two = server(ports.find_free(), tmp_path), server(ports.find_free(), tmp_path)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([one, two])
        killed, other = running(supervisor, one), running(supervisor, two)
        os.kill(killed, signal.SIGKILL)
        notices = until(supervisor, lambda: not is_up(one))
        notices += until(supervisor, lambda: is_up(one))
        notices += supervisor.tick()
        assert another_runs(one, killed)
        assert pid_of(two) == other
    ended, back = notices
    assert f"{one.name} ended with signal 9" in ended
    assert "it is started again in 0.01 s" in ended
    assert f"{one.name} answers again after" in back


def test_one_that_dies_while_starting_first_ends_it_all(tmp_path: Path) -> None:
    with Children() as children, pytest.raises(OpsError, match="exit status 1") as died:
        Supervisor(children).start([server(ports.find_free(), tmp_path, DYING)])
    assert died.value.details == "no such model"


def test_one_that_is_never_of_use_again_ends_it_all_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "MAX_FAILURES", 3)
    broken = tmp_path / "broken"
    source = f"""
import pathlib, sys, time
if pathlib.Path({str(broken)!r}).exists():
    print("no such model")
    sys.exit(1)
time.sleep(600)
"""
    whole = program("whole", tmp_path, source)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([replace(whole, is_healthy=lambda: not broken.exists())])
        process = running(supervisor, whole)
        broken.touch()
        os.kill(process, signal.SIGKILL)
        with pytest.raises(OpsError, match="ended 3 times in a row without") as gave_up:
            until(supervisor, lambda: False)
    assert gave_up.value.details == "no such model"


def test_one_that_cannot_be_started_just_now_is_tried_again(tmp_path: Path) -> None:
    folder, away = tmp_path / "log", tmp_path / "away"
    sleeping = program("sleeping", folder, SLEEPING)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([sleeping])
        before = running(supervisor, sleeping)
        folder.rename(away)
        folder.touch()  # no log can be written here
        os.kill(before, signal.SIGKILL)
        notices: list[str] = []
        while not any("sleeping cannot be started" in notice for notice in notices):
            notices += supervisor.tick()
        folder.unlink()
        until(supervisor, partial(another_runs, sleeping, before))


def test_health_for_a_while_makes_the_next_death_a_first_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeping = program("sleeping", tmp_path, SLEEPING)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([sleeping])
        notices: list[str] = []
        for sound_after in (60.0, 60.0, 0.0):
            monkeypatch.setattr(supervision, "STABLE_AFTER_S", sound_after)
            before = running(supervisor, sleeping)
            supervisor.tick()
            os.kill(before, signal.SIGKILL)
            notices += until(supervisor, partial(another_runs, sleeping, before))
    assert pauses(notices) == ["0.01", "0.02", "0.01"]


def test_a_pause_has_a_bound_however_often_a_program_died() -> None:
    life = supervision._Life(program("x", Path(), ""))
    assert max(life.die(0.0) for _ in range(5000)) == supervision.LONGEST_PAUSE_S


def test_one_that_nobody_but_a_person_can_mend_stays_off(
    tmp_path: Path,
) -> None:
    refused = f"import sys; print('x refuses TELEGRAM_BOT_TOKEN'); sys.exit({os.EX_CONFIG})"
    sleeping = program("sleeping", tmp_path, SLEEPING)
    front = program("front", tmp_path, refused, optional=True)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([sleeping])
        supervisor.add(front)
        notices: list[str] = []
        while not notices:
            notices = supervisor.tick()
        for _ in range(20):
            assert supervisor.tick() == []
        assert pid_of(front) is None
        assert pid_of(sleeping)
    assert "front stays off, the others go on" in notices[0]
    assert "Telegram does not accept the token: correct TELEGRAM_BOT_TOKEN in .env" in notices[0]


def test_an_optional_one_never_ends_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "MAX_FAILURES", 1)
    monkeypatch.setattr(supervision, "LONGEST_PAUSE_S", 0.01)
    lives = tmp_path / "lives"
    source = f"import sys; open({str(lives)!r}, 'a').write('x'); sys.exit(1)"
    front = program("front", tmp_path, source, optional=True)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.add(replace(front, is_healthy=lambda: False))
        until(supervisor, lambda: lives.exists() and len(lives.read_text()) > 3)


def test_what_a_dead_program_left_running_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "note"
    source = f"""
import os, pathlib, subprocess, sys, time
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
part = pathlib.Path({str(note)!r} + ".part")
part.write_text(str(worker.pid))
part.rename({str(note)!r})
time.sleep(600)
"""
    parent = program("parent", tmp_path, source)
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([parent])
        until(supervisor, note.exists)
        worker, before = int(note.read_text()), running(supervisor, parent)
        os.kill(before, signal.SIGKILL)
        until(supervisor, lambda: another_runs(parent, before))
        assert not psutil.pid_exists(worker) or (
            psutil.Process(worker).status() == psutil.STATUS_ZOMBIE
        )


def test_one_that_does_not_become_healthy_again_is_ended_and_tried_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeping = program("sleeping", tmp_path, SLEEPING)
    healthy = [True]
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([replace(sleeping, is_healthy=lambda: bool(healthy))])
        first = running(supervisor, sleeping)
        healthy.clear()
        monkeypatch.setattr(supervision, "START_TIMEOUT_S", 0.0)
        os.kill(first, signal.SIGKILL)
        until(supervisor, lambda: another_runs(sleeping, first))
        second = running(supervisor, sleeping)
        until(supervisor, lambda: another_runs(sleeping, second))


def test_logs_are_bounded_while_programs_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 10_000)
    talking = program("talking", tmp_path, "while True: print('x' * 99)")
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([talking])
        until(supervisor, talking.log.with_name(f"{talking.log.name}.3").exists)
