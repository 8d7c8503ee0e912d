import asyncio

import pytest

from door.triage import Triage


async def settled() -> None:
    for _ in range(100):
        await asyncio.sleep(0)


async def test_the_shortest_is_read_first() -> None:
    read: list[str] = []

    def note(text: str) -> int:
        read.append(text)
        return len(text)

    triage = Triage(note)
    sizes = await asyncio.gather(*map(triage.read, ["long" * 9, "middle", "long" * 8, "cry"]))
    assert read == ["cry", "middle", "long" * 8, "long" * 9]
    assert sizes == [36, 6, 32, 3]


async def test_who_comes_while_others_wait_is_let_in() -> None:
    read: list[str] = []
    late: list[asyncio.Task[None]] = []

    def note(text: str) -> None:
        read.append(text)
        if len(read) == 1:
            late.append(asyncio.create_task(triage.read("cry")))

    triage = Triage(note)
    await asyncio.gather(*(triage.read("long" * number) for number in range(1, 9)))
    assert read.index("cry") <= 2
    await late[0]


async def test_an_error_is_of_the_one_who_asked() -> None:
    def fail(text: str) -> str:
        if text == "bad":
            raise ValueError(text)
        return text

    triage = Triage(fail)
    bad, good = await asyncio.gather(
        triage.read("bad"), triage.read("good"), return_exceptions=True
    )
    assert isinstance(bad, ValueError)
    assert good == "good"


async def test_who_left_is_not_read() -> None:
    read: list[str] = []
    triage = Triage(read.append)
    waiting = [asyncio.create_task(triage.read(text)) for text in ("a", "bb", "ccc")]
    waiting[2].cancel()
    await settled()
    with pytest.raises(asyncio.CancelledError):
        await waiting[2]
    assert read == ["a", "bb"]
