"""Read a file: find its format by content, then by name, and call the format's reader."""

import io
import os
import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.html import read_html
from index.ingest.reading.markdown import read_markdown
from index.ingest.reading.pdf import read_pdf
from index.ingest.reading.picture import read_picture_file
from index.ingest.reading.plain_text import read_plain
from index.ingest.reading.raw_text import Format, RawText
from index.ingest.reading.slides import read_pptx
from index.ingest.reading.spreadsheet import read_csv, read_xlsx
from index.ingest.reading.symbols import with_signs
from index.ingest.reading.word import read_doc, read_docx, read_odt
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
    ".rtf": "doc",
    ".odt": "odt",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".pptx": "pptx",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".bmp": "picture",
    ".webp": "picture",
}
SUFFIXES = tuple(_FORMATS)
"""The suffixes of readable files, lower case."""

_READERS: dict[Format, Callable[[bytes, str], RawText]] = {
    "txt": read_plain,
    "md": read_markdown,
    "pdf": read_pdf,
    "docx": read_docx,
    "doc": read_doc,
    "odt": read_odt,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "pptx": read_pptx,
    "picture": read_picture_file,
}
_FORMAT_NAMES: dict[Format, str] = {
    "txt": "plain text",
    "md": "Markdown",
    "html": "HTML",
    "pdf": "a PDF",
    "docx": "a .docx",
    "doc": "a .doc",
    "odt": "a .odt",
    "xlsx": "a .xlsx",
    "csv": "a .csv",
    "pptx": "a .pptx",
    "picture": "a picture",
}
_READABLE = f"what can be read is {', '.join(SUFFIXES)}"
_HEAD_BYTES = 4096
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"GIF8", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "doc"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What a part of a zip, or the beginning of its path, shows it to be.
_ZIPPED: tuple[tuple[str, Format], ...] = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
# Markdown may contain HTML tags: only the tags that begin a page make a file HTML.
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BEFORE_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_MAX_NAME = 80  # characters of a file's name in a message


def read(path: Path, address: str | None = None) -> RawText:
    """Return the text of the file at `path`; `address` is its URL if it was fetched.

    Raises ReadingError, with the file's name, if it cannot be read. Bounds the size of the file
    and of its text, but not time and memory: `index.ingest.reading.sandbox` does.
    """
    try:
        data = _contents(path)
        format_ = _format(data, path.suffix.lower())
        raw = _read_as(format_, data, path.name, address)
        if len(raw.text) > limits.TEXT_CHARACTERS:
            raise ReadingError(
                f"holds more than {limits.TEXT_CHARACTERS:,} characters; split it into documents"
            )
    except ReadingError as error:
        reason = str(error).removeprefix(f"{path.name}: ")
        raise ReadingError(f"{printable_name(path.name)}: {reason}") from error
    except RecursionError as error:
        raise ReadingError(
            f"{printable_name(path.name)}: is nested too deeply to be read"
        ) from error
    notes = raw.notes
    if _FORMATS.get(path.suffix.lower(), format_) != format_:
        notes = (f"named {path.suffix}, is {_FORMAT_NAMES[format_]}", *notes)
    text = compose(with_signs(raw.text))
    return replace(raw, text=text, name=path.name, address=address, notes=notes)


def printable_name(name: str) -> str:
    """Return a file's name for a message: printable, on one line, at most 80 characters."""
    line = "".join(char if char.isprintable() else "�" for char in name)
    return line if len(line) <= _MAX_NAME else f"{line[: _MAX_NAME - 1]}…"


def _contents(path: Path) -> bytes:
    try:
        # Without O_NONBLOCK, opening a pipe waits until somebody writes to it.
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
    head = data[:_HEAD_BYTES]
    for signature, format_ in _SIGNATURES:
        if head.startswith(signature):
            return format_
    if head.startswith(_ZIP):
        return _zipped(data)
    if suffix in (".bmp", ".webp") and head.startswith((b"BM", b"RIFF")):
        return "picture"
    # Some servers put blank lines or a header before a PDF; PDF readers allow 1 KB of it.
    if b"%PDF-" in head[:1024] and b"%%EOF" in data[-2048:]:
        return "pdf"
    start = _BEFORE_PAGE.match(head)
    if start is not None and _PAGE.match(head, start.end()):
        return "html"
    by_name = _FORMATS.get(suffix)
    return by_name if by_name in ("md", "html", "csv") else "txt"


def _zipped(data: bytes) -> Format:
    """Return what kind of document a zip is. Raises ReadingError for none that can be read."""
    if _OPEN_TEXT in data[:_HEAD_BYTES]:
        return "odt"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return "docx"  # its reader says what is wrong with it
    for beginning, format_ in _ZIPPED:
        if any(name.startswith(beginning) for name in names):
            return format_
    if "META-INF/container.xml" in names:
        raise ReadingError(f"is an e-book; {_READABLE}")
    raise ReadingError(f"is a zip file, but no document; {_READABLE}")


def _read_as(format_: Format, data: bytes, name: str, address: str | None) -> RawText:
    if format_ == "html":
        return read_html(data, name, address)
    try:
        return _READERS[format_](data, name)
    except ReadingError as error:
        if format_ == "txt" and Path(name).suffix.lower() != ".txt":
            raise ReadingError(f"is none of the files that can be read; {_READABLE}") from error
        raise
