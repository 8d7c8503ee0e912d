"""Write the body of a response to a file, decompressed, within a bound on its size."""

import zlib
from collections.abc import Iterator
from typing import IO

import httpx

from index.ingest.fetching.bounds import MANUAL_DOWNLOAD, Bounds
from index.ingest.fetching.errors import FetchError

_PIECE = 1 << 20  # bytes decompressed at a time


def write_body(response: httpx.Response, file: IO[bytes], bounds: Bounds) -> None:
    """Write the decoded body of `response` to `file`.

    Raises FetchError if it is empty, larger than `bounds.size` or in an unknown encoding,
    zlib.error if it is damaged.
    """
    declared = response.headers.get("content-length", "")
    size = int(declared) if declared.isdecimal() else 0
    if size <= bounds.size:
        size = 0
        for piece in _decoded(response):
            size += len(piece)
            if size > bounds.size:
                break
            file.write(piece)
    if size > bounds.size:
        raise FetchError(
            f"{response.url} is larger than {bounds.size / 1e6:.0f} MB: split the document and "
            "add its parts"
        )
    if not size:
        raise FetchError(f"{response.url} gives an empty document: {MANUAL_DOWNLOAD}")


def _decoded(response: httpx.Response) -> Iterator[bytes]:
    """Yield the body in pieces, decoded from its Content-Encoding.

    We request none, but some servers send gzip anyway. httpx would decode any number of nested
    encodings, each of which may expand the data a thousandfold, before we could count the bytes.
    """
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from response.iter_raw()
    elif encoding in ("gzip", "x-gzip"):
        yield from _unzipped(response.iter_raw())
    else:
        raise FetchError(
            f"{response.url} comes in an unknown encoding, {encoding}: {MANUAL_DOWNLOAD}"
        )


def _unzipped(compressed: Iterator[bytes]) -> Iterator[bytes]:
    gzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    for piece in compressed:
        while piece and not gzip.eof:
            yield gzip.decompress(piece, _PIECE)
            piece = gzip.unconsumed_tail
        if gzip.unused_data or (gzip.eof and piece):
            raise zlib.error("something follows its compressed form")
    if not gzip.eof:
        raise zlib.error("its compressed form ends too early")
