"""An address on the web → a file in a folder of ours, within bounds on bytes and time."""

import tempfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.request import getproxies_environment

import httpcore
import httpx

from index.ingest.fetching.addresses import Allowed, Resolve, is_public, resolve
from index.ingest.fetching.body import write_body
from index.ingest.fetching.bounds import BOUNDS, BY_HAND, Bounds
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.naming import charset_of, name_of
from index.ingest.fetching.transport import Deadline, Transport


@dataclass(frozen=True, slots=True)
class Fetched:
    """A downloaded document.

    `address` is where it came from in the end, after redirects. `name` is a file name whose ending
    tells the form wherever anything told it; `path` ends in it, or in a numbered one. `charset` is
    the encoding the server says, in lower case, if it says one.
    """

    path: Path
    address: str
    name: str
    charset: str | None = None


def fetch(
    url: str,
    folder: Path,
    *,
    bounds: Bounds = BOUNDS,
    allowed: Allowed = is_public,
    resolve: Resolve = resolve,
) -> Fetched:
    """Download the document at `url` into `folder`, where it appears whole or not at all.

    Only http and https, and only machines whose every address is `allowed`; `resolve` looks names
    up. Each redirect is judged like the first address. Looking a name up takes what time the system
    gives it; all else ends within `bounds`. Raises FetchError.
    """
    deadline = Deadline(bounds.seconds)
    with httpx.Client(
        transport=Transport(resolve, allowed, deadline),
        trust_env=False,
        timeout=bounds.silence,
        headers={"User-Agent": "hoi-pho", "Accept-Encoding": "identity"},
    ) as client:
        try:
            with closing(_final(client, _judged(url), bounds)) as response:
                return _save(response, folder, bounds)
        except (httpcore.TimeoutException, httpcore.ConnectError) as failed:
            raise FetchError(f"{url} {_unreached(failed, bounds, deadline)}") from failed
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpx.HTTPError,
            httpx.InvalidURL,  # in a redirect
            UnicodeError,
            zlib.error,
        ) as failed:
            raise FetchError(
                f"{url}: the download broke off or makes no sense ({failed}): try again, or "
                f"{BY_HAND}"
            ) from failed
        except OSError as failed:
            raise FetchError(
                f"{url} cannot be written to {folder} ({failed.strerror}): put that right, then "
                "try again"
            ) from failed


def _judged(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Read `url`, which may be relative to `base`; raise FetchError unless it may be asked for."""
    try:
        judged = base.join(url) if base else httpx.URL(url.strip())
        named = bool(judged.host)  # read here, since reading it can fail
    except (httpx.InvalidURL, UnicodeError, ValueError) as malformed:
        raise FetchError(f"{url!r} is not an address ({malformed}): correct it") from malformed
    if judged.scheme not in ("http", "https"):
        raise FetchError(f"{url!r} is not an http or https address: only those are fetched")
    if base and base.scheme == "https" and judged.scheme == "http":
        raise FetchError(f"{base} redirects to an address without encryption, {judged}: {BY_HAND}")
    if judged.userinfo:
        raise FetchError(f"the address of {judged.raw_host.decode()} holds a user name: remove it")
    if not named or judged.port not in (None, *range(1, 65536)):
        raise FetchError(f"{url!r} names no machine, or no possible port: correct it")
    return judged.copy_with(fragment=None)


def _final(client: httpx.Client, url: httpx.URL, bounds: Bounds) -> httpx.Response:
    """Follow redirects to a document; its body is still to be read."""
    for _ in range(bounds.redirects + 1):
        response = client.send(client.build_request("GET", url), stream=True)
        if len(response.headers.raw) > bounds.header_lines:
            raise FetchError(f"{url} sends more header lines than any honest server: {BY_HAND}")
        if not response.has_redirect_location:
            _require_document(response)
            return response
        response.close()
        url = _judged(response.headers["location"], url)
    raise FetchError(f"{url}: more than {bounds.redirects} redirects: {BY_HAND}")


def _require_document(response: httpx.Response) -> None:
    status, url = response.status_code, response.url
    if status in (404, 410):
        raise FetchError(f"{url}: there is nothing there (status {status}): correct the address")
    if status == 429 or status >= 500:
        raise FetchError(f"{url}: the server cannot now (status {status}): try again later")
    if status != 200:
        raise FetchError(f"{url}: the server does not give it (status {status}): {BY_HAND}")


def _save(response: httpx.Response, folder: Path, bounds: Bounds) -> Fetched:
    url = response.url
    name = name_of(url.path, response.headers)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            write_body(response, file, bounds)
            file.close()
            path = _free(folder, name)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return Fetched(path, str(url), name, charset_of(response.headers))


def _free(folder: Path, name: str) -> Path:
    path = folder / name
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _unreached(failed: Exception, bounds: Bounds, deadline: Deadline) -> str:
    if deadline.has_passed():
        return f"took more than {bounds.seconds:.0f} s: try again later, or {BY_HAND}"
    if getproxies_environment().keys() & {"http", "https", "all"}:
        return (
            f"cannot be reached ({failed}); the proxy set in the environment is not used, since "
            f"what it connects to cannot be checked: {BY_HAND}"
        )
    if isinstance(failed, httpcore.TimeoutException):
        return f"does not answer: try again later, or {BY_HAND}"
    return f"cannot be reached ({failed}): check the address and the connection, or {BY_HAND}"
