"""The progress bar of the commands."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID

from index.ingest.embedding import Progress

_LABELS = {
    "files": "reading files",
    "passages": "embedding passages",
    "sentences": "embedding sentences",
    "questions": "searching",
}


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Yield a function `progress(step, done, total)` that draws a bar per step on stderr."""
    with Bars(console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(_LABELS[step], total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield progress
