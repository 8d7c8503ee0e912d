"""The central values: Document, Section, Passage."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

# Stands among the sources of a text whose address nobody knows.
UNKNOWN_ADDRESS = "crawl"
Wording = Literal["summary", "verbatim"]
RelationKind = Literal[
    "replaces",
    "replaced_by",
    "repeals",
    "repealed_by",
    "amends",
    "amended_by",
    "based_on",
    "guides",
    "guided_by",
    "continued_by",
    "implements",
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Validity(_Value):
    """Whether a document holds. No Validity at all means that nothing is known."""

    state: Literal["in_force", "ended"]
    since: date | None = None
    by: str | None = None


class Period(_Value):
    """The years a programme runs for, both included."""

    start: int | None = None
    end: int


class Relation(_Value):
    """How a document stands to another one, named by its number."""

    kind: RelationKind
    number: str
    title: str | None = None
    day: date | None = None


class TextSource(_Value):
    """A text a document came in, a Version; `used` is false where another one was preferred."""

    version: str
    file: str
    used: bool = True
    by_ocr: bool = False


class Document(_Value):
    """What someone issued or published. Only `id` is certain; nothing unknown is invented."""

    id: str = Field(min_length=1)
    number: str | None = None
    type: str | None = None
    title: str = ""
    aliases: tuple[str, ...] = ()
    issuer: str | None = None
    publisher: str | None = None
    signer: str | None = None
    issued: date | None = None
    effective: date | None = None
    validity: Validity | None = None
    period: Period | None = None
    relations: tuple[Relation, ...] = ()
    topics: tuple[str, ...] = ()
    completeness: Literal["complete", "partial"] | None = None
    sources: tuple[str, ...] = ()
    single_source: tuple[str, ...] = ()
    wording: Wording = "verbatim"
    texts: tuple[TextSource, ...] = ()

    @property
    def name(self) -> str:
        """Type and number, `Quyết định 749/QĐ-TTg`; else type and title; else title; else id."""
        if self.number:
            return f"{self.type} {self.number}" if self.type else self.number
        if self.type and self.title:
            return f"{self.type} “{self.title}”"
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Section:
    """A headed piece of a document's body; `start` is its text's place there, in characters."""

    heading: str
    text: str
    start: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A self-contained piece of a document, of a size the encoder reads whole.

    `start`:`end` is its exact place in the document's body, in characters; both are -1 for a card,
    which is written from the metadata and stands nowhere in the body. `sentences` are spans of it.
    `version` is the id of the text it is of, empty for a card.
    """

    id: str
    document_id: str
    heading: str
    text: str
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    sources: tuple[str, ...] = ()
    wording: Wording = "summary"
    version: str = ""
