"""Answer many questions in batches, several at a time, and return the answers in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from itertools import chain
from typing import TypeVar

_GROUP = 256  # questions sorted by length at a time
_BATCH = 64  # questions in a batch
_WORKERS = 3  # batches at work at once: while the encoder reads one, others are looked up

Result = TypeVar("Result")
Answer = Callable[[Sequence[str]], Sequence[Result]]


def in_batches(answer: Answer[Result], questions: Sequence[str]) -> Generator[Result]:
    """Yield the result of `answer` for each of `questions`, in order.

    `answer` takes a batch of questions and returns their results in order. Closing the generator
    cancels the batches that have not started. Raises what `answer` raises.
    """
    workers = ThreadPoolExecutor(_WORKERS)
    groups: deque[Iterator[Result]] = deque()
    try:
        for start in range(0, len(questions), _GROUP):
            groups.append(_submit(answer, questions[start : start + _GROUP], workers))
            if len(groups) > 1:  # the next group is at work while this one is read
                yield from groups.popleft()
        yield from chain.from_iterable(groups)
    finally:
        workers.shutdown(cancel_futures=True)


def _submit(
    answer: Answer[Result], questions: Sequence[str], workers: Executor
) -> Iterator[Result]:
    """Start answering `questions` in batches of similar length, which need little padding."""
    order = sorted(range(len(questions)), key=lambda at: len(questions[at]))
    batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
    results = workers.map(answer, [[questions[at] for at in batch] for batch in batches])
    return _in_order(order, results)


def _in_order(order: Sequence[int], batches: Iterable[Sequence[Result]]) -> Iterator[Result]:
    """Yield the results of `batches` by their index; `order` has the index of each."""
    results = dict(zip(order, chain.from_iterable(batches), strict=True))
    yield from (results[index] for index in range(len(order)))
