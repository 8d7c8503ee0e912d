"""Changes stores in processes that may be killed, each a fork of a warm one."""

import json
import os
import select
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from index.commands.sources import files_in
from index.ingest import adding
from index.ingest.building import build
from tests.changing_stores import add, quiet
from tests.conftest import ROOT
from tests.hash_encoder import HashEncoder


class WritingServer:
    """A process that adds and builds on demand, one thing after the other."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.writing_server"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "ready"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def start(self, what: str, source: Path, store: Path, batch_words: int = 50_000) -> int:
        """Begin to `add` or to `build`; return the id of the process that does."""
        assert self._process.stdin is not None
        order = [what, str(source), str(store), batch_words]
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def is_done(self) -> bool:
        """Tell whether `wait` would return at once."""
        assert self._process.stdout is not None
        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def wait(self) -> int:
        """Return how the process ended: 0, or minus the signal that killed it."""
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def _change(what: str, source: str, store: str, batch_words: int) -> None:
    if what == "add":
        adding._BATCH_WORDS = batch_words
        # Its reader would start processes, which change nothing on disk; the model threads.
        add(Path(store), *files_in(Path(source)))
    else:
        build(Path(source), Path(store), HashEncoder(), quiet)


def _serve() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        order: list[Any] = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                _change(*order)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _serve()
