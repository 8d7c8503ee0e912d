"""The front ends' own words, loaded once from messages.yml; a slip there stops the import."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from bot.errors import Trouble

_FILE = Path(__file__).with_name("messages.yml")
_PLACEHOLDERS = {
    "asked": {"question"},
    "citation_link": {"label"},
    "suggestion": {"number", "title"},
}


@dataclass(frozen=True)
class ChatMessages:
    """Words of the terminal chat alone."""

    welcome: str
    help: str
    prompt: str
    speaker: str
    suggestion: str
    goodbye: str


@dataclass(frozen=True)
class Messages:
    """Words of all front ends, as plain text; see messages.yml for where each is said."""

    welcome: str
    help: str
    examples: tuple[str, ...]
    commands: Mapping[str, str]
    only_text: str
    unknown_command: str
    nothing_asked: str
    button_expired: str
    ask_again: str
    troubles: Mapping[Trouble, str]
    asked: str
    citation_link: str
    source_beginnings: tuple[str, ...]
    chat: ChatMessages


def load_messages(path: Path = _FILE) -> Messages:
    """Read the words; ValueError names what is missing, unknown, empty or ill-formed."""
    words = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    words = _exactly({f.name for f in fields(Messages)}, words)
    chat = _exactly({f.name for f in fields(ChatMessages)}, words.pop("chat"))
    troubles = _exactly({trouble.value for trouble in Trouble}, words.pop("troubles"))
    commands = _exactly({"start", "help", "sources"}, words.pop("commands"))
    lists = {name: words.pop(name) for name in ("examples", "source_beginnings")}
    for group in (words, chat, troubles, commands):
        for name, value in group.items():
            _check_text(name, value)
    for name, values in lists.items():
        for value in values:
            _check_text(name, value)
    return Messages(
        **words,
        commands=commands,
        troubles={Trouble(name): value for name, value in troubles.items()},
        examples=tuple(lists["examples"]),
        source_beginnings=tuple(lists["source_beginnings"]),
        chat=ChatMessages(**chat),
    )


def _exactly(names: set[str], values: Any) -> dict[str, Any]:
    found = set(values) if isinstance(values, dict) else set()
    if found != names:
        raise ValueError(
            f"messages.yml: missing {sorted(names - found)}, unknown {sorted(found - names)}"
        )
    return dict(values)


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"messages.yml: {name} is not a text")
    placeholders = {field for _, field, _, _ in Formatter().parse(value) if field is not None}
    if placeholders != _PLACEHOLDERS.get(name, set()):
        raise ValueError(f"messages.yml: {name} holds the wrong {{placeholders}}")


MESSAGES = load_messages()
