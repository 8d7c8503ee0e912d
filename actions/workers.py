"""Answer in processes that can be killed, so that no message holds the action server up.

A regular expression that runs away cannot be interrupted from within Python, and threads share one
interpreter with the server's own loop. Here the server only waits; work past its budget is killed
with the process that does it, and a new process takes that one's place. Of the pools tried,
concurrent.futures cannot kill a task, and pebble's pool is broken for good when an idle process is
killed; deadpool gives each process a pipe of its own and survives both.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from deadpool import Deadpool, ProcessError

from actions.conversation import Focus
from actions.knowledge import shared_source
from actions.logs import configure_logging
from actions.turn import turn
from index.errors import IndexingError
from settings import Settings

# Two, so that while one is killed and begins anew, the other answers.
PROCESSES = 2
# A process is warmed by a message, whatever the day.
_ANY_DAY = date(2026, 1, 1)
# What is imported beforehand is shared, and a new process begins in half a second.
_PRELOADED = ["actions.rasa_actions", "onnxruntime", "tokenizers", "faiss"]
_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class TooSlowError(Exception):
    """The work was killed at the end of its budget."""


class WorkError(Exception):
    """The work failed; says with which type of error and where, never with which words."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """An error of the work: its own text stays behind, for it may hold what a person wrote."""

    kind: str
    place: str


class Workers:
    """Processes that have the store of `settings` open; each does one piece of work at a time."""

    def __init__(self, settings: Settings, processes: int = PROCESSES) -> None:
        """Start them. They open the store by themselves: `warm` waits for that."""
        self.settings = settings
        context = get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        self._processes = processes
        self._pool = Deadpool(
            processes,
            min_workers=processes,
            mp_context=context,
            initializer=_begin,
            initargs=(settings,),
        )

    async def run(
        self, seconds: float, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Return `work(*args, **kwargs)`, done by a process within `seconds`.

        Whoever asked may give up meanwhile: the work still ends in time. Raises TooSlowError when
        the time is over, WorkError when the work failed, or every process it was given to ended.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        for _ in range(self._processes + 1):
            future = self._pool.submit(_guarded, work, *args, **kwargs)
            clock = loop.call_at(until, _kill, future)
            future.add_done_callback(lambda _, end=clock: loop.call_soon_threadsafe(end.cancel))
            waiting = asyncio.wrap_future(future)
            await asyncio.wait([waiting])
            if waiting.cancelled():
                raise TooSlowError
            if not isinstance(waiting.exception(), ProcessError):
                result: _T | _Failure = waiting.result()
                if isinstance(result, _Failure):
                    raise WorkError(f"{result.kind} at {result.place}")
                return result
            # Killed from outside, for its memory say, perhaps while all were idle.
            _log.warning("a process that answers has ended; another one takes over")
        raise WorkError("the death of every process that was given the work")

    def warm(self) -> str:
        """Wait until each process has opened the store; return why one cannot, or nothing."""
        begun = [self._pool.submit(_opened, self.settings) for _ in range(self._processes)]
        return next(filter(None, [future.result() for future in begun]), "")

    def stop(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _kill(future: Any) -> None:
    if future.cancel() and future.pid:
        with suppress(ProcessLookupError):
            os.kill(future.pid, signal.SIGKILL)


def _begin(settings: Settings) -> None:
    """Open the store and answer once: the first answer reads the lexicons and is the slowest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is told, and ends us
    configure_logging(settings)
    with suppress(IndexingError):  # `_opened` says why, and a later question may find it mended
        source = shared_source(settings)
        turn("khởi động", Focus(), {}, source.current(), _ANY_DAY)
        source.watch()


def _opened(settings: Settings) -> str:
    try:
        shared_source(settings)
    except IndexingError as error:
        return str(error)
    return ""


def _guarded(work: Callable[..., _T], *args: Any, **kwargs: Any) -> _T | _Failure:
    try:
        return work(*args, **kwargs)
    except Exception as error:
        return _Failure(type(error).__name__, _place(error))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "?"
