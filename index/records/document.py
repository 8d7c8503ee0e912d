"""The central values: Document, Section, Passage, ScoredPassage."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from index.judgement import Evidence, Judged, probability

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


@dataclass(frozen=True)
class ScoredPassage:
    """A passage found for a question.

    `score` orders the hits of one question. Judging costs as much as finding, so a hit is judged
    when that is first asked for.
    """

    passage: Passage
    document: Document
    score: float
    judge: Callable[[], Judged] = field(repr=False, compare=False)

    @cached_property
    def judged(self) -> Judged:
        """The passage as judged for the question."""
        return self.judge()

    @property
    def evidence(self) -> Evidence:
        """What speaks for and against the sentence that fits best."""
        return self.judged.evidence

    @property
    def probability(self) -> float:
        """The calibrated chance that the sentence answers the question."""
        return probability(self.judged.evidence)

    @property
    def answering(self) -> int:
        """The row of `passage.sentences` that answers, if one does."""
        return self.judged.answering

    @property
    def sentence(self) -> tuple[int, int]:
        """The span of `passage.text` to quote: the sentence, with what makes it understandable."""
        return self.judged.span

    @property
    def place(self) -> str:
        """The heading path of the innermost unit the quote stands in (Chương II › … › Khoản 2).

        The passage's own heading where the text has no structure.
        """
        return self.judged.place
