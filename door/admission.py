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
        self,
        max_active: int = 4,
        max_waiting: int = 64,
        max_waiting_per_sender: int = 4,
        timeout: float = 20.0,
    ) -> None:
        self.under_way = 0
        self._slots = asyncio.Semaphore(max_active)
        self._max_present = max_active + max_waiting
        self._max_waiting_per_sender = max_waiting_per_sender
        self._timeout = timeout
        self._present: Counter[str] = Counter()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def waiting(self) -> int:
        """How many messages are kept and not yet under way."""
        return self._present.total() - self.under_way

    @asynccontextmanager
    async def turn(self, sender: str) -> AsyncIterator[None]:
        """Wait for the turn of a message of `sender`. Raises BusyError or TooManyError."""
        if self._present[sender] > self._max_waiting_per_sender:
            raise TooManyError
        if self._present.total() >= self._max_present:
            raise BusyError
        self._present[sender] += 1
        lock = self._locks.setdefault(sender, asyncio.Lock())
        held: list[asyncio.Lock | asyncio.Semaphore] = []
        try:
            try:
                async with asyncio.timeout(self._timeout):
                    for gate in (lock, self._slots):
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
