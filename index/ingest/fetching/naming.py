"""Name a downloaded document, with a file ending that tells its format."""

import re
import unicodedata
from collections.abc import Mapping
from email.message import Message
from pathlib import PurePosixPath

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc")
_BY_TYPE = {
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
}
_PLAIN_TEXT = "text/plain"  # servers also send it for Markdown and for unknown formats
_MAX_LENGTH = 150  # bytes of UTF-8; file systems take 255
_DEFAULT_NAME = "document"


def name_of(path: str, headers: Mapping[str, str]) -> str:
    """Return a file name without a folder for the document at the decoded URL path `path`.

    Its ending is that of the Content-Disposition file name, else that of the content type, else
    that of the path, each if it is one of ENDINGS; else the name keeps what ending it has. The
    path comes later because `download.aspx` and `van-ban.pdf` are often web pages; `text/plain`
    comes last.
    """
    attachment = _safe_name(_attachment_name(headers))
    if _ending(attachment):
        return attachment
    name = attachment or _safe_name(path) or _DEFAULT_NAME
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = _BY_TYPE.get(media) or _ending(name) or (".txt" if media == _PLAIN_TEXT else "")
    if not ending or _ending(name) == ending or (_ending(name) == ".htm" and ending == ".html"):
        return name
    stem = PurePosixPath(name).stem if re.fullmatch(r"\.[a-z]{2,5}", _suffix(name)) else name
    return stem + ending


def charset_of(headers: Mapping[str, str]) -> str | None:
    """Return the encoding that the Content-Type states, in lower case; None if it states none."""
    return _message("Content-Type", headers).get_content_charset()


def _message(header: str, headers: Mapping[str, str]) -> Message:
    message = Message()
    message[header] = headers.get(header, "")
    return message


def _attachment_name(headers: Mapping[str, str]) -> str:
    return _message("Content-Disposition", headers).get_filename("")


def _safe_name(name: str) -> str:
    """Return the last part of `name` as a safe file name: a server must not choose a folder."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in last)
    clean = re.sub(r'[<>:"|?*]', "-", re.sub(r" +", " ", clean)).strip(" .")
    suffix = _suffix(clean)
    stem = clean.removesuffix(suffix) if suffix else clean
    room = _MAX_LENGTH - len(suffix.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + suffix


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix if len(suffix) <= 6 else ""


def _ending(name: str) -> str:
    suffix = _suffix(name).lower()
    return suffix if suffix in ENDINGS else ""
