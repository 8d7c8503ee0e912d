"""Read messages before anything else is done with them, the shortest first."""

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")
# Of the event loop between two readings: enough for a request that came meanwhile to be accepted,
# received and parsed, and so to be among those that wait.
_TURNS = 10


class Triage(Generic[T]):
    """Reads one message at a time; of those that wait, the shortest is next.

    A cry for help is short, and what takes long to read is long: many long messages that come at
    once make each other wait, and hardly the cry that comes after them.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._order = count()
        self._waiting: list[tuple[int, int, str, asyncio.Future[T]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def read(self, text: str) -> T:
        """Return what reading `text` gives; raises what it raises."""
        result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (len(text), next(self._order), text, result))
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read_waiting())
        return await result

    async def _read_waiting(self) -> None:
        while self._waiting:
            _, _, text, result = heappop(self._waiting)
            if result.done():  # whoever asked has left
                continue
            try:
                result.set_result(self._read(text))
            except Exception as error:
                result.set_exception(error)
            for _ in range(_TURNS):
                await asyncio.sleep(0)
