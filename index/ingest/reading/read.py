"""A file → RawText: what it holds decides what it is, then its name."""

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.html import read_html
from index.ingest.reading.markdown import read_markdown
from index.ingest.reading.pdf import read_pdf
from index.ingest.reading.plain_text import read_plain
from index.ingest.reading.raw_text import Format, RawText
from index.ingest.reading.word import read_doc, read_docx
from index.text.combining_marks import compose

_FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".doc": "doc",
}
SUFFIXES = tuple(_FORMATS)
"""The endings of the names of files that can be read, in small letters."""

_READERS: dict[Format, Callable[[bytes, str], RawText]] = {
    "txt": read_plain,
    "md": read_markdown,
    "pdf": read_pdf,
    "docx": read_docx,
    "doc": read_doc,
}
_CALLED: dict[Format, str] = {
    "txt": "plain text",
    "md": "Markdown",
    "html": "HTML",
    "pdf": "a PDF",
    "docx": "a .docx",
    "doc": "a .doc",
}
_HEAD = 4096
_BEGINNINGS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"PK\x05\x06", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "doc"),
)
# Markdown may hold HTML tags; only what a page as a whole begins with makes a file HTML.
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BEFORE_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_NAME_SHOWN = 80


def read(path: Path, address: str | None = None) -> RawText:
    """Return what the file at `path` says; `address` is where on the web it came from.

    Raises ReadingError, which names the file, when it cannot be read. Does not bound time or
    memory beyond the file's size: see `index.ingest.reading.sandbox` for files of strangers.
    """
    try:
        data = _contents(path)
        found = _format(data, path.suffix.lower())
        raw = _read_as(found, data, path.name, address)
        if len(raw.text) > limits.TEXT_CHARACTERS:
            raise ReadingError(
                f"holds more than {limits.TEXT_CHARACTERS:,} characters; split it into documents"
            )
    except ReadingError as error:
        reason = str(error).removeprefix(f"{path.name}: ")
        raise ReadingError(f"{shown(path.name)}: {reason}") from error
    except RecursionError as error:
        raise ReadingError(f"{shown(path.name)}: is nested too deeply to be read") from error
    notes = raw.notes
    if _FORMATS.get(path.suffix.lower(), found) != found:
        notes = (f"named {path.suffix}, is {_CALLED[found]}", *notes)
    return replace(raw, text=compose(raw.text), name=path.name, address=address, notes=notes)


def shown(name: str) -> str:
    """Return a file's name fit for one line of a message."""
    line = "".join(char if char.isprintable() else "�" for char in name)
    return line if len(line) <= _NAME_SHOWN else f"{line[: _NAME_SHOWN - 1]}…"


def _contents(path: Path) -> bytes:
    try:
        # Opening a pipe would wait for its writer for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadingError(f"cannot be opened: {reason}") from error
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        os.close(handle)
        raise ReadingError("is a folder; give its files")
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError("is a device or a pipe, not a file")
        if status.st_size > limits.FILE_BYTES:
            raise ReadingError(
                f"is {status.st_size / 1e6:,.0f} MB, more than {limits.FILE_BYTES / 1e6:,.0f}"
            )
        data = file.read(limits.FILE_BYTES)
    if not data.strip(b"\0 \t\r\n\f"):
        raise ReadingError("is empty")
    return data


def _format(data: bytes, suffix: str) -> Format:
    head = data[:_HEAD]
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    # Some servers put blank lines or a header before the PDF; its readers allow 1 KB of it.
    if b"%PDF-" in head[:1024] and b"%%EOF" in data[-2048:]:
        return "pdf"
    start = _BEFORE_PAGE.match(head)
    if start is not None and _PAGE.match(head, start.end()):
        return "html"
    named = _FORMATS.get(suffix)
    return named if named in ("md", "html") else "txt"


def _read_as(found: Format, data: bytes, name: str, address: str | None) -> RawText:
    if found == "html":
        return read_html(data, name, address)
    try:
        return _READERS[found](data, name)
    except ReadingError as error:
        if found == "txt" and Path(name).suffix.lower() != ".txt":
            raise ReadingError(
                f"is none of the files that can be read: {', '.join(SUFFIXES)}"
            ) from error
        raise
