"""Version and Text: one text of a document, as it came, and what was made of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index.records.document import Document
from index.records.unit import Unit

Origin = Literal["corpus", "added"]


class Version(BaseModel):
    """One text of a document: where it came from and what was read of it.

    `document` holds its own metadata, before those of other versions are merged with them; `key`
    tells which versions are the same document. `digest` is the SHA-256 of the bytes it was read
    from. `report` says how each field was read. `words` and `articles` count what is in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    key: str
    origin: Origin
    document: Document
    file: str
    digest: str
    format: str = "md"
    address: str | None = None
    by_ocr: bool = False
    notes: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    words: int = 0
    articles: int = 0
    added: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes a passage: its heading and its place in the body, in characters."""

    heading: str
    start: int
    end: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A Version with its cleaned text, the pieces it is cut into and its structure."""

    version: Version
    body: str
    pieces: tuple[Piece, ...]
    units: tuple[Unit, ...] = ()
