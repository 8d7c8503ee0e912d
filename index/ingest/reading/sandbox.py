"""Read untrusted files in other processes, within bounds on time and memory."""

import ctypes
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Self

import psutil
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.limits import READ_AHEAD, Bounds
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.read import printable_name, read

_PR_SET_PDEATHSIG = 1
_BOUNDS = Bounds()
_KILL_SECONDS = 5.0  # the longest wait for the end of a killed process


class Reader:
    """A context with a pool of processes that read files, each one file at a time.

    A process that exceeds a bound, crashes or hangs is killed, with all that it started, and
    replaced.
    """

    def __init__(self, workers: int = 1, bounds: Bounds = _BOUNDS) -> None:
        """Set the number of processes. None starts before the context is entered."""
        self._workers = workers
        self._bounds = bounds

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="reading-"))
        # A fork of this process could copy a lock that another of its threads holds.
        method = "forkserver" if sys.platform == "linux" else "spawn"
        self._pool = ProcessPool(
            max_workers=self._workers,
            initializer=_confine,
            initargs=(self._folder, self._bounds),
            context=multiprocessing.get_context(method),
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._end_sessions()
        shutil.rmtree(self._folder, ignore_errors=True)

    def read(self, path: Path, address: str | None = None) -> RawText:
        """Return the text of a file. Raises ReadingError with its name and the reason."""
        return self._result(path, self._schedule(path, address))

    def read_all(self, paths: Iterable[Path]) -> Iterator[tuple[Path, RawText | ReadingError]]:
        """Yield each path, in order, with its text or the error of reading it.

        A few files are read ahead, while the caller works on the last one.
        """
        remaining = iter(paths)
        ahead = deque((path, self._schedule(path)) for path in islice(remaining, READ_AHEAD))
        try:
            while ahead:
                path, future = ahead.popleft()
                ahead.extend((each, self._schedule(each)) for each in islice(remaining, 1))
                try:
                    yield path, self._result(path, future)
                except ReadingError as error:
                    yield path, error
        finally:
            for _, future in ahead:
                future.cancel()  # type: ignore[no-untyped-call]

    def _schedule(self, path: Path, address: str | None = None) -> ProcessFuture[RawText]:
        task = (path.absolute(), address, self._bounds.cpu_seconds)
        return self._pool.schedule(_read_confined, task, timeout=self._bounds.seconds)

    def _result(self, path: Path, future: ProcessFuture[RawText]) -> RawText:
        try:
            return future.result()
        except ReadingError:
            raise
        except TimeoutError:
            reason = f"was given up after {self._bounds.seconds:g} seconds"
        except MemoryError:
            reason = f"needs more than {self._memory()} of memory to be read"
        except ProcessExpired as error:
            reason = self._exit_reason(error.exitcode)
        except Exception as error:  # any error of a parser is the file's fault
            reason = f"cannot be read and may be broken ({type(error).__name__}: {error})"[:300]
        self._end_sessions()
        raise ReadingError(f"{printable_name(path.name)}: {reason}")

    def _exit_reason(self, code: int) -> str:
        if code == -signal.SIGXCPU:
            return f"was given up after {self._bounds.cpu_seconds} seconds of computing"
        return (
            f"made its reader crash (status {code}): it is broken, "
            f"or needs more than {self._memory()} of memory"
        )

    def _memory(self) -> str:
        return f"{self._bounds.memory_bytes / 1e9:g} GB"

    def _end_sessions(self) -> None:
        """Kill the processes that dead readers left running, and remove their folders.

        Each reader leads a session, which holds all processes that it starts, and has a folder
        named after its process id. The kernel gives no process the id of a session that still
        holds one, so the id alone tells: the time of a start is known to a second only.
        """
        dead = {folder.name: folder for folder in self._folder.iterdir()}
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                if process.status() != psutil.STATUS_ZOMBIE:
                    dead.pop(str(process.pid), None)
        ending = []
        for process in psutil.process_iter() if dead else ():
            with suppress(psutil.Error, ProcessLookupError, PermissionError):
                if str(os.getsid(process.pid)) in dead:
                    process.kill()
                    ending.append(process)
        psutil.wait_procs(ending, timeout=_KILL_SECONDS)
        for folder in dead.values():
            shutil.rmtree(folder, ignore_errors=True)


def _confine(folder: Path, bounds: Bounds) -> None:
    """Set the bounds of this process and its children, and its folder for temporary files."""
    os.setsid()
    temporary = folder / str(os.getpid())
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    warnings.simplefilter("ignore")  # parsers warn of every oddity of a file
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory_bytes, bounds.memory_bytes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.written_bytes, bounds.written_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_confined(path: Path, address: str | None, cpu_seconds: int) -> RawText:
    if sys.platform == "linux":
        # The limit counts from the start of the process, which may have read files before.
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + cpu_seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
    return read(path, address)
