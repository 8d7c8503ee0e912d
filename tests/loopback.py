"""A small real HTTP server on loopback, for stand-ins of what lies across the network."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import h11


@dataclass(frozen=True)
class Request:
    """What a client asked; `params` are the form fields or the JSON object of the body."""

    method: str
    path: str
    params: dict[str, Any]


@dataclass(frozen=True)
class Response:
    """What it gets; a `body` of bytes is sent as it is, anything else as JSON."""

    body: Any
    status: int = 200


Handler = Callable[[Request], Awaitable[Response]]


class LoopbackServer:
    """Serves `handler` at `url` for as long as the `async with` block runs."""

    def __init__(self, handler: Handler, port: int = 0) -> None:
        self._handler = handler
        self._port = port
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        assert self._server is not None, "the server is not running"
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._converse(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            connection = h11.Connection(h11.SERVER)
            while request := await _read_request(connection, reader):
                response = await _unless_gone(self._handler(request), reader)
                if response is None:
                    return
                writer.write(_encode(connection, response))
                await writer.drain()
                if connection.our_state is h11.MUST_CLOSE:
                    return
                connection.start_next_cycle()
        except (ConnectionError, h11.RemoteProtocolError):
            pass  # the client left
        finally:
            writer.close()


async def _read_request(connection: h11.Connection, reader: asyncio.StreamReader) -> Request | None:
    head: h11.Request | None = None
    body = b""
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(65536))
        elif isinstance(event, h11.Request):
            head = event
        elif isinstance(event, h11.Data):
            body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage):
            assert head is not None
            return Request(
                head.method.decode(), urlsplit(head.target.decode()).path, _params(head, body)
            )
        else:
            return None


def _params(head: h11.Request, body: bytes) -> dict[str, Any]:
    if dict(head.headers).get(b"content-type", b"").startswith(b"application/json"):
        params: dict[str, Any] = json.loads(body)
        return params
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


async def _unless_gone(
    answering: Awaitable[Response], reader: asyncio.StreamReader
) -> Response | None:
    """Await the response, but give up as soon as the client hangs up."""
    answer = asyncio.ensure_future(answering)
    hang_up = asyncio.ensure_future(reader.read(1))
    try:
        await asyncio.wait({answer, hang_up}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else None
    finally:
        for task in (answer, hang_up):
            task.cancel()
        await asyncio.wait({answer, hang_up})


def _encode(connection: h11.Connection, response: Response) -> bytes:
    body = response.body
    if not isinstance(body, bytes):
        body = json.dumps(body, ensure_ascii=False).encode()
    head = h11.Response(
        status_code=response.status,
        headers=[("content-type", "application/json"), ("content-length", str(len(body)))],
    )
    events: list[h11.Event] = [head, h11.Data(data=body), h11.EndOfMessage()]
    return b"".join(connection.send(event) or b"" for event in events)
