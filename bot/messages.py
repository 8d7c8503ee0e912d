"""The front ends' own texts by language, loaded from texts/ on import; an error there stops it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from bot.errors import Trouble
from index.records.languages import Language

_FOLDER = Path(__file__).with_name("texts")
LANGUAGES: tuple[Language, ...] = ("vi", "en", "fr")
"""In the order of the buttons of /lang."""
COMMANDS = (
    "start",
    "help",
    "decree",
    "sources",
    "new",
    "lang",
    "feedback",
    "privacy",
    "forget",
)
_LISTS = ("examples", "reasons", "source_beginnings")
_PLACEHOLDERS = {
    "recorded": {"file"},
    "asked": {"question"},
    "citation_link": {"label"},
    "decree_bare": {"number"},
    "decree_question": {"number"},
    "forgotten": {"turns", "answers", "feedback", "waiting", "left"},
    "privacy": {"days", "feedback_days"},
    "source": {"label"},
    "suggestion": {"number", "title"},
    "too_many": {"most"},
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
    """Texts of all front ends in one language, plain; texts/vi.yml says where each is shown."""

    welcome: str
    help: str
    examples: tuple[str, ...]
    commands: Mapping[str, str]
    only_text: str
    unknown_command: str
    nothing_asked: str
    sources_question: str
    decree_question: str
    decree_bare: str
    decree_usage: str
    button_expired: str
    ask_again: str
    kept: str
    too_many: str
    troubles: Mapping[Trouble, str]
    asked: str
    citation_link: str
    source_beginnings: tuple[str, ...]
    source: str
    close_source: str
    more: str
    more_question: str
    of_summary: str
    thanks_good: str
    thanks_bad: str
    why: str
    reasons: tuple[str, ...]
    thanks_word: str
    feedback_usage: str
    feedback_thanks: str
    language_question: str
    language_set: str
    new_started: str
    privacy: str
    forget_question: str
    forget_button: str
    forgotten: str
    chat: ChatMessages


def load_messages(path: Path) -> Messages:
    """Read the texts at `path`.

    Raises ValueError for a missing or unknown key, an empty text or a wrong placeholder.
    """
    texts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    texts = _exactly({f.name for f in fields(Messages)}, texts)
    chat = _exactly({f.name for f in fields(ChatMessages)}, texts.pop("chat"))
    troubles = _exactly({trouble.value for trouble in Trouble}, texts.pop("troubles"))
    commands = _exactly(set(COMMANDS), texts.pop("commands"))
    lists: dict[str, Any] = {name: texts.pop(name) for name in _LISTS}
    for prefix, group in (("", texts), ("", chat), ("", troubles), ("commands.", commands)):
        for name, value in group.items():
            _check_text(prefix + name, value)
    for name, values in lists.items():
        for value in values:
            _check_text(name, value)
    texts |= {name: tuple(values) for name, values in lists.items()}
    return Messages(
        **texts,
        commands={name: commands[name] for name in COMMANDS},
        troubles={Trouble(name): value for name, value in troubles.items()},
        chat=ChatMessages(**chat),
    )


def _exactly(names: set[str], values: Any) -> dict[str, Any]:
    keys = set(values) if isinstance(values, dict) else set()
    if keys != names:
        raise ValueError(f"texts: missing {sorted(names - keys)}, unknown {sorted(keys - names)}")
    return dict(values)


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"texts: {name} is not a text")
    placeholders = {field for _, field, _, _ in Formatter().parse(value) if field is not None}
    if placeholders != _PLACEHOLDERS.get(name, set()):
        raise ValueError(f"texts: {name} holds the wrong {{placeholders}}")


MESSAGES_IN: Mapping[Language, Messages] = {
    language: load_messages(_FOLDER / f"{language}.yml") for language in LANGUAGES
}
MESSAGES = MESSAGES_IN["vi"]
"""Of whoever has said nothing yet, and of the terminal."""
