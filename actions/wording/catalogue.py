"""The fixed words of answers, a file a language: messages/vi.yml, en.yml, fr.yml."""

import secrets
from pathlib import Path
from typing import Any, get_args

from index.text.language import Language
from index.yaml_file import read_yaml

_FOLDER = Path(__file__).parent / "messages"
_MESSAGES: dict[Language, dict[str, Any]] = {
    language: read_yaml(_FOLDER / f"{language}.yml") for language in get_args(Language)
}


def say(language: Language, key: str, **values: object) -> str:
    """Return the message `key` (`section.key` for a nested one) in `language`, filled in.

    One of its wordings, where it has several. Raises KeyError for a message that does not exist,
    and for a gap that `values` do not fill.
    """
    message = _message(language, key)
    if isinstance(message, list):
        message = secrets.choice(message)
    text: str = message.format(**values)
    return text


def say_kind(language: Language, kind: str) -> str:
    """Return what an event of this `kind`, a document's type, is called in `language`."""
    known: dict[str, str] = _message(language, "event_kind")
    return known.get(kind.lower(), known["other"])


def has_message(key: str) -> bool:
    """Tell whether there is a message `key`."""
    try:
        return not isinstance(_message("vi", key), dict)
    except KeyError:
        return False


def _message(language: Language, key: str) -> Any:
    found: Any = _MESSAGES[language]
    for part in key.split("."):
        found = found[part]
    return found
