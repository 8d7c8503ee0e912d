"""Download a document into a folder, within bounds on bytes and time."""

import tempfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.request import getproxies_environment

import httpcore
import httpx

from index.ingest.fetching.addresses import AddressCheck, Resolve, is_public, resolve
from index.ingest.fetching.body import write_body
from index.ingest.fetching.bounds import BOUNDS, MANUAL_DOWNLOAD, Bounds
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.naming import charset_of, name_of
from index.ingest.fetching.transport import Deadline, Transport


@dataclass(frozen=True, slots=True)
class Download:
    """A downloaded document.

    `address` is the URL after redirects. `name` is a file name; its ending tells the format if the
    server or the URL tells it. `path` is the file, called `name`, or `name` with a number if that
    was taken. `charset` is the encoding the server states, in lower case; None if it states none.
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
    is_allowed: AddressCheck = is_public,
    resolve: Resolve = resolve,
) -> Download:
    """Download the document at `url` into `folder`, where it appears whole or not at all.

    The scheme must be http or https, and `is_allowed` must be true of every address of the host;
    the same holds for each redirect. `resolve` looks up host names. Everything ends within `bounds`
    except a look-up, whose time limit is the system's.

    Raises FetchError: the address is not permitted, does not answer, exceeds the bounds or does not
    give a document, or `folder` cannot be written.
    """
    deadline = Deadline(bounds.seconds)
    with httpx.Client(
        transport=Transport(resolve, is_allowed, deadline),
        trust_env=False,
        timeout=bounds.silence,
        headers={"User-Agent": "hoi-pho", "Accept-Encoding": "identity"},
    ) as client:
        try:
            with closing(_follow(client, _target(url), bounds)) as response:
                return _save(response, folder, bounds)
        except (httpcore.TimeoutException, httpcore.ConnectError) as error:
            raise FetchError(f"{url} {_why_unreachable(error, bounds, deadline)}") from error
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpx.HTTPError,
            httpx.InvalidURL,  # in a redirect
            UnicodeError,
            zlib.error,
        ) as error:
            raise FetchError(
                f"{url}: the download broke off or makes no sense ({error}): try again, or "
                f"{MANUAL_DOWNLOAD}"
            ) from error
        except OSError as error:
            raise FetchError(
                f"{url} cannot be written to {folder} ({error.strerror}): put that right, then "
                "try again"
            ) from error


def _target(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Parse `url` and check that it may be requested; a redirect is relative to `base`.

    Raises FetchError if it may not.
    """
    try:
        target = base.join(url) if base else httpx.URL(url.strip())
        has_host = bool(target.host)  # inside the try, since `host` can raise
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{url!r} is not an address ({error}): correct it") from error
    if target.scheme not in ("http", "https"):
        raise FetchError(f"{url!r} is not an http or https address: only those are fetched")
    if base and base.scheme == "https" and target.scheme == "http":
        raise FetchError(
            f"{base} redirects to an address without encryption, {target}: {MANUAL_DOWNLOAD}"
        )
    if target.userinfo:
        raise FetchError(f"the address of {target.raw_host.decode()} holds a user name: remove it")
    if not has_host or target.port not in (None, *range(1, 65536)):
        raise FetchError(f"{url!r} names no machine, or no possible port: correct it")
    return target.copy_with(fragment=None)


def _follow(client: httpx.Client, url: httpx.URL, bounds: Bounds) -> httpx.Response:
    """Request `url`, follow redirects and return the last response with its body unread."""
    for _ in range(bounds.redirects + 1):
        response = client.send(client.build_request("GET", url), stream=True)
        if len(response.headers.raw) > bounds.header_lines:
            raise FetchError(
                f"{url} sends more header lines than any honest server: {MANUAL_DOWNLOAD}"
            )
        if not response.has_redirect_location:
            _require_document(response)
            return response
        response.close()
        url = _target(response.headers["location"], url)
    raise FetchError(f"{url}: more than {bounds.redirects} redirects: {MANUAL_DOWNLOAD}")


def _require_document(response: httpx.Response) -> None:
    status, url = response.status_code, response.url
    if status in (404, 410):
        raise FetchError(f"{url}: there is nothing there (status {status}): correct the address")
    if status == 429 or status >= 500:
        raise FetchError(f"{url}: the server cannot now (status {status}): try again later")
    if status != 200:
        raise FetchError(f"{url}: the server does not give it (status {status}): {MANUAL_DOWNLOAD}")


def _save(response: httpx.Response, folder: Path, bounds: Bounds) -> Download:
    url = response.url
    name = name_of(url.path, response.headers)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            write_body(response, file, bounds)
            file.close()
            path = _free_path(folder, name)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return Download(path, str(url), name, charset_of(response.headers))


def _free_path(folder: Path, name: str) -> Path:
    path = folder / name
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _why_unreachable(error: Exception, bounds: Bounds, deadline: Deadline) -> str:
    if deadline.has_passed():
        return f"took more than {bounds.seconds:.0f} s: try again later, or {MANUAL_DOWNLOAD}"
    if getproxies_environment().keys() & {"http", "https", "all"}:
        return (
            f"cannot be reached ({error}); the proxy set in the environment is not used, since "
            f"what it connects to cannot be checked: {MANUAL_DOWNLOAD}"
        )
    if isinstance(error, httpcore.TimeoutException):
        return f"does not answer: try again later, or {MANUAL_DOWNLOAD}"
    return (
        f"cannot be reached ({error}): check the address and the connection, or {MANUAL_DOWNLOAD}"
    )
