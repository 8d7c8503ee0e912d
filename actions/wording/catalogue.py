"""The fixed words of answers, a file a language, and where else to ask: actions/elsewhere.yml."""

from pathlib import Path
from typing import Any, get_args

from actions.elsewhere import kinds
from actions.wording.grammar import Sentence
from index.text.language import Language
from index.yaml_file import read_yaml

_FOLDER = Path(__file__).parent / "messages"
_MESSAGES: dict[Language, dict[str, Any]] = {
    language: {
        **read_yaml(_FOLDER / f"{language}.yml"),
        "elsewhere": {name: kind.words(language) for name, kind in kinds().items()},
    }
    for language in get_args(Language)
}


def say(language: Language, key: str, **values: object) -> str:
    """Return the message `key` (`section.key` for a nested one) in `language`, filled in.

    Where it has several wordings, each has its turn: `turn` counts. Raises KeyError for a message
    that does not exist, and for a gap that `values` do not fill.
    """
    message = _message(language, key)
    if isinstance(message, list):
        message = message[int(str(values.get("turn", 0))) % len(message)]
    return Sentence(language).format(message, **values)


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
