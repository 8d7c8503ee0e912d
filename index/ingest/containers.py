"""Unpack what holds several files: a zipped folder, an e-mail with what is attached to it."""

import email
import email.policy
import html
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError

SUFFIXES = (".zip", ".eml")
"""The suffixes of what is unpacked, lower case."""

_BROKEN = "is a broken {what}: get another copy"
_FEWEST_WORDS = 20  # “please see what is attached” is no document


def unpack(path: Path, folder: Path) -> list[tuple[Path, str]]:
    """Write the files that `path` holds into `folder`, each into a folder of its own.

    Returns the path of each with its name in `path`. What is zipped again or attached as an e-mail
    stays packed. Raises ReadingError if `path` is broken, protected or beyond a bound.
    """
    if path.stat().st_size > limits.FILE_BYTES:
        raise ReadingError(f"is more than {limits.FILE_BYTES / 1e6:,.0f} MB; unpack it")
    held = _zipped(path) if path.suffix.lower() == ".zip" else _mailed(path)
    found = []
    for row, (name, data) in enumerate(held):
        # Only the last part of a name is used: another could lead out of the folder.
        own = folder / str(row) / (PurePosixPath(name.replace("\\", "/")).name or "file")
        own.parent.mkdir(parents=True)
        own.write_bytes(data)
        found.append((own, name))
    return found


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    left = limits.UNZIPPED_BYTES
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > limits.ZIP_ENTRIES:
                raise ReadingError(f"holds more than {limits.ZIP_ENTRIES:,} files; unpack it")
            for entry in entries:
                with archive.open(entry) as file:
                    data = file.read(left + 1)
                left -= len(data)
                if left < 0:
                    bound = limits.UNZIPPED_BYTES
                    raise ReadingError(f"unpacks to more than {bound:,} bytes; unpack it yourself")
                yield entry.filename, data
    except RuntimeError as error:  # zipfile's error for an encrypted entry
        raise ReadingError("is protected by a password; unpack it, then add the folder") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ReadingError(_BROKEN.format(what="zip file")) from error


def _mailed(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what an e-mail says, if it is long enough for a document, and what is attached."""
    try:
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if not isinstance(mail, EmailMessage) or not mail.keys():
            raise ReadingError("is no e-mail")
        subject = " ".join(str(mail["subject"] or "").split())
        if body := _body(mail):
            yield f"{path.stem}.html", f"<html><h1>{html.escape(subject)}</h1>{body}".encode()
        for row, part in enumerate(mail.iter_attachments()):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                yield part.get_filename() or f"attached-{row + 1}", data
    except (ValueError, LookupError, AttributeError, KeyError, TypeError) as error:
        raise ReadingError(_BROKEN.format(what="e-mail")) from error


def _body(mail: EmailMessage) -> str:
    """Return what a mail says as HTML; "" where it only goes with what is attached."""
    part = mail.get_body(("html", "plain"))
    text = str(part.get_content()) if part else ""
    if len(text.split()) < _FEWEST_WORDS:
        return ""
    if part and part.get_content_type() == "text/plain":
        return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return text
