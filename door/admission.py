"""Who may ask now: so many at a time, one of a sender's messages after the other, the rest wait."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class BusyError(Exception):
    """So many wait that one more would wait too long."""


class TooManyError(Exception):
    """So many messages of this sender wait that one more is refused."""


class Admission:
    """Admits `at_once` messages at a time, and keeps `waiting` more, `each` of one sender.

    A sender's messages are answered in order, one at a time: whoever sends many holds up only
    themselves. Nobody waits longer than `patience` seconds.
    """

    def __init__(
        self, at_once: int = 4, waiting: int = 64, each: int = 4, patience: float = 20.0
    ) -> None:
        self.under_way = 0
        self._at_once = asyncio.Semaphore(at_once)
        self._most = at_once + waiting
        self._each = each
        self._patience = patience
        self._present: Counter[str] = Counter()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def waiting(self) -> int:
        """How many messages are kept and not yet under way."""
        return self._present.total() - self.under_way

    @asynccontextmanager
    async def turn(self, sender: str) -> AsyncIterator[None]:
        """Wait for the turn of a message of `sender`. Raises BusyError or TooManyError."""
        if self._present[sender] > self._each:
            raise TooManyError
        if self._present.total() >= self._most:
            raise BusyError
        self._present[sender] += 1
        lock = self._locks.setdefault(sender, asyncio.Lock())
        held: list[asyncio.Lock | asyncio.Semaphore] = []
        try:
            try:
                async with asyncio.timeout(self._patience):
                    for gate in (lock, self._at_once):
                        await gate.acquire()
                        held.append(gate)
            except TimeoutError:
                raise BusyError from None
            self.under_way += 1
            try:
                yield
            finally:
                self.under_way -= 1
        finally:
            for gate in held:
                gate.release()
            self._present[sender] -= 1
            if not self._present[sender]:
                del self._present[sender]
