"""RawText: what a file says, before anything is cleaned away."""

from dataclasses import dataclass
from typing import Literal

Format = Literal["txt", "md", "html", "pdf", "docx", "doc"]


@dataclass(frozen=True, slots=True)
class RawText:
    r"""What a file says, NFC, `\n` between lines.

    Pages are separated by `\f`. A heading the format itself marks (Markdown `#`, HTML `<h2>`, a
    Word heading style) is a line that begins with `#`s and a space, as in Markdown; a table row is
    one line whose cells are separated by ` | `. `wraps` says that a line may be a piece of a
    paragraph (plain text, PDF, OCR), where otherwise it is a whole one. `name` is the file's name
    or the last part of its address. `notes` say in English what was done to read it ("converted
    from TCVN3").
    """

    text: str
    format: Format
    name: str
    wraps: bool = False
    by_ocr: bool = False
    address: str | None = None
    notes: tuple[str, ...] = ()
