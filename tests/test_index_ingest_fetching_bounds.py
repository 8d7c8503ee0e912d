"""No server can make us take more bytes or time than we allow, or leave half a document behind."""

import gzip
import os
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.ingest.fetching.bounds import Bounds
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.fetch import fetch
from tests.web import Talk, Web, anywhere, page, redirect

SMALL = Bounds(size=1_000_000)


def refused(answer: bytes | Talk, folder: Path, bounds: Bounds = SMALL) -> str:
    """Return why `answer` is no document; it must not be, and leave nothing behind."""
    with Web({"/luat.txt": answer}) as web, pytest.raises(FetchError) as failed:
        fetch(web.url("/luat.txt"), folder, bounds=bounds, is_allowed=anywhere)
    assert list(folder.glob("*")) == [], "a part is left"
    return str(failed.value)


def endless(head: bytes, piece: bytes) -> Talk:
    """Talk until the client hangs up."""

    def talk(out: Any) -> None:
        out.write(head)
        while True:
            out.write(piece)

    return talk


def test_a_document_of_the_greatest_size_is_taken_and_one_byte_more_is_not(tmp_path: Path) -> None:
    with Web({"/": page(b"a" * SMALL.size)}) as web:
        fetched = fetch(web.url(), tmp_path / "new", bounds=SMALL, is_allowed=anywhere)
    assert fetched.path.stat().st_size == SMALL.size
    assert "larger than 1 MB" in refused(page(b"a" * (SMALL.size + 1)), tmp_path / "other")


def test_a_declared_size_over_the_bound_is_refused_before_its_body(tmp_path: Path) -> None:
    said = page(Content_Length=str(10**12))
    assert "larger than 1 MB" in refused(said, tmp_path)


@pytest.mark.parametrize(
    "head",
    [
        page(Content_Length=""),
        page(Content_Length="", Content_Encoding="gzip"),
    ],
)
def test_an_endless_body_ends(tmp_path: Path, head: bytes) -> None:
    packed = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    start = packed.compress(os.urandom(10_000)) + packed.flush(zlib.Z_SYNC_FLUSH)
    more = packed.compress(b"\0" * 1_000_000) + packed.flush(zlib.Z_SYNC_FLUSH)
    assert "larger than 1 MB" in refused(endless(head + start, more), tmp_path)


def test_a_compressed_bomb_is_not_unfolded_in_memory(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)  # what one piece from the network can unfold to
    assert len(bomb) < 65_536
    tracemalloc.start()
    try:
        why = refused(page(bomb, Content_Encoding="gzip"), tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than 1 MB" in why
    assert peak < 10_000_000


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd", "x", "gzip,"])
def test_encodings_that_cannot_be_bounded_are_refused(tmp_path: Path, encoding: str) -> None:
    twice = gzip.compress(gzip.compress(b"luat"))
    assert "unknown encoding" in refused(page(twice, Content_Encoding=encoding), tmp_path)


def gzipped(body: bytes) -> bytes:
    return page(body, Content_Encoding="gzip")


WHOLE = gzip.compress(b"luat" * 1000)


@pytest.mark.parametrize(
    "answer",
    [
        page(b"half", Content_Length="8"),
        page(Content_Length="", Transfer_Encoding="chunked") + b"4\r\nhalf\r\n",
        page(Content_Length="", Transfer_Encoding="chunked") + b"zz\r\nhalf\r\n",
        gzipped(WHOLE[:-1]),
        gzipped(WHOLE[: len(WHOLE) // 2]),
        gzipped(WHOLE + b"more"),
        gzipped(b"luat"),
        b"",
        b"luat\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\n" + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nluat5",
        b"HTTP/1.1 200 OK\r\nA: " + b"a" * 200_000 + b"\r\n\r\n",
        os.urandom(1000) + b"\r\n\r\n",
    ],
)
def test_what_breaks_off_or_is_malformed_is_an_error(tmp_path: Path, answer: bytes) -> None:
    assert "broke off or makes no sense" in refused(answer, tmp_path)


def test_endless_headers_end(tmp_path: Path) -> None:
    assert "makes no sense" in refused(endless(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"), tmp_path)


def test_more_header_lines_than_allowed_are_refused(tmp_path: Path) -> None:
    many = page(b"luat", **{f"A{number}": "b" for number in range(SMALL.header_lines)})
    assert "header lines" in refused(many, tmp_path)


def test_an_empty_document_is_an_error(tmp_path: Path) -> None:
    assert "empty document" in refused(page(), tmp_path)
    assert "empty document" in refused(gzipped(gzip.compress(b"")), tmp_path)


@pytest.fixture
def over() -> Iterator[threading.Event]:
    """Set when the test is over, so that servers stop waiting."""
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\n", page(Content_Length="100"), b"HTTP/1.1 100 Continue\r\n"]
)
def test_a_silent_server_is_given_up(tmp_path: Path, head: bytes, over: threading.Event) -> None:
    def talk(out: Any) -> None:
        out.write(head)
        over.wait()

    assert "does not answer" in refused(talk, tmp_path, Bounds(silence=0.2))


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nA: ", b"a"),
        (page(Content_Length="1000000"), b"a"),
        (page(Content_Length="", Transfer_Encoding="chunked"), b"1\r\na\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_is_given_up_in_the_end(
    tmp_path: Path, head: bytes, drop: bytes, over: threading.Event
) -> None:
    def talk(out: Any) -> None:
        out.write(head)
        while not over.wait(0.02):
            out.write(drop)

    # It never keeps silent for long: only the time in all ends it.
    assert "took more than" in refused(talk, tmp_path, Bounds(seconds=0.5, silence=60))


def test_silence_counts_too(tmp_path: Path, over: threading.Event) -> None:
    def talk(out: Any) -> None:
        over.wait()

    assert "took more than" in refused(talk, tmp_path, Bounds(seconds=0.2, silence=3600))


def test_the_time_counts_over_all_redirects(tmp_path: Path, over: threading.Event) -> None:
    def talk(out: Any) -> None:
        over.wait(0.3)
        out.write(redirect("/luat.txt"))

    assert "took more than" in refused(talk, tmp_path, Bounds(seconds=0.5, silence=60))
