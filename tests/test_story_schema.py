import json
from typing import Any

import jsonschema
import pytest
import yaml

from tests.story_file import FOLDER
from tests.story_schema import FILE, MODELINE, schema

SCHEMA = jsonschema.Draft202012Validator(json.loads(schema()))


def refuses(**turn: Any) -> bool:
    return not SCHEMA.is_valid([{"conversation": "c", "turns": [turn]}])


def test_the_file_is_that_of_the_code() -> None:
    assert FILE.read_text("utf-8") == schema(), "run `python -m tests.story_schema`"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_every_conversation_is_as_the_schema_says(path: Any) -> None:
    text = path.read_text("utf-8")
    assert text.splitlines()[0] == MODELINE
    # As an editor reads it: 35.000 is a number to it.
    listed = yaml.load(text, Loader=yaml.CSafeLoader)
    assert [error.message for error in SCHEMA.iter_errors(listed)] == []


def test_what_an_official_may_write_is_allowed() -> None:
    assert not refuses(say="a", shows=[35.000])
    assert not refuses(say=["a", 2030], shows=2030, cites="749/QĐ-TTg")
    assert not refuses(say="a", cites=[], status=["answered", "partial"], repeat=3)
    assert not refuses(choose="a", hides="b")


@pytest.mark.parametrize(
    "turn",
    [
        {"say": "a", "shwos": "b"},
        {"say": "a"},
        {"say": "a", "choose": "b", "shows": "c"},
        {"shows": "a"},
        {"say": "a", "status": "answerd"},
        {"say": "a", "shows": [""]},
        {"say": "a", "repeat": 0, "shows": "b"},
        {"say": "a", "shows": {"b": "c"}},
        {"say": "a", "kind": "other"},
    ],
)
def test_a_slip_is_refused(turn: dict[str, Any]) -> None:
    assert refuses(**turn)


def test_every_key_is_explained_in_vietnamese() -> None:
    described = json.loads(schema())["$defs"]
    keys = {**described["Turn"]["properties"], **described["Conversation"]["properties"]}
    assert [name for name, key in keys.items() if not key.get("description")] == []
