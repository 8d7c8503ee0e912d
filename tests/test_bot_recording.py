from datetime import date
from pathlib import Path

import pytest

from bot.recording import Recording, RecordingError
from bot.reply import Citation, Reply, Suggestion
from tests.conversation import Heard, complaints
from tests.story_file import read_file

DAY = date(2026, 12, 1)
QUOTE = "Kinh tế số đạt 20% GDP."
CITED = Citation("qd-749-2020", "749/QĐ-TTg", "t", None, "Mục tiêu", QUOTE, None, "summary")
NEWS = Citation("hoi-thao", None, "t", None, "Mục tiêu", "Không có trong lời.", None, "summary")
ANSWER = Reply(f"{QUOTE}\n\nNguồn: …", "answered", "vi", (CITED, NEWS), (Suggestion("Ai ký", "x"),))
PLAIN = Reply("Hello!", None, "en")


def test_a_recording_is_a_conversation_that_passes(tmp_path: Path) -> None:
    recording = Recording("Mục tiêu  2025", tmp_path / "new", DAY)
    assert not recording.file.exists()
    recording.add("kinh tế số: bao nhiêu?\nxin cảm ơn", "", ANSWER)
    recording.add("749 ai ký", "Ai ký", PLAIN)
    assert recording.file == tmp_path / "new" / "muc_tieu_2025.yml"
    file = read_file(recording.file)
    assert file.problems == ()
    assert "\n  turns:\n    - say: " in recording.file.read_text("utf-8")
    [conversation] = file.conversations
    first, second = conversation.turns
    assert conversation.conversation == "Muc tieu 2025"
    assert first.say == ["kinh tế số: bao nhiêu?\nxin cảm ơn"]
    assert first.shows == [QUOTE]
    assert first.cites == ["749/QĐ-TTg", "hoi-thao"]
    assert (second.choose, second.shows, second.cites, second.status) == (
        "Ai ký",
        ["Hello!"],
        [],
        [],
    )
    assert list(complaints(first, Heard(ANSWER, None))) == []
    assert list(complaints(second, Heard(PLAIN, None))) == []


def test_it_says_when_it_was_made_and_how_an_editor_helps(tmp_path: Path) -> None:
    recording = Recording("a", tmp_path, DAY)
    recording.add("a", "", PLAIN)
    schema, day, *_ = recording.file.read_text("utf-8").splitlines()
    assert (tmp_path / schema.split("=")[1]).resolve().exists()
    assert "2026-12-01" in day


def test_a_long_line_is_cut_at_a_word(tmp_path: Path) -> None:
    recording = Recording("a", tmp_path, DAY)
    recording.add("a", "", Reply("lời " * 100))
    [conversation] = read_file(recording.file).conversations
    [shown] = conversation.turns[0].shows
    assert 140 < len(shown) <= 160
    assert shown.endswith("lời")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    Recording("a", tmp_path, DAY).add("a", "", PLAIN)
    with pytest.raises(RecordingError, match="another name"):
        Recording("A", tmp_path, DAY)


@pytest.mark.parametrize("name", ["", "  ", "../..", "?", "😀"])
def test_a_name_of_no_words_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="a few words"):
        Recording(name, tmp_path, DAY)


def test_a_name_leaves_its_folder_alone(tmp_path: Path) -> None:
    assert Recording("../../etc/passwd", tmp_path, DAY).file == tmp_path / "etc_passwd.yml"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(RecordingError, match="cannot be written"):
        Recording("a", tmp_path / "file", DAY).add("a", "", PLAIN)
