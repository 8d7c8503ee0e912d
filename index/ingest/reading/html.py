"""Read the document of a web page, without the menus, links and buttons around it."""

import codecs
import re
from pathlib import Path

from lxml import etree

from index.ingest.reading import limits
from index.ingest.reading.encodings import decode
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.html_boilerplate import main_element
from index.ingest.reading.html_lines import lines_of
from index.ingest.reading.raw_text import RawText
from index.yaml_file import read_yaml

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
# Possessive throughout, so that the time is linear in the text.
_ATTRIBUTES = r"""(?: [^>=]++ | = \s*+ (?: "[^"]*+" | '[^']*+' )?+ )*+"""
_START_TAG = re.compile(
    rf"""(?xi)
    <!-- (?: [^-]++ | -(?!->) )*+               # a comment
    | (?P<raw> <(?P<name>script|style|textarea|title)(?=[\s/>]) {_ATTRIBUTES} )
      > (?: [^<]++ | <(?!/(?P=name)) )*+        # whose content has no tags
    | (?P<tag> <[a-z] {_ATTRIBUTES} )
    """
)
_ATTRIBUTE = re.compile(r"""[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++)?+)?+""")
_CHARSET_BYTES = 4096  # a page names its encoding within these
_DATA = read_yaml(Path(__file__).with_name("html_boilerplate.yml"))
_BUTTON_LINES: frozenset[str] = frozenset(_DATA["lines"])
_BUTTON = "|".join(
    sorted(map(re.escape, (*_BUTTON_LINES, *_DATA["beside"])), key=len, reverse=True)
)
_BUTTONS = re.compile(rf"(?:(?:{_BUTTON})(?: |$)){{3,}}")  # several buttons on one line


def read_html(
    data: bytes, name: str, address: str | None = None, charset: str | None = None
) -> RawText:
    """Return the document of a web page, its title as the first line (`# …`).

    `address` is the page's URL, `charset` the encoding in the server's answer. Nothing is fetched.
    Raises ReadingError if the page is not text, has no text, is nested too deeply or has an
    element with too many attributes.
    """
    text, notes = _decoded(data, name, charset)
    if _has_many_attributes(text):
        raise ReadingError(
            f"{name}: an element of the page has more than {limits.HTML_ATTRIBUTES:,} attributes."
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(text.encode("utf-8"), parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise ReadingError(f"{name}: the page's elements are nested too deeply to be read.")
    if root is None:
        raise ReadingError(f"{name}: the page is empty. Give one with text in it.")
    title = _title(root)
    lines = [line for line in lines_of(main_element(root)) if not _is_button(line.lower())]
    if not lines:
        raise ReadingError(
            f"{name}: the page has no text of its own; a script may fetch it. Save the text as a"
            " file and add that."
        )
    if title and not any(_is_title(line, title) for line in lines[:12]):
        lines.insert(0, f"# {title}")
    return RawText(text="\n".join(lines), format="html", name=name, address=address, notes=notes)


def _is_button(line: str) -> bool:
    return line in _BUTTON_LINES or _BUTTONS.fullmatch(line) is not None


def _decoded(data: bytes, name: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    match = _CHARSET.search(data[:_CHARSET_BYTES])
    label = charset or (match[1].decode("ascii") if match else None)
    try:
        codec = codecs.lookup(label).name if label else "utf-8"
        if codec != "utf-8" and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            text, notes = decode(data.decode(codec).encode("utf-8"), name)
            return text, (*notes, f"read as {label}")
    except (LookupError, UnicodeError):
        pass  # the label is unknown or wrong: guess from the bytes
    return decode(data, name)


def _has_many_attributes(text: str) -> bool:
    # A page can still hide a tag from the pattern: then the reader's processor time runs out.
    for match in _START_TAG.finditer(text):
        start, end = max(match.span("raw"), match.span("tag"))
        if end - start > 2 * limits.HTML_ATTRIBUTES:
            count = sum(1 for _ in _ATTRIBUTE.finditer(text, start + 1, end))
            if count > limits.HTML_ATTRIBUTES + 1:  # the element's name counts as one
                return True
    return False


def _title(root: etree._Element) -> str:
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title" and meta.get("content"):
            return " ".join(meta.get("content", "").split())
    element = next(root.iter("title"), None)
    text = "".join(map(str, element.itertext())) if element is not None else ""
    return " ".join(text.split(" | ")[0].split())  # "Title | Name of the site"


def _is_title(line: str, title: str) -> bool:
    return line.startswith("# ") or line.casefold().strip() == title.casefold()
