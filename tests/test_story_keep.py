from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reply import Citation, Reply, Suggestion
from tests import story_keep
from tests.conversation import Conversation, Heard
from tests.story_keep import differences, keep, kept, main, new_folder
from tests.story_run import Exchange, Held

ONE = Conversation.model_validate({"conversation": "One", "turns": [{"say": "a", "shows": "b"}]})
CITED = Citation("qd-749-2020", "749/QĐ-TTg", "t", None, "Mục tiêu", "q", None, "summary")


def held(text: str, **changed: Any) -> Held:
    fields: dict[str, Any] = {"status": "answered", "citations": (CITED,)}
    reply = Reply(text, **{**fields, "suggestions": (Suggestion("More", "m"),), **changed})
    return Held(ONE, 0, (Exchange(1, "a", "a", Heard(reply, None)),))


def folder(path: Path, *ways: Held) -> Path:
    path.mkdir()
    assert keep(ways, path) == sum(len(way.exchanges) for way in ways)
    return path


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    record = kept(folder(tmp_path / "a", held("first\nsecond")))["One", 0, 1]
    assert record["text"] == "first\nsecond"
    assert record["cites"] == ["qd-749-2020 › Mục tiêu"]
    assert record["suggests"] == ["More"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (held("first\nthird"), ["  -second", "  +third"]),
        (held("first\nsecond", status="partial"), ["  status: answered → partial"]),
        (held("first\nsecond", language="en"), ["  language: vi → en"]),
        (held("first\nsecond", citations=()), ["  cites: qd-749-2020 › Mục tiêu → nothing"]),
        (held("first\nsecond", suggestions=()), ["  suggests: More → nothing"]),
    ],
)
def test_what_changed_is_told(changed: Held, told: list[str], tmp_path: Path) -> None:
    old, new = folder(tmp_path / "a", held("first\nsecond")), folder(tmp_path / "b", changed)
    [text] = differences(kept(old), kept(new))
    assert text.splitlines() == ["One, turn 1: a", *told]


def test_two_equal_runs_differ_in_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = [folder(tmp_path / name, held("x")) for name in "ab"]
    assert main([str(path) for path in same]) == 0
    assert capsys.readouterr().out == "0 of 1 replies differ\n"


def test_a_message_of_one_run_alone_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = [folder(tmp_path / "a", held("x")), folder(tmp_path / "b")]
    assert main([str(path) for path in runs]) == 0
    assert "only in the first run" in capsys.readouterr().out


def test_a_folder_without_a_run_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert "make stories KEEP=1" in capsys.readouterr().out


def test_a_run_has_a_folder_of_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_keep, "FOLDER", tmp_path)
    assert new_folder(datetime(2026, 12, 1, 9, 5, 7)) == tmp_path / "2026-12-01-090507"
