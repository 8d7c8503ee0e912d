"""The queue of messages: it limits how many are answered at once and how many wait."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class BusyError(Exception):
    """The queue is full, or the message has waited too long."""


class TooManyError(Exception):
    """Too many messages of this sender are waiting."""


class Admission:
    """Admits `max_active` messages at a time, while up to `max_waiting` wait.

    Of one sender at most `max_waiting_per_sender` wait, and one is active: a sender's messages are
    answered in order, so that whoever sends many delays only themselves. No message waits longer
    than `timeout` seconds.
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
        """The number of messages that wait for their turn."""
        return self._present.total() - self.under_way

    @asynccontextmanager
    async def turn(self, sender: str) -> AsyncIterator[None]:
        """Wait for the turn of a message of `sender`, and hold it while the block runs.

        Raises BusyError if the queue is full or the wait too long, TooManyError if too many of the
        sender's messages wait.
        """
        if self._present[sender] > self._max_waiting_per_sender:
            raise TooManyError
        if self._present.total() >= self._max_present:
            raise BusyError
        self._present[sender] += 1
        lock = self._locks.setdefault(sender, asyncio.Lock())
        acquired: list[asyncio.Lock | asyncio.Semaphore] = []
        try:
            try:
                async with asyncio.timeout(self._timeout):
                    for gate in (lock, self._slots):
                        await gate.acquire()
                        acquired.append(gate)
            except TimeoutError:
                raise BusyError from None
            self.under_way += 1
            try:
                yield
            finally:
                self.under_way -= 1
        finally:
            for gate in acquired:
                gate.release()
            self._present[sender] -= 1
            if not self._present[sender]:
                del self._present[sender]
