"""Conversations: what tests/conversations/*.yml may hold, and how a reply is judged.

    - conversation: Le Havre - goal for 2030, bare
      turns:
        - say: muc tieu cua le havre nam 2030
          status: answered
          shows: [hình mẫu, cảng quốc tế, ngày 14/4/2023]
          cites: hoi-thao-thanh-pho-thong-minh-2023
          language: vi

docs/viet-hoi-thoai.md explains every key, tests/story_file.py reads the files. What a key is for
stands here in Vietnamese: editors show it to those who write conversations.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.reply import Citation, Language, Reply, Status
from index.text.folding import fold


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1)]
_ONE = [{"type": "string", "minLength": 1}, {"type": "number"}]


def _or_one(schema: dict[str, Any]) -> None:
    """Allow in `schema` of a list of texts a text alone, and numbers, which are read as written.

    Editors refuse what the schema does not allow.
    """
    items = schema.pop("items")
    one = [items] if "enum" in items else _ONE
    del schema["type"]
    schema["anyOf"] = [*one, {"type": "array", "items": {"anyOf": one}}]


Statuses = Annotated[list[Status], BeforeValidator(_listed), Field(json_schema_extra=_or_one)]
Texts = Annotated[list[Text], BeforeValidator(_listed), Field(json_schema_extra=_or_one)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_DEEDS = {"say", "choose", "repeat"}


def _one_deed_and_an_expectation(schema: dict[str, Any]) -> None:
    """Say in `schema` of a turn what Turn._is_a_turn() says."""
    expectations = [name for name in schema["properties"] if name not in _DEEDS]
    schema["oneOf"] = [{"required": ["say"]}, {"required": ["choose"]}]
    schema["anyOf"] = [{"required": [name]} for name in expectations]


class Turn(_Strict):
    """What a person does, and what the reply must be. A text may stand for a list of one."""

    model_config = ConfigDict(json_schema_extra=_one_deed_and_an_expectation)

    say: Texts = Field(
        default=[],
        description="Câu người dân viết. Nếu là danh sách, mỗi cách viết là một cuộc hội thoại.",
    )
    choose: Text | None = Field(
        default=None, description="Một phần chữ trên nút gợi ý dưới câu trả lời trước: bấm nút đó."
    )
    repeat: int = Field(default=1, ge=1, description="Lặp lại `say` bao nhiêu lần liền nhau.")

    status: Statuses = Field(
        default=[], description="Loại câu trả lời; nhiều loại: loại nào cũng được."
    )
    language: Language | None = Field(default=None, description="Ngôn ngữ của câu trả lời.")
    shows: Texts = Field(
        default=[], description="Câu trả lời phải có đủ những chữ này (HOA, thường như nhau)."
    )
    shows_any: Texts = Field(
        default=[], description="Câu trả lời phải có ít nhất một trong những chữ này."
    )
    first_line_shows: Texts = Field(
        default=[], description="Dòng đầu của câu trả lời phải có những chữ này."
    )
    hides: Texts = Field(
        default=[], description="Câu trả lời không được có chữ nào trong những chữ này."
    )
    cites: Texts | None = Field(
        default=None,
        description="Số hiệu hoặc mã văn bản phải dẫn: 749/QĐ-TTg, qd-749-2020. []: không dẫn gì.",
    )
    quote_contains: Texts = Field(
        default=[], description="Một trong các đoạn trích phải có những chữ này."
    )
    kind: Literal["verbatim", "summary"] | None = Field(
        default=None, description="Đoạn trích là nguyên văn (verbatim) hay tóm tắt (summary)."
    )
    suggests: Texts = Field(
        default=[], description="Một nút gợi ý dưới câu trả lời phải có những chữ này."
    )

    @model_validator(mode="after")
    def _is_a_turn(self) -> Self:
        if bool(self.say) == bool(self.choose):
            raise ValueError("a turn has one of: say, choose")
        if self.expectations() == set():
            raise ValueError("a turn expects something")
        return self

    def expectations(self) -> set[str]:
        """Name what the turn asks of the reply."""
        return self.model_fields_set - _DEEDS


class Conversation(_Strict):
    """A few turns with one person."""

    conversation: Text = Field(
        description="Tên, mỗi tên một lần: chữ không dấu, để tìm bằng FILTER."
    )
    turns: list[Turn] = Field(min_length=1, description="Các lượt, theo thứ tự.")

    def ways(self) -> list[list[str]]:
        """Return the conversations that it stands for: what is said, turn by turn; "" to choose.

        Each wording of a turn is said in at least one, with all turns before and after it.
        """
        most = max(len(turn.say) for turn in self.turns)
        return [[_nth(turn, number) for turn in self.turns] for number in range(max(most, 1))]


def _nth(turn: Turn, number: int) -> str:
    """Return the wording of `turn` in way `number`; with fewer wordings they begin anew."""
    return (turn.say[number % len(turn.say)] * turn.repeat).strip() if turn.say else ""


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
    for document in turn.cites or ():
        if not any(is_called(document, each.document_id, each.number) for each in reply.citations):
            yield f"does not cite {document}{_but(reply.citations)}"
    for words in turn.quote_contains:
        if not any(_in(words, citation.quote) for citation in reply.citations):
            yield f"no quote holds “{words}”"
    kinds = {citation.kind for citation in reply.citations}
    if turn.kind is not None and kinds != {turn.kind}:
        yield f"cites as {_quoted(sorted(kinds)) or 'nothing'}, not as “{turn.kind}”"
    for words in turn.suggests:
        if not any(_in(words, suggestion.title) for suggestion in reply.suggestions):
            yield f"does not suggest “{words}”"


def is_called(words: str, document_id: str, number: str | None) -> bool:
    """Tell whether `words` are the id or the number of a document, in any case, marks aside."""
    return fold(words.strip()) in {fold(document_id), fold(number or document_id)}


def _but(citations: Iterable[Citation]) -> str:
    cited = dict.fromkeys(each.number or each.document_id for each in citations)
    return f", but {_quoted(cited)}" if cited else ""


def _in(words: str, text: str) -> bool:
    return _plain(words) in _plain(text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
