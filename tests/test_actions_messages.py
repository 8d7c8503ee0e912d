import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from actions import messages
from actions.messages import say, say_kind
from actions.understanding import Field
from index.text.language import Language

MESSAGES = yaml.safe_load(Path(messages.__file__).with_suffix(".yml").read_text("utf-8"))
LANGUAGES: tuple[Language, ...] = get_args(Language)


def flat(tree: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


VIETNAMESE = dict(flat(MESSAGES["vi"]))


def test_there_is_every_language() -> None:
    assert set(MESSAGES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: Language) -> None:
    assert dict(flat(MESSAGES[language])).keys() == VIETNAMESE.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(VIETNAMESE))
def test_every_language_fills_in_the_same(language: Language, key: str) -> None:
    message = dict(flat(MESSAGES[language]))[key]
    assert message.strip()
    assert placeholders(message) == placeholders(VIETNAMESE[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_can_be_unknown(language: Language) -> None:
    for field in get_args(Field):
        assert "QĐ 1" in say(language, f"unknown_field.{field}", name="QĐ 1")


def test_unknown_validity_is_no_data() -> None:
    said = say("vi", "unknown_field.validity", name="Quyết định 749/QĐ-TTg")
    assert said.startswith("Tôi chưa có dữ liệu")


def test_words_are_filled_in_as_they_are() -> None:
    assert (
        say("vi", "unknown_document", reference="{name} <b>")
        == "Tôi chưa có văn bản này: {name} <b>."
    )


@pytest.mark.parametrize("key", ["no_such_message", "unknown_field.colour"])
def test_a_message_that_does_not_exist_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        say("vi", key)


def test_a_message_not_filled_in_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("vi", "unknown_document")


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        ("vi", "Hội thảo", "hội thảo"),
        ("en", "Hội thảo", "workshop"),
        ("en", "Lễ hội", "event"),
        ("fr", "Hội nghị", "de la conférence"),
    ],
)
def test_an_event_has_a_name_in_every_language(language: Language, kind: str, said: str) -> None:
    assert say_kind(language, kind) == said
