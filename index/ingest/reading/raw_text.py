"""The text of a file as its format gives it, before cleaning."""

from dataclasses import dataclass
from typing import Literal

Format = Literal["txt", "md", "html", "pdf", "docx", "doc", "odt", "xlsx", "csv", "pptx", "picture"]


@dataclass(frozen=True, slots=True)
class RawText:
    r"""The text of a file, in NFC.

    Lines are separated by `\n`, pages by `\f`. A heading that the format marks (Markdown `#`, HTML
    `<h2>`, a Word heading style) is a line that begins with `#`s and a space, as in Markdown. A
    table row is one line, its cells separated by ` | `.
    """

    text: str
    format: Format
    # The file's name, or the last part of its address.
    name: str
    # Whether a line may be part of a paragraph (plain text, PDF, OCR); else it is a whole one.
    wraps: bool = False
    by_ocr: bool = False
    # The URL of the file; None for a local file.
    address: str | None = None
    # How the file was read, in English ("converted from TCVN3").
    notes: tuple[str, ...] = ()
