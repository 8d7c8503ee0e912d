"""Whose turn it is: fair between chats, bounded, emergencies first."""

import asyncio
from collections import Counter

from bot.keeping.inbox import Lane
from bot.outage import Outage
from bot.turns import Turns


class Work:
    """Takes turns: each lane has so many, and each waits for `gate`."""

    def __init__(self, **turns: int) -> None:
        self.left = Counter({Lane(int(name[1:])): count for name, count in turns.items()})
        self.taken: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.running = self.most = 0

    async def take(self, lane: Lane) -> float | None:
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await self.gate.wait()
            await asyncio.sleep(0)
        finally:
            self.running -= 1
        if lane.emergency is not None:
            self.taken.append(lane.emergency)
            return None
        if not self.left[lane]:
            return None
        self.left[lane] -= 1
        self.taken.append(lane.chat)
        return 0.0

    async def done(self) -> None:
        async with asyncio.timeout(20):
            while any(count > 0 for count in self.left.values()):  # noqa: ASYNC110
                await asyncio.sleep(0.001)


def turns_of(work: Work, at_once: int = 64) -> Turns:
    turns = Turns(work.take, at_once)
    turns.open()
    return turns


async def test_one_with_thousands_waiting_holds_up_nobody() -> None:
    work = Work(c1=3000, c2=2, c3=2)
    turns = turns_of(work, at_once=1)
    for lane in list(work.left):
        turns.wake(lane)
    await work.done()
    assert work.taken[:6] == [1, 2, 3, 1, 2, 3]
    assert work.most == 1


async def test_chats_run_together_up_to_the_bound_and_a_chat_with_itself_never() -> None:
    work = Work(**{f"c{number}": 3 for number in range(1, 10)})
    turns = turns_of(work, at_once=4)
    for lane in [*work.left, *work.left]:
        turns.wake(lane)
    await work.done()
    assert work.most == 4


async def test_an_emergency_waits_for_no_slot() -> None:
    work = Work(c1=1)
    turns = turns_of(work, at_once=1)
    work.gate.clear()
    turns.wake(Lane(1))
    turns.wake(Lane(2))
    turns.wake(Lane(2, emergency=77))
    await asyncio.sleep(0.01)
    assert work.running == 2
    work.gate.set()
    await work.done()
    assert 77 in work.taken


async def test_until_it_is_open_only_emergencies_have_turns() -> None:
    work = Work(c1=1)
    turns = Turns(work.take)
    turns.wake(Lane(1))
    turns.wake(Lane(1, emergency=77))
    await asyncio.sleep(0.01)
    assert work.taken == [77]
    turns.open()
    await work.done()
    assert work.taken == [77, 1]


async def test_what_comes_during_a_turn_is_not_forgotten() -> None:
    work = Work(c1=0)
    turns = turns_of(work)
    work.gate.clear()
    turns.wake(Lane(1))
    await asyncio.sleep(0.01)
    work.left[Lane(1)] = 1  # the turn under way has looked already
    turns.wake(Lane(1))
    work.gate.set()
    await work.done()


async def test_a_failing_turn_harms_no_other_and_a_pause_holds_no_slot() -> None:
    async def take(lane: Lane) -> float | None:
        if lane.chat == 1:
            raise ZeroDivisionError
        if lane.chat == 2:
            return 60.0
        return await work.take(lane)

    work = Work(c3=3)
    turns = Turns(take, at_once=1)
    turns.open()
    for chat in (1, 2, 3):
        turns.wake(Lane(chat))
    await work.done()
    await turns.drain(1)


async def test_draining_lets_a_turn_end_and_begins_none() -> None:
    work = Work(c1=5)
    turns = turns_of(work)
    work.gate.clear()
    turns.wake(Lane(1))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.05, work.gate.set)
    await turns.drain(5)
    assert work.taken == [1]
    stuck = Work(c1=1)
    turns = turns_of(stuck)
    stuck.gate.clear()
    turns.wake(Lane(1))
    await asyncio.sleep(0)
    await turns.drain(0.05)
    assert (stuck.running, stuck.taken) == (0, [])


def test_pauses_grow_while_something_is_away_and_not_by_many_who_try() -> None:
    outage = Outage(first=0.001, longest=30.0)
    assert not outage.remaining()
    first = outage.failed()
    assert 0 < first <= 0.001
    slow = Outage(first=10.0, longest=15.0)
    pauses = [slow.failed() for _ in range(50)]
    assert all(9 < pause <= 10 for pause in pauses)
    slow.worked()
    assert not slow.remaining()
