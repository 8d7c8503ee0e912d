"""A small real web server on loopback that says whatever a test wants, however malformed."""

import socketserver
import ssl
import threading
from collections.abc import Callable
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Self

from index.ingest.fetching.addresses import Address

Talk = Callable[[Any], None]
"""Speaks through a binary file, by `write`, in place of a page."""


def page(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Return a whole response; header names are written with `_` for `-`."""
    lines = {"Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str) -> bytes:
    return page(status="302 Found", Location=to)


def to_loopback(host: str) -> list[Address]:
    """Look up as if every name were this machine's."""
    assert host
    return [ip_address("127.0.0.1")]


def anywhere(address: Address) -> bool:
    """Allow every address, loopback too, where the server of these tests is."""
    return bool(address)


class Web:
    """Serves `pages` by path on loopback as long as the `with` block runs.

    `connections` counts those made to it; `heads` are the heads of the requests.
    """

    def __init__(
        self,
        pages: dict[str, bytes | Talk],
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.pages = pages
        self.connections = 0
        self.heads: list[str] = []
        web = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    line = self.rfile.readline()
                    if not line:
                        return
                    head += line
                web.heads.append(head.decode())
                answer = web.pages.get(head.split()[1].decode(), page(status="404 Not Found"))
                try:
                    if isinstance(answer, bytes):
                        self.wfile.write(answer)
                    else:
                        answer(self.wfile)
                except OSError:
                    pass  # the client has heard enough

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def get_request(self) -> tuple[Any, Any]:
                connection, client = super().get_request()
                web.connections += 1
                if tls is not None:
                    connection = tls.wrap_socket(connection, server_side=True)
                return connection, client

        self._server = Server((host, port), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
