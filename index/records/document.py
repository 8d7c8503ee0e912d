"""The records of a document and of its parts: Document, Section, Passage."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from index.records.decision import Trust
from index.records.languages import Language

# The source of a text whose address is unknown.
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
    "consolidates",
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Validity(_Value):
    """Whether a document is in force, since which day, and `by` which document it was ended.

    What ends by its `own` terms may end on a day to come.
    A document without a Validity may or may not be in force: it is unknown.
    """

    state: Literal["in_force", "ended"]
    since: date | None = None
    by: str | None = None
    own: bool = False


class Period(_Value):
    """The years of a programme, from `start` to `end`, both included."""

    start: int | None = None
    end: int


class Relation(_Value):
    """A relation of a document to the document with this `number`, issued on `day`."""

    kind: RelationKind
    number: str
    title: str | None = None
    day: date | None = None


class TextSource(_Value):
    """A text of a document, by the id of its Version; `used` is false if another is preferred."""

    version: str
    file: str
    used: bool = True
    by_ocr: bool = False
    trust: Trust = "unconfirmed"


class Translation(_Value):
    """What a document is called in a `language` that its text was translated into."""

    language: Language
    title: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Document(_Value):
    """The metadata of a document. Only `id` is always there: an unknown field is None or empty.

    `trust` is that of the best text it is answered from, and `unsure` names the fields that were
    read of it with low sureness and that nobody has confirmed. No file can state these.
    """

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
    translations: tuple[Translation, ...] = ()
    trust: Trust = "shipped"
    unsure: tuple[str, ...] = ()

    def translation(self, language: Language) -> Translation | None:
        """Return what the document is called in `language`, None if it was not translated."""
        return next((each for each in self.translations if each.language == language), None)

    @property
    def name(self) -> str:
        """The name to show: `Quyết định 749/QĐ-TTg`, else type and title, else title, else id."""
        if self.number:
            return f"{self.type} {self.number}" if self.type else self.number
        if self.type and self.title:
            return f"{self.type} “{self.title}”"
        return self.title or self.id


# What the program alone sets, and no front matter or sidecar may state.
INTERNAL: frozenset[str] = frozenset(("texts", "trust", "unsure"))


@dataclass(frozen=True, slots=True)
class Rendering:
    """A section or passage in another `language`: it says the same, sentence for sentence.

    `sentences` are the spans of the sentences in `text`, as many as the original has, in its order.
    """

    language: Language
    heading: str
    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document with a heading; its text begins at offset `start` of the body.

    `renderings` are the same section in other languages.
    """

    heading: str
    text: str
    start: int
    sources: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that can be read on its own and is short enough for the encoder.

    It is `start`:`end` of the document's body, in characters; both are -1 for a card, whose text is
    written from the metadata. `sentences` are the spans of the sentences in `text`. `version` is
    the id of the Version that it is from, empty for a card. `renderings` are the same passage in
    other languages, at most one in each.
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
    renderings: tuple[Rendering, ...] = ()

    def rendering(self, language: Language) -> Rendering | None:
        """Return the passage in `language`, None if it was not translated."""
        return next((each for each in self.renderings if each.language == language), None)
