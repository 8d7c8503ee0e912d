"""Whose turn it is: chats are served round and round, so that none holds up another."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken

from bot.keeping.inbox import Lane

_log = logging.getLogger(__name__)
_PAUSE_AFTER_ERROR_SECONDS = 5.0


class Turns:
    """Calls `take(lane)` for every lane with something to do, one at a time of a lane.

    A turn is one update, then the lane stands at the end of the queue: whoever sent thousands waits
    for them alone. At most `at_once` turns run at a time; those of emergencies run at once, beyond
    that number. `take` returns the seconds until the lane's next turn, or None if nothing is left.
    Until `open` is called only emergencies have turns.
    """

    def __init__(self, take: Callable[[Lane], Awaitable[float | None]], at_once: int = 64) -> None:
        self._take = take
        self._at_once = at_once
        self._queue: deque[Lane] = deque()
        self._running: dict[Lane, asyncio.Task[None]] = {}
        self._asleep: dict[Lane, asyncio.TimerHandle] = {}
        self._woken: set[Lane] = set()  # while running
        self._queued: set[Lane] = set()
        self._is_open = False
        self._is_stopping = False
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def wake(self, lane: Lane) -> None:
        """Give `lane` a turn as soon as possible; one that pauses goes on pausing."""
        if lane in self._running:
            self._woken.add(lane)
        elif lane not in self._asleep:
            self._enqueue(lane)

    def open(self) -> None:
        """Give turns from now on."""
        self._is_open = True
        self._begin_queued()

    async def failure(self) -> None:
        """Wait for an error that ends the service, and raise it."""
        await self._failure

    async def drain(self, seconds: float) -> None:
        """Begin no more turns; let those under way end within `seconds`, then cancel them."""
        self._is_stopping = True
        for handle in self._asleep.values():
            handle.cancel()
        if tasks := list(self._running.values()):
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    def _enqueue(self, lane: Lane) -> None:
        if lane.emergency is not None:
            self._begin(lane)
        elif lane not in self._queued:
            self._queued.add(lane)
            self._queue.append(lane)
            self._begin_queued()

    def _begin_queued(self) -> None:
        while self._is_open and self._queue and len(self._running) < self._at_once:
            lane = self._queue.popleft()
            self._queued.discard(lane)
            self._begin(lane)

    def _begin(self, lane: Lane) -> None:
        if not self._is_stopping and lane not in self._running:
            self._running[lane] = asyncio.create_task(self._turn(lane))

    async def _turn(self, lane: Lane) -> None:
        pause: float | None = _PAUSE_AFTER_ERROR_SECONDS
        try:
            pause = await self._take(lane)
        except InvalidToken as error:
            if not self._failure.done():
                self._failure.set_exception(error)
        except Exception:
            _log.exception("telegram: a turn failed; it is taken again")
        finally:
            del self._running[lane]
            self._end(lane, pause)

    def _end(self, lane: Lane, pause: float | None) -> None:
        is_woken = lane in self._woken
        self._woken.discard(lane)
        if pause:
            loop = asyncio.get_running_loop()
            self._asleep[lane] = loop.call_later(pause, self._wake_up, lane)
        elif pause == 0 or is_woken:
            self._enqueue(lane)
        self._begin_queued()

    def _wake_up(self, lane: Lane) -> None:
        del self._asleep[lane]
        self._enqueue(lane)
