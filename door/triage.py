"""The queue of messages to read for emergencies, the shortest first."""

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")
# Turns of the event loop between two readings: enough for a request that arrives meanwhile to be
# accepted, received, parsed and queued.
_TURNS = 10


class Triage(Generic[T]):
    """Calls `read` on one message at a time, the shortest of the queue first.

    A cry for help is short, and only long messages take long to read. So many long messages delay
    each other, but hardly a cry that arrives after them.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._order = count()
        self._waiting: list[tuple[int, int, str, asyncio.Future[T]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def read(self, text: str) -> T:
        """Queue `text`; return the result of `read(text)` or raise its exception."""
        result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (len(text), next(self._order), text, result))
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read_waiting())
        return await result

    async def _read_waiting(self) -> None:
        while self._waiting:
            _, _, text, result = heappop(self._waiting)
            if result.done():  # the client has left
                continue
            try:
                result.set_result(self._read(text))
            except Exception as error:
                result.set_exception(error)
            for _ in range(_TURNS):
                await asyncio.sleep(0)
