"""The fixed words of answers, from messages.yml."""

from pathlib import Path
from typing import Any

from index.text.language import Language
from index.yaml_file import read_yaml

_MESSAGES: dict[str, dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))


def say(language: Language, key: str, **values: object) -> str:
    """Return the message `key` (`section.key` for a nested one) in `language`, filled in.

    Raises KeyError for a message that does not exist.
    """
    found: Any = _MESSAGES[language]
    for part in key.split("."):
        found = found[part]
    text: str = found.format(**values)
    return text


def say_kind(language: Language, kind: str) -> str:
    """Return what an event of this `kind`, a document's type, is called in `language`."""
    known: dict[str, str] = _MESSAGES[language]["event_kind"]
    return known.get(kind.lower(), known["other"])
