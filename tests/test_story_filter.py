from typing import Any

import pytest

from tests.conversation import Conversation
from tests.story_file import read_files
from tests.story_filter import choose, near, selected


def conversation(name: str, **turn: Any) -> Conversation:
    return Conversation.model_validate({"conversation": name, "turns": [{"shows": "x", **turn}]})


FILES = {
    "languages": [
        conversation("Goals of Le Havre", say=["Le Havre đặt mục tiêu gì?"]),
        conversation("A city in French", say="Quel est l'objectif ?", cites="qd-749-2020"),
    ],
    "follow_up": [conversation("Ask again", say="Còn Hải Phòng thì sao?")],
}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("le_havre", ["Goals of Le Havre"]),
        ("Le Havre", ["Goals of Le Havre"]),
        ("HAVRE goals", ["Goals of Le Havre"]),
        ("Hải Phòng", ["Ask again"]),
        ("hai_phong", ["Ask again"]),
        ("muc tieu", ["Goals of Le Havre"]),
        ("qd-749-2020", ["A city in French"]),
        ("follow_up", ["Ask again"]),
        ("languages", ["Goals of Le Havre", "A city in French"]),
        ("langu french", ["A city in French"]),
        ("havre phong", []),
        ("avre", []),
    ],
)
def test_every_word_must_stand_somewhere(asked: str, names: list[str]) -> None:
    assert selected(asked, FILES) == names
    assert [one.conversation for one in choose(asked, FILES)] == names


def test_near_names_are_offered() -> None:
    assert near("goals of le harve", FILES)[0] == "Goals of Le Havre"
    assert "languages" in near("langages", FILES)
    assert near("zzzz", FILES) == []


def test_the_example_of_the_readme_selects_something() -> None:
    files = {name: file.conversations for name, file in read_files().items()}
    assert selected("le_havre", files)


def test_an_empty_filter_takes_all() -> None:
    assert len(choose("", FILES)) == 3


@pytest.mark.parametrize("asked", ["😀", "[", "*", "_", "  ", "?!"])
def test_a_filter_without_a_word_takes_nothing(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert choose(asked, FILES) == []
    assert "holds no word" in capsys.readouterr().out


def test_nothing_selected_is_said_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    assert choose("langages", FILES) == []
    said = capsys.readouterr().out
    assert "No conversation holds “langages”" in said
    assert "“languages”" in said
