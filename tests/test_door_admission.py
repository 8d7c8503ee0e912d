import asyncio
from collections.abc import Awaitable, Callable

import pytest

from door.admission import Admission, BusyError, TooManyError

FOR_LONG = 3600.0


class Questions:
    """Messages that take until they are `let_go`, and the order in which their turns came."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._go = asyncio.Event()
        self.begun: list[str] = []

    def ask(self, sender: str, name: str = "") -> asyncio.Task[None]:
        return asyncio.create_task(self._ask(sender, name or sender))

    async def _ask(self, sender: str, name: str) -> None:
        async with self._admission.turn(sender):
            self.begun.append(name)
            await self._go.wait()

    def let_go(self) -> None:
        self._go.set()


async def settled() -> None:
    """Let every task run until it waits."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_so_many_at_a_time_and_the_rest_wait_their_turn() -> None:
    admission = Admission(max_active=2, max_waiting=2, timeout=FOR_LONG)
    questions = Questions(admission)
    tasks = [questions.ask(sender) for sender in "abcd"]
    await settled()
    assert questions.begun == ["a", "b"]
    assert (admission.under_way, admission.waiting) == (2, 2)
    questions.let_go()
    await asyncio.gather(*tasks)
    assert questions.begun == ["a", "b", "c", "d"]
    assert (admission.under_way, admission.waiting) == (0, 0)


async def test_beyond_the_queue_it_is_busy() -> None:
    questions = Questions(Admission(max_active=1, max_waiting=1, timeout=FOR_LONG))
    tasks = [questions.ask(sender) for sender in "abc"]
    await settled()
    with pytest.raises(BusyError):
        await tasks[2]
    questions.let_go()
    await asyncio.gather(*tasks[:2])


async def test_one_senders_messages_come_in_order_and_hold_up_nobody_else() -> None:
    questions = Questions(Admission(max_active=2, max_waiting=8, timeout=FOR_LONG))
    tasks = [questions.ask("a", f"a{number}") for number in range(4)]
    tasks.append(questions.ask("b"))
    await settled()
    assert questions.begun == ["a0", "b"]
    questions.let_go()
    await asyncio.gather(*tasks)
    assert questions.begun == ["a0", "b", "a1", "a2", "a3"]


async def test_one_sender_may_have_so_many_waiting() -> None:
    questions = Questions(
        Admission(max_active=2, max_waiting=64, max_waiting_per_sender=2, timeout=FOR_LONG)
    )
    tasks = [questions.ask("a") for _ in range(4)]
    await settled()
    with pytest.raises(TooManyError):
        await tasks[3]
    questions.let_go()
    await asyncio.gather(*tasks[:3])


@pytest.mark.parametrize("others", ["ab", "aa"], ids=["the queue", "one's own message"])
async def test_nobody_waits_longer_than_the_timeout(others: str) -> None:
    admission = Admission(max_active=1, max_waiting=64, timeout=0.01)
    questions = Questions(admission)
    first = questions.ask(others[0])
    await settled()
    with pytest.raises(BusyError):
        await questions.ask(others[1])
    assert admission.waiting == 0
    questions.let_go()
    await first


async def failing(admission: Admission) -> None:
    async with admission.turn("a"):
        raise ValueError


async def given_up(admission: Admission) -> None:
    task = Questions(admission).ask("a")
    await settled()
    task.cancel()
    await task


@pytest.mark.parametrize("ends", [failing, given_up])
async def test_however_a_turn_ends_the_next_one_comes(
    ends: Callable[[Admission], Awaitable[None]],
) -> None:
    admission = Admission(max_active=1, max_waiting=0, max_waiting_per_sender=0, timeout=FOR_LONG)
    for _ in range(3):
        with pytest.raises((ValueError, asyncio.CancelledError)):
            await ends(admission)
        assert (admission.under_way, admission.waiting) == (0, 0)
