"""Answer many questions in batches, several at a time, and return the answers in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import chain
from typing import TypeVar

# So many questions are sorted by length; so many of these make a batch; so many batches are at
# work at once: while the encoder reads one, others are looked up.
_SORTED, _BATCH, _AT_ONCE = 256, 64, 3

Answered = TypeVar("Answered")
Answer = Callable[[Sequence[str]], Sequence[Answered]]


def in_batches(answer: Answer[Answered], questions: Sequence[str]) -> Generator[Answered]:
    """Yield what `answer` returns for each of `questions`, in order; it is given some at a time.

    Nothing goes on when nobody wants the rest. Raises what `answer` does.
    """
    workers = ThreadPoolExecutor(_AT_ONCE)
    waiting: deque[Iterator[Answered]] = deque()
    try:
        for start in range(0, len(questions), _SORTED):
            waiting.append(_begun(answer, questions[start : start + _SORTED], workers))
            if len(waiting) > 1:  # the next are under way when these are read
                yield from waiting.popleft()
        yield from chain.from_iterable(waiting)
    finally:
        workers.shutdown(cancel_futures=True)


def _begun(
    answer: Answer[Answered], questions: Sequence[str], workers: Executor
) -> Iterator[Answered]:
    """Let `workers` begin with `questions`; texts of like length waste little on padding."""
    order = sorted(range(len(questions)), key=lambda at: len(questions[at]))
    batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
    answered = workers.map(answer, [[questions[at] for at in batch] for batch in batches])
    return _in_order(order, answered)


def _in_order(places: Sequence[int], batches: Iterable[Sequence[Answered]]) -> Iterator[Answered]:
    """Yield what `batches` hold, put back into the `places` it was taken from."""
    answered = dict(zip(places, chain.from_iterable(batches), strict=True))
    yield from (answered[at] for at in range(len(places)))
