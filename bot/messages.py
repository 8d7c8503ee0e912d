"""The front ends' own texts, loaded from messages.yml on import; an error there stops it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from bot.errors import Trouble

_FILE = Path(__file__).with_name("messages.yml")
_PLACEHOLDERS = {
    "recorded": {"file"},
    "asked": {"question"},
    "citation_link": {"label"},
    "suggestion": {"number", "title"},
}


@dataclass(frozen=True)
class ChatMessages:
    """Texts of the terminal chat only."""

    welcome: str
    help: str
    prompt: str
    speaker: str
    suggestion: str
    goodbye: str
    recorded: str


@dataclass(frozen=True)
class Messages:
    """Texts of all front ends, as plain text; messages.yml says where each is shown."""

    welcome: str
    help: str
    examples: tuple[str, ...]
    commands: Mapping[str, str]
    only_text: str
    unknown_command: str
    nothing_asked: str
    sources_question: str
    button_expired: str
    ask_again: str
    kept: str
    troubles: Mapping[Trouble, str]
    asked: str
    citation_link: str
    source_beginnings: tuple[str, ...]
    chat: ChatMessages


def load_messages(path: Path = _FILE) -> Messages:
    """Read the texts at `path`.

    Raises ValueError for a missing or unknown key, an empty text or a wrong placeholder.
    """
    texts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    texts = _exactly({f.name for f in fields(Messages)}, texts)
    chat = _exactly({f.name for f in fields(ChatMessages)}, texts.pop("chat"))
    troubles = _exactly({trouble.value for trouble in Trouble}, texts.pop("troubles"))
    commands = _exactly({"start", "help", "sources"}, texts.pop("commands"))
    lists = {name: texts.pop(name) for name in ("examples", "source_beginnings")}
    for group in (texts, chat, troubles, commands):
        for name, value in group.items():
            _check_text(name, value)
    for name, values in lists.items():
        for value in values:
            _check_text(name, value)
    return Messages(
        **texts,
        commands=commands,
        troubles={Trouble(name): value for name, value in troubles.items()},
        examples=tuple(lists["examples"]),
        source_beginnings=tuple(lists["source_beginnings"]),
        chat=ChatMessages(**chat),
    )


def _exactly(names: set[str], values: Any) -> dict[str, Any]:
    keys = set(values) if isinstance(values, dict) else set()
    if keys != names:
        raise ValueError(
            f"messages.yml: missing {sorted(names - keys)}, unknown {sorted(keys - names)}"
        )
    return dict(values)


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"messages.yml: {name} is not a text")
    placeholders = {field for _, field, _, _ in Formatter().parse(value) if field is not None}
    if placeholders != _PLACEHOLDERS.get(name, set()):
        raise ValueError(f"messages.yml: {name} holds the wrong {{placeholders}}")


MESSAGES = load_messages()
