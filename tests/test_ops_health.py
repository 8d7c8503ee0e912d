import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from ops import health, ports
from tests.loopback import LoopbackServer, Request, Response

OK = {"status": "ok"}


def saying(body: Any, status: int = 200) -> Callable[[Request], Awaitable[Response]]:
    async def handle(_: Request) -> Response:
        return Response(body, status)

    return handle


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [(OK, 200, True), ({"status": "busy"}, 200, False), (OK, 503, False), ([], 200, False)],
)
async def test_health(body: Any, status: int, expected: bool) -> None:
    async with LoopbackServer(saying(body, status)) as server:
        assert await asyncio.to_thread(health.is_healthy, server.url) is expected


def test_nobody_there() -> None:
    nowhere = f"http://127.0.0.1:{ports.find_free()}"
    assert not health.is_healthy(nowhere)
