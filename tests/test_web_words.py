"""The pages' own words: the same keys in every language, each used, none empty."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from web.visitor import LANGUAGES
from web.words import WORDS

WEB = Path(__file__).parents[1] / "web"


def keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from keys(each, f"{path}.{key}")
    else:
        yield f"{path} {len(value) if isinstance(value, list) else ''}"


def placeholders(words: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", words))


def test_every_language_has_the_same_keys() -> None:
    for language in LANGUAGES:
        assert list(keys(WORDS[language])) == list(keys(WORDS["vi"]))


def test_what_is_filled_in_is_the_same() -> None:
    for language in LANGUAGES:
        for key, words in WORDS["vi"].items():
            assert placeholders(str(WORDS[language][key])) == placeholders(str(words)), key


def test_no_words_are_left_over() -> None:
    sources = [*WEB.glob("*.py"), *(WEB / "templates").glob("*.html")]
    text = "\n".join(each.read_text("utf-8") for each in sources)
    for key in WORDS["vi"]:
        assert f"w.{key}" in text or f'"{key}"' in text, key
