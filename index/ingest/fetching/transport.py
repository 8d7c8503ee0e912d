"""The wire: connects only to addresses that passed the test, and never past the deadline.

The test sits where the connection is made: a name is looked up once and the connection goes to the
very addresses that were judged, so a name that changes its answer between test and use (DNS
rebinding) gains nothing. Host, SNI and the certificate's check stay on the name, which httpcore
takes from the URL. Proxies of the environment are not used: they look names up themselves, so
nothing could be promised.
"""

import time
from collections.abc import Iterable, Iterator
from ssl import SSLContext

import httpcore
import httpx

from index.ingest.fetching.addresses import Allowed, Resolve
from index.ingest.fetching.errors import FetchError

_Options = Iterable[httpcore.SOCKET_OPTION] | None


class Deadline:
    """A moment after which nothing is waited for any more."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def has_passed(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() >= self._end

    def within(self, timeout: float | None) -> float:
        """Return how many seconds the next step may take; raise ReadTimeout when none is left.

        A timeout a step is not enough: a server that sends a byte now and then never exceeds it.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        limit = self._deadline.within(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, limit), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """Makes connections, to allowed addresses only."""

    def __init__(self, resolve: Resolve, allowed: Allowed, deadline: Deadline) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._deadline = deadline
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _Options = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers; FetchError if any is barred."""
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in self._checked(host):
            limit = self._deadline.within(timeout)
            try:
                stream = self._system.connect_tcp(
                    address, port, limit, local_address, socket_options or ()
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as refused:
                failure = refused
            else:
                return _Stream(stream, self._deadline)
        raise failure or httpcore.ConnectError("the name has no address")

    def _checked(self, host: str) -> list[str]:
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError) as unknown:
            raise httpcore.ConnectError(f"the name {host} is not known") from unknown
        # One barred address condemns the name: an honest public site has none.
        for address in addresses:
            if not self._allowed(address):
                raise FetchError(
                    f"{host} is at {address}, which is not on the public internet: nothing is "
                    "fetched from there; add the document as a file instead"
                )
        return [str(address) for address in addresses]


class Transport(httpx.BaseTransport):
    """What httpx sends requests through: no proxies, no retries, checked addresses, a deadline."""

    def __init__(self, resolve: Resolve, allowed: Allowed, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=_Network(resolve, allowed, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; raises FetchError, or what httpcore raises, unchanged."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
