"""Work in processes that can be killed; real ones, which open no store here."""

import asyncio
import logging
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import Any

import psutil
import pytest

from actions.workers import TooSlowError, WorkError, Workers
from settings import Settings

FOR_LONG = 120.0
PRIVATE = "Chuyện riêng của chị Hoa"


def note_and_spin(note: Path) -> None:
    note.write_text(str(os.getpid()))
    while True:
        pass


def run_away(note: Path) -> None:
    # No signal handler and no other thread of that process runs before this ends, in years.
    note.write_text(str(os.getpid()))
    re.match("(a+)+$", "a" * 60 + "b")


def note_and_end(note: Path) -> int:
    """End abruptly the first time, return the second time."""
    if note.exists():
        return os.getpid()
    note.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise KeyError(PRIVATE)


@pytest.fixture(scope="module")
def workers(model_settings: Settings) -> Iterator[Workers]:
    nowhere = {"store_dir": Path(os.devnull), "log_level": "ERROR"}
    started = Workers(model_settings.model_copy(update=nowhere))
    yield started
    started.stop()
    # The server that forks is one for this process: other tests' forks would be as large.
    get_context("forkserver").set_forkserver_preload([])
    forkserver._forkserver._stop()  # type: ignore[attr-defined]


async def until(holds: Callable[[], Any]) -> None:
    while not holds():  # noqa: ASYNC110  what another process does sets no event here
        await asyncio.sleep(0.01)


def is_running(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


def noted(note: Path) -> int:
    return int(note.read_text() or 0) if note.exists() else 0


async def test_work_is_done_in_another_process(workers: Workers) -> None:
    assert await workers.run(FOR_LONG, os.getpid) != os.getpid()
    assert await workers.run(FOR_LONG, divmod, 7, 3) == (2, 1)


async def test_pieces_of_work_are_done_at_once(workers: Workers, tmp_path: Path) -> None:
    slow = asyncio.create_task(workers.run(FOR_LONG, note_and_spin, tmp_path / "pid"))
    await until(lambda: noted(tmp_path / "pid"))
    assert await workers.run(FOR_LONG, os.getpid) != noted(tmp_path / "pid")
    os.kill(noted(tmp_path / "pid"), signal.SIGKILL)
    slow.cancel()


@pytest.mark.parametrize("work", [note_and_spin, run_away])
async def test_work_past_its_budget_is_stopped_and_others_go_on(
    work: Callable[[Path], None], workers: Workers, tmp_path: Path
) -> None:
    while not noted(tmp_path / "pid"):  # a busy machine may stop it before it has begun
        with pytest.raises(TooSlowError):
            await workers.run(2.0, work, tmp_path / "pid")
    await until(lambda: not is_running(noted(tmp_path / "pid")))
    assert await workers.run(FOR_LONG, os.getpid)


async def test_work_is_stopped_though_nobody_waits_for_it_any_more(
    workers: Workers, tmp_path: Path
) -> None:
    asking = asyncio.create_task(workers.run(10.0, note_and_spin, tmp_path / "pid"))
    await until(lambda: noted(tmp_path / "pid"))
    asking.cancel()
    await until(lambda: not is_running(noted(tmp_path / "pid")))


async def test_processes_killed_while_idle_are_replaced(workers: Workers) -> None:
    for _ in range(4):
        os.kill(await workers.run(FOR_LONG, os.getpid), signal.SIGKILL)
    assert await workers.run(FOR_LONG, os.getpid)


async def test_work_whose_process_is_killed_is_done_by_another(
    workers: Workers, tmp_path: Path
) -> None:
    assert await workers.run(FOR_LONG, note_and_end, tmp_path / "began")


async def test_work_that_kills_its_process_each_time_is_given_up(workers: Workers) -> None:
    with pytest.raises(WorkError):
        await workers.run(FOR_LONG, end)
    assert await workers.run(FOR_LONG, os.getpid)


async def test_a_failure_tells_type_and_place_and_not_what_was_said(workers: Workers) -> None:
    with pytest.raises(WorkError) as failed:
        await workers.run(FOR_LONG, fail)
    assert str(failed.value).startswith("KeyError at fail:")
    assert "Hoa" not in str(failed.value)


def level() -> int:
    return logging.getLogger().level


async def test_they_log_from_the_level_set_on(workers: Workers) -> None:
    assert workers.settings.log_level == "ERROR"
    assert await workers.run(FOR_LONG, level) == logging.ERROR


def test_a_store_that_cannot_be_opened_is_said(workers: Workers) -> None:
    assert "index build" in workers.warm()
