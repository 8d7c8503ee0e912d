"""The fixed words of answers: every language says the same things."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from actions.reading.plan import Field
from actions.wording import catalogue
from actions.wording.catalogue import say
from index.text.language import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
FOLDER = Path(catalogue.__file__).parent / "messages"
MESSAGES = {
    language: yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))
    for language in LANGUAGES
}
# A message may have several wordings; each must fill in the same.
Wordings = str | list[str]


def flat(tree: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Wordings]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def wordings(message: Wordings) -> list[str]:
    return [message] if isinstance(message, str) else message


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


VIETNAMESE = dict(flat(MESSAGES["vi"]))


def test_a_language_is_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: Language) -> None:
    assert dict(flat(MESSAGES[language])).keys() == VIETNAMESE.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(VIETNAMESE))
def test_every_language_fills_in_the_same(language: Language, key: str) -> None:
    gaps = placeholders(wordings(VIETNAMESE[key])[0])
    for message in wordings(dict(flat(MESSAGES[language]))[key]):
        assert message.strip()
        assert placeholders(message) == gaps


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


def test_each_of_several_wordings_has_its_turn() -> None:
    several = VIETNAMESE["small_talk.thank"]
    assert isinstance(several, list)
    assert [say("vi", "small_talk.thank", turn=turn) for turn in range(len(several))] == several
    assert say("vi", "small_talk.thank", turn=str(len(several))) == several[0]


@pytest.mark.parametrize("key", ["missing.told", "missing.quoted", "out_of_scope", "nearest"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_often_is_said_in_several_ways(key: str, language: Language) -> None:
    said = dict(flat(MESSAGES[language]))[key]
    assert isinstance(said, list)
    assert len(set(said)) == len(said) > 1
