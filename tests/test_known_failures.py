from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.known_failures import KnownFailure, known_failures, wrong_entries

ENTRY = "- {conversation: A, why: the speller reads it wrongly, since: 2026-12-01}\n"
KNOWN = {"A": KnownFailure(conversation="A", why="it is hard to do", since=date(2026, 12, 1))}


def written(text: str, folder: Path) -> Path:
    file = folder / "known.yml"
    file.write_text(text, "utf-8")
    return file


def test_an_entry_says_why_and_since_when(tmp_path: Path) -> None:
    assert known_failures(written(ENTRY, tmp_path))["A"].since == date(2026, 12, 1)
    assert known_failures(written("[]\n", tmp_path)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "- {conversation: A, why: because it fails}\n",
        "- {conversation: A, since: 2026-12-01}\n",
        "- {conversation: A, why: short, since: 2026-12-01}\n",
        "- {conversation: A, why: because it fails, since: lately}\n",
    ],
)
def test_an_entry_without_either_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        known_failures(written(text, tmp_path))


def test_a_conversation_stands_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        known_failures(written(ENTRY * 2, tmp_path))


def test_what_passes_though_it_is_known_to_fail_is_wrong() -> None:
    [told] = wrong_entries(KNOWN, {"A": False}, {"A"})
    assert "“A” passes" in told
    assert list(wrong_entries(KNOWN, {"A": True}, {"A"})) == []
    assert list(wrong_entries(KNOWN, {}, {"A"})) == []  # not held


def test_a_name_that_is_gone_is_wrong() -> None:
    [told] = wrong_entries(KNOWN, {}, {"B"})
    assert "no conversation is called so" in told
