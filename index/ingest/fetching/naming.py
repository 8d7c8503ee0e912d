"""What a fetched document is called, with the ending that tells its reader what it is."""

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
_PLAIN = "text/plain"  # also said of Markdown and of whatever a server does not know
_LONGEST = 150  # bytes of UTF-8; file systems take 255
_NAMELESS = "document"


def name_of(path: str, headers: Mapping[str, str]) -> str:
    """Return a plain file name, no folder in it, for what was got from the decoded URL path `path`.

    The ending, one of ENDINGS where anything tells it, is the offered file name's, else what the
    content type says, else the path's: `download.aspx` and `van-ban.pdf` are often web pages.
    """
    offered = _plain(_offered(headers))
    if _ending(offered):
        return offered
    name = offered or _plain(path) or _NAMELESS
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = _BY_TYPE.get(media) or _ending(name) or (".txt" if media == _PLAIN else "")
    if not ending or _ending(name) == ending or (_ending(name) == ".htm" and ending == ".html"):
        return name
    stem = PurePosixPath(name).stem if re.fullmatch(r"\.[a-z]{2,5}", _suffix(name)) else name
    return stem + ending


def charset_of(headers: Mapping[str, str]) -> str | None:
    """Return the encoding the server says the text is in, in lower case, if it says one."""
    return _message("Content-Type", headers).get_content_charset()


def _message(header: str, headers: Mapping[str, str]) -> Message:
    message = Message()
    message[header] = headers.get(header, "")
    return message


def _offered(headers: Mapping[str, str]) -> str:
    return _message("Content-Disposition", headers).get_filename("")


def _plain(name: str) -> str:
    """Return the last part of `name`, fit to be a file's: a server chooses no folder of ours."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in last)
    kept = re.sub(r'[<>:"|?*]', "-", re.sub(r" +", " ", kept)).strip(" .")
    suffix = _suffix(kept)
    stem = kept.removesuffix(suffix) if suffix else kept
    room = _LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + suffix


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return suffix if len(suffix) <= 6 else ""


def _ending(name: str) -> str:
    suffix = _suffix(name).lower()
    return suffix if suffix in ENDINGS else ""
