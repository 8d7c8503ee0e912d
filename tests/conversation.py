"""Live conversations: how tests/conversations/*.yml are read, and how a reply is judged.

    - conversation: Le Havre's goal for 2030
      turns:
        - say: [Le Havre đặt mục tiêu gì cho năm 2030?, muc tieu cua le havre nam 2030]
          status: answered
          shows: [hình mẫu, "2030"]

Each wording of `say` is sent in turn and must get what the turn expects. README.md beside the
conversations explains every key.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, model_validator

from bot.reply import Language, Reply, Status

FOLDER = Path(__file__).with_name("conversations")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Statuses = Annotated[list[Status], BeforeValidator(_listed)]
Texts = Annotated[list[Annotated[str, Field(min_length=1)]], BeforeValidator(_listed)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(_Strict):
    """What a person does, and what the reply must be. A text may stand for a list of one."""

    say: Texts = []
    choose: str | None = None
    repeat: int = Field(default=1, ge=1)

    status: Statuses = []
    language: Language | None = None
    shows: Texts = []
    shows_any: Texts = []
    first_line_shows: Texts = []
    hides: Texts = []
    cites: Texts | None = None
    quote_contains: Texts = []
    kind: Literal["verbatim", "summary"] | None = None
    suggests: Texts = []

    @model_validator(mode="after")
    def _is_a_turn(self) -> Self:
        if bool(self.say) == bool(self.choose):
            raise ValueError("a turn has one of: say, choose")
        if self.expectations() == set():
            raise ValueError("a turn expects something")
        return self

    def expectations(self) -> set[str]:
        """Name what the turn asks of the reply."""
        return self.model_fields_set - {"say", "choose", "repeat"}


class Conversation(_Strict):
    """A few turns with one person; `known_failure` says why it is expected to fail for now."""

    conversation: str = Field(min_length=1)
    known_failure: str | None = Field(default=None, min_length=1)
    turns: list[Turn] = Field(min_length=1)


@dataclass(frozen=True)
class Heard:
    """A reply: as a front end reads it, and the Answer it carried as it crossed the wire."""

    reply: Reply
    answer: dict[str, Any] | None

    def __str__(self) -> str:
        cited = [f"{c.document_id} › {c.heading}: “{c.quote}”" for c in self.reply.citations]
        suggested = [suggestion.title for suggestion in self.reply.suggestions]
        return "\n".join(
            [
                f"[{self.reply.status or 'plain'}, {self.reply.language}]",
                self.reply.text,
                *(f"  cites {citation}" for citation in cited),
                *(f"  suggests {title}" for title in suggested),
            ]
        )


def read_conversations(folder: Path = FOLDER) -> list[Conversation]:
    """Return all conversations of `folder`. Raises ValueError naming a malformed file, and how."""
    return [conversation for listed in read_files(folder).values() for conversation in listed]


def read_files(folder: Path = FOLDER) -> dict[str, list[Conversation]]:
    """Return the conversations of `folder` by the name of their file, as read_conversations()."""
    reader = TypeAdapter(list[Conversation])
    found = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            found[path.stem] = reader.validate_python(yaml.safe_load(path.read_text("utf-8")))
        except (ValueError, yaml.YAMLError) as error:
            raise ValueError(f"{path}: {error}") from error
    return found


def complaints(turn: Turn, heard: Heard) -> Iterator[str]:
    """Yield what `turn` expects and the reply does not give, in words for the failure message."""
    reply = heard.reply
    status = reply.status or "plain"
    if turn.status and status not in turn.status:
        yield f"status is {status}, not {' or '.join(turn.status)}"
    if turn.language is not None and reply.language != turn.language:
        yield f"language is {reply.language}, not {turn.language}"
    first_line = reply.text.split("\n", 1)[0]
    yield from (f"does not show “{words}”" for words in turn.shows if not _in(words, reply.text))
    if turn.shows_any and not any(_in(words, reply.text) for words in turn.shows_any):
        yield f"shows none of {_quoted(turn.shows_any)}"
    for words in turn.first_line_shows:
        if not _in(words, first_line):
            yield f"its first line does not show “{words}”"
    yield from (f"shows “{words}”" for words in turn.hides if _in(words, reply.text))
    cited = {citation.document_id for citation in reply.citations}
    if turn.cites == [] and cited:
        yield f"cites {_quoted(sorted(cited))}, where it may cite nothing"
    yield from (
        f"does not cite {document}" for document in turn.cites or () if document not in cited
    )
    for words in turn.quote_contains:
        if not any(_in(words, citation.quote) for citation in reply.citations):
            yield f"no quote holds “{words}”"
    kinds = {citation.kind for citation in reply.citations}
    if turn.kind is not None and kinds != {turn.kind}:
        yield f"cites as {_quoted(sorted(kinds)) or 'nothing'}, not as “{turn.kind}”"
    for words in turn.suggests:
        if not any(_in(words, suggestion.title) for suggestion in reply.suggestions):
            yield f"does not suggest “{words}”"


def report(conversation: Conversation, number: int, said: str, heard: Heard, what: str) -> str:
    """Say what went wrong so that nothing else need be looked up."""
    shown = said if len(said) <= 300 else f"{said[:300]}… ({len(said)} characters)"
    return "\n".join(
        [
            f"{conversation.conversation}, turn {number}: {what}",
            f"said: {shown}",
            f"came back: {heard}",
        ]
    )


def _in(words: str, text: str) -> bool:
    return _plain(words) in _plain(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
