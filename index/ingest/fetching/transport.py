"""The HTTP transport: connects only to allowed addresses and stops at a deadline.

The check is made when connecting: a name is looked up once, and the connection goes to one of the
addresses that were checked. So a name that resolves differently the second time (DNS rebinding)
gains nothing. The Host header, SNI and the certificate check use the name, which httpcore takes
from the URL. Proxies from the environment are not used: they look up names themselves, so their
target cannot be checked.
"""

import time
from collections.abc import Iterable, Iterator
from ssl import SSLContext

import httpcore
import httpx

from index.ingest.fetching.addresses import AddressCheck, Resolve
from index.ingest.fetching.errors import FetchError

_Options = Iterable[httpcore.SOCKET_OPTION] | None


class Deadline:
    """The time at which a download must end, however far it is."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def has_passed(self) -> bool:
        """Return whether the deadline has passed."""
        return time.monotonic() >= self._end

    def limit(self, timeout: float | None) -> float:
        """Return the seconds that the next step may take: at most `timeout` and the time left.

        A timeout for each step is not enough: a server that sends a byte now and then never
        exceeds it. Raises ReadTimeout when no time is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    """A connection on which every step ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        limit = self._deadline.limit(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, limit), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """Makes connections to allowed addresses only."""

    def __init__(self, resolve: Resolve, is_allowed: AddressCheck, deadline: Deadline) -> None:
        self._resolve = resolve
        self._is_allowed = is_allowed
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
        """Connect to the first address of `host` that answers.

        Raises FetchError if any of its addresses is not allowed, the last error of httpcore if none
        answers.
        """
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in self._allowed_addresses(host):
            limit = self._deadline.limit(timeout)
            try:
                stream = self._system.connect_tcp(
                    address, port, limit, local_address, socket_options or ()
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure or httpcore.ConnectError("the name has no address")

    def _allowed_addresses(self, host: str) -> list[str]:
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        # One private address is enough to reject the name: an honest public site has none.
        for address in addresses:
            if not self._is_allowed(address):
                raise FetchError(
                    f"{host} is at {address}, which is not on the public internet: nothing is "
                    "fetched from there; add the document as a file instead"
                )
        return [str(address) for address in addresses]


class Transport(httpx.BaseTransport):
    """An httpx transport with checked addresses and a deadline, without proxies or retries."""

    def __init__(self, resolve: Resolve, is_allowed: AddressCheck, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=_Network(resolve, is_allowed, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` and return the response, its body unread.

        Raises FetchError for an address that is not allowed, else the errors of httpcore.
        """
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
