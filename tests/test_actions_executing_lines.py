"""Every line of ours that an executor says has its words in each language."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from actions.executing import result
from actions.reading.plan import Field, Standing
from actions.wording import catalogue
from index.documents.timeline import Reason
from index.text.language import Language
from index.yaml_file import read_yaml

_SOURCES = sorted(Path(result.__file__).parent.glob("*.py"))
_MESSAGES = Path(catalogue.__file__).parent / "messages"
_KEY = re.compile(r'Line\(\s*f?"([a-z_.]+(?:\{[^}]*\}[a-z_.]*)*)"')
_GAP = re.compile(r"\{[^}]*\}")
# What may stand in a gap of a key.
_PARTS: dict[str, tuple[str, ...]] = {
    "unknown_field.": get_args(Field),
    "relations.acts.": (
        "amend",
        "base",
        "cite",
        "consolidate",
        "guide",
        "implement",
        "repeal",
        "replace",
    ),
}


def written_keys() -> set[str]:
    """Return the keys that stand in the executors, those with a gap filled in where known."""
    keys = set()
    for source in _SOURCES:
        for key in _KEY.findall(source.read_text("utf-8")):
            gap = _GAP.search(key)
            if gap is None:
                keys.add(key)
            for part in _PARTS.get(key[: gap.start()], ()) if gap else ():
                keys.add(_GAP.sub(part, key))
    return keys


@pytest.mark.parametrize("language", get_args(Language))
def test_every_key_has_words(language: Language) -> None:
    keys = written_keys()
    assert len(keys) > 30
    missing = [key for key in sorted(keys) if not _has_words(language, key)]
    assert missing == []


@pytest.mark.parametrize("language", get_args(Language))
def test_every_way_to_stand_has_words(language: Language) -> None:
    reasons = [f"validity.{reason}" for reason in get_args(Reason)]
    whats = [f"documents.{standing}_what" for standing in get_args(Standing)]
    assert [key for key in (*reasons, *whats) if not _has_words(language, key)] == []


def _has_words(language: Language, key: str) -> bool:
    found: Any = read_yaml(_MESSAGES / f"{language}.yml")
    for part in key.split("."):
        found = found.get(part, {})
    return isinstance(found, str | list)
