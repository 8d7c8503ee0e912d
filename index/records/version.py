"""The records of one text of a document: its Version, and the Text itself with its structure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index.records.decision import Decision, Unsure
from index.records.document import Document, Rendering
from index.records.unit import Unit

Origin = Literal["corpus", "added"]


class Version(BaseModel):
    """One text of a document: its source and its own metadata.

    `document` is the metadata of this text alone, not merged with that of other versions. Versions
    of one document have the same `key`. `digest` is the SHA-256 of the bytes of the file. `report`
    has a line on how each field was found, `unsure` what was read with low sureness. `words` and
    `articles` count those of the text. `decision` is a reviewer's, with what they corrected.
    `agreement` is the share, 0 to 1, of what is shipped of the document that it says, too.
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
    unsure: tuple[Unsure, ...] = ()
    decision: Decision | None = None
    agreement: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The future passage `start`:`end` of the body, in characters, with its heading.

    `renderings` are the same piece in other languages.
    """

    heading: str
    start: int
    end: int
    sources: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A Version with its cleaned text `body`, the pieces of it and its units."""

    version: Version
    body: str
    pieces: tuple[Piece, ...]
    units: tuple[Unit, ...] = ()
