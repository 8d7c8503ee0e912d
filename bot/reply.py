"""Parse the messages of Rasa's REST channel into one Reply that a front end can show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar, get_args

from pydantic import TypeAdapter

from bot.errors import ReplyError

Status = Literal["answered", "partial", "not_found", "out_of_scope", "needs_clarification"]
Language = Literal["vi", "en", "fr"]
Kind = Literal["verbatim", "summary"]
_Choice = TypeVar("_Choice", Status, Language, Kind)
_Optional = TypeVar("_Optional", int, bool, str, dict[str, Any])

_STATUSES: tuple[Status, ...] = get_args(Status)
_LANGUAGES: tuple[Language, ...] = get_args(Language)
_KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Citation:
    """A passage that supports an answer; `quote` is its text, word for word."""

    document_id: str
    number: str | None
    title: str
    issued: date | None
    heading: str
    quote: str
    url: str | None
    kind: Kind


@dataclass(frozen=True)
class Suggestion:
    """A possible next question: `title` is shown, `payload` is sent when it is chosen."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """A reply to show; `status` is None for plain responses such as greetings.

    `rest` points are told on asking for more. `turn` names the turn it ended, `plan` is what was
    asked and `store` the generation it was answered from. `is_disputed`: the person says that the
    reply before is wrong.
    """

    text: str
    status: Status | None = None
    language: Language = "vi"
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    rest: int = 0
    is_disputed: bool = False
    plan: dict[str, Any] | None = None
    store: str = ""
    turn: str | None = None

    def to_json(self) -> Any:
        """Return it as JSON values."""
        return _REPLY.dump_python(self, mode="json")

    @classmethod
    def from_json(cls, kept: Any) -> "Reply":
        """Return what `to_json` gave. Raises pydantic.ValidationError for anything else."""
        return _REPLY.validate_python(kept)


_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)


def parse_reply(messages: object) -> Reply:
    """Merge the messages of one turn into a Reply.

    The `custom` of a message holds the whole answer; the texts beside it repeat it and are ignored.
    Without `custom`, blank lines join the texts, and buttons become suggestions. Unknown fields, as
    of a newer server, are ignored. Raises ReplyError for a missing field or a wrong type, so that a
    person never gets half a reply.
    """
    turn = [_mapping(message, "message") for message in _list(messages, "reply")]
    answers = [as_reply(message["custom"]) for message in turn if "custom" in message]
    if not answers:
        return _plain(turn)
    if any(answer != answers[0] for answer in answers):
        raise _broken("one turn holds several different answers")
    return answers[0]


def _plain(turn: Iterable[Mapping[str, object]]) -> Reply:
    texts, suggestions = [], []
    for message in turn:
        if "text" in message:
            texts.append(_text(message, "text").strip())
        suggestions += _suggestions(message.get("buttons", []))
    if not texts:
        raise _broken("the reply holds no text")
    return Reply("\n\n".join(texts), suggestions=tuple(suggestions))


def as_reply(custom: object) -> Reply:
    """Return the Reply that an Answer, as JSON, is to show. Raises ReplyError."""
    fields = _mapping(custom, "custom")
    return Reply(
        text=_text(fields, "text").strip(),
        status=_one_of(_STATUSES, fields, "status"),
        language=_one_of(_LANGUAGES, fields, "language"),
        citations=tuple(map(_citation, _list(fields.get("citations"), "citations"))),
        suggestions=tuple(_suggestions(fields.get("suggestions"))),
        rest=_typed(fields, "rest", int) or 0,
        is_disputed=_typed(fields, "is_disputed", bool) or False,
        plan=_typed(fields, "plan", dict),
        store=_typed(fields, "store", str) or "",
        turn=_typed(fields, "turn", str),
    )


def _citation(value: object) -> Citation:
    fields = _mapping(value, "citation")
    return Citation(
        document_id=_text(fields, "document_id"),
        number=_string_or_null(fields, "number"),
        title=_text(fields, "title"),
        issued=_date_or_null(fields, "issued"),
        heading=_string(fields, "heading"),
        quote=_text(fields, "quote"),
        url=_string_or_null(fields, "url"),
        kind=_one_of(_KINDS, fields, "kind"),
    )


def _suggestions(value: object) -> list[Suggestion]:
    buttons = [_mapping(item, "suggestion") for item in _list(value, "suggestions")]
    return [Suggestion(_text(fields, "title"), _text(fields, "payload")) for fields in buttons]


def _broken(what: str) -> ReplyError:
    # Names of fields only: their values may be a resident's words.
    return ReplyError(
        f"Rasa's reply is malformed: {what}", "run the assistant and the front end of one version"
    )


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise _broken(f"{name} is not a list")
    return value


def _mapping(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _broken(f"{name} is not an object")
    return value


def _typed(fields: Mapping[str, object], name: str, kind: type[_Optional]) -> _Optional | None:
    """Return a field that may be missing or null."""
    value = fields.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise _broken(f"{name} is not a {kind.__name__}")


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise _broken(f"{name} is missing or not a string")
    return value


def _text(fields: Mapping[str, object], name: str) -> str:
    value = _string(fields, name)
    if not value.strip():
        raise _broken(f"{name} is empty")
    return value


def _string_or_null(fields: Mapping[str, object], name: str) -> str | None:
    if name not in fields:
        raise _broken(f"{name} is missing")
    return None if fields[name] is None else _string(fields, name)


def _date_or_null(fields: Mapping[str, object], name: str) -> date | None:
    value = _string_or_null(fields, name)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _broken(f"{name} is not a date (YYYY-MM-DD)")
    return day


def _one_of(choices: tuple[_Choice, ...], fields: Mapping[str, object], name: str) -> _Choice:
    for choice in choices:
        if fields.get(name) == choice:
            return choice
    raise _broken(f"{name} is none of {', '.join(choices)}")
