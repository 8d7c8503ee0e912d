"""The Answer: what an action says, as it crosses the wire (schema/answer.schema.json)."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from index.records.document import Wording
from index.text.language import Language


class AnswerStatus(StrEnum):
    """How an answer stands to its question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_CLARIFICATION = "needs_clarification"


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage an answer stands on. `quote` is in the store, word for word."""

    document_id: str
    number: str | None
    title: str
    issued: str | None
    heading: str
    quote: str
    url: str | None
    kind: Wording


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a person may ask next: what to show, and the text to send when chosen."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete reply to one question, in the words a person reads.

    `rest` counts the points that are told on “xem thêm”. `is_disputed`: the person says that the
    answer before is wrong.
    """

    status: AnswerStatus
    text: str
    language: Language = "vi"
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    rest: int = 0
    is_disputed: bool = False

    def to_payload(self) -> dict[str, Any]:
        """Return the custom JSON of one utterance."""
        return {
            **asdict(self),
            "status": str(self.status),
            "citations": [asdict(citation) for citation in self.citations],
            "suggestions": [asdict(suggestion) for suggestion in self.suggestions],
        }
