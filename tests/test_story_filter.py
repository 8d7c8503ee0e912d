import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import story_filter
from tests.conversation import Conversation, read_files
from tests.story_filter import near, selected

ROOT = Path(__file__).parents[1]


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


def test_near_names_are_offered() -> None:
    assert near("goals of le harve", FILES)[0] == "Goals of Le Havre"
    assert "languages" in near("langages", FILES)
    assert near("zzzz", FILES) == []


def test_the_example_of_the_readme_selects_something() -> None:
    assert selected("le_havre", read_files())


def record_runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let pytest run nothing; return the list that gets what it was to run."""
    ran: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        ran.append(arguments)
        return 0

    monkeypatch.setattr(pytest, "main", run)
    return ran


def test_an_empty_filter_runs_all(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = record_runs(monkeypatch)
    assert story_filter.main("") == 0
    assert ran == [[story_filter.TESTS]]


@pytest.mark.parametrize("asked", ["😀", "[", "*", "_", "  ", "?!"])
def test_a_filter_without_a_word_runs_nothing(
    asked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = record_runs(monkeypatch)
    assert story_filter.main(asked) == 1
    assert ran == []
    assert "holds no word" in capsys.readouterr().out


def test_what_is_selected_is_run_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = record_runs(monkeypatch)
    assert story_filter.main("le_havre") == 0
    names = selected("le_havre", read_files())
    assert ran == [[f"{story_filter.TESTS}::test_conversation[{name}]" for name in names]]


def test_pytest_knows_every_selected_name() -> None:
    names = selected("emergencies", read_files())
    nodes = [f"{story_filter.TESTS}::test_conversation[{name}]" for name in names]
    python = str(ROOT / ".venv/bin/python")
    asked = [python, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=", *nodes]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("::test_conversation[") == len(names) > 1


def test_nothing_selected_is_said_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    assert story_filter.main("small_tlak") == 1
    said = capsys.readouterr().out
    assert "No conversation holds “small_tlak”" in said
    assert "small_talk" in said
