import unicodedata
from typing import Any

import pytest
from pydantic import ValidationError

from bot.reply import Citation, Reply, Suggestion
from tests.conversation import Conversation, Heard, Turn, complaints
from tests.known_failures import known_failures
from tests.story_file import FOLDER, read_conversations, read_files


class TestConversationsThemselves:
    @pytest.mark.parametrize("file", list(read_files()))
    def test_nothing_is_wrong_in_a_file(self, file: str) -> None:
        assert "\n".join(map(str, read_files()[file].problems)) == ""

    def test_names_can_be_filtered_by(self) -> None:
        names = [conversation.conversation for conversation in read_conversations()]
        assert [name for name in names if not name.isascii()] == []
        assert len(names) >= 240

    def test_conversations_are_written_in_composed_letters(self) -> None:
        for path in FOLDER.glob("*.yml"):
            text = path.read_text("utf-8")
            assert text == unicodedata.normalize("NFC", text), path.name

    def test_what_is_known_to_fail_is_there(self) -> None:
        names = {conversation.conversation for conversation in read_conversations()}
        assert known_failures().keys() <= names


@pytest.mark.parametrize(
    "turn",
    [
        {"say": "xin chào", "show": ["chào"]},
        {"say": "xin chào"},
        {"say": "xin chào", "choose": "Le Havre", "status": "answered"},
        {"shows": ["chào"]},
        {"say": "xin chào", "status": "answerd"},
        {"say": "xin chào", "shows": [""]},
    ],
    ids=["unknown key", "expects nothing", "two deeds", "no deed", "no status", "empty text"],
)
def test_a_slip_in_a_turn_is_refused(turn: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Turn.model_validate(turn)


def of_turns(*turns: dict[str, Any]) -> Conversation:
    expected = [{"shows": "x", **turn} for turn in turns]
    return Conversation.model_validate({"conversation": "c", "turns": expected})


@pytest.mark.parametrize(
    ("turns", "ways"),
    [
        ([{"say": "a"}], [["a"]]),
        ([{"say": ["a", "b"]}], [["a"], ["b"]]),
        ([{"say": ["a", "b"]}, {"say": "c"}], [["a", "c"], ["b", "c"]]),
        ([{"say": "a"}, {"say": ["b", "c"]}], [["a", "b"], ["a", "c"]]),
        (
            [{"say": ["a", "b"]}, {"say": ["c", "d", "e"]}],
            [["a", "c"], ["b", "d"], ["a", "e"]],
        ),
        ([{"say": ["a", "b"]}, {"choose": "x"}], [["a", ""], ["b", ""]]),
        ([{"say": "a ", "repeat": 3}], [["a a a"]]),
    ],
)
def test_each_wording_is_said_with_all_turns(
    turns: list[dict[str, Any]], ways: list[list[str]]
) -> None:
    assert of_turns(*turns).ways() == ways


CITED = Citation(
    "qd-749-2020", "749/QĐ-TTg", "t", None, "Mục tiêu", "Kinh tế số 20% GDP.", None, "summary"
)
HEARD = Heard(
    Reply("Kinh tế số 20% GDP.\n\nNguồn: …", "answered", "vi", (CITED,), (Suggestion("A b", "x"),)),
    {},
)


@pytest.mark.parametrize(
    ("expected", "complaint"),
    [
        ({"status": "partial"}, "status is answered, not partial"),
        ({"language": "en"}, "language is vi, not en"),
        ({"shows": ["20%", "30%"]}, "does not show “30%”"),
        ({"shows_any": ["30%", "40%"]}, "shows none of “30%”, “40%”"),
        ({"first_line_shows": "Nguồn"}, "its first line does not show “Nguồn”"),
        ({"hides": "GDP"}, "shows “GDP”"),
        ({"cites": "qd-950-2018"}, "does not cite qd-950-2018, but “749/QĐ-TTg”"),
        ({"cites": "749/QĐ"}, "does not cite 749/QĐ, but “749/QĐ-TTg”"),
        ({"cites": []}, "cites “qd-749-2020”, where it may cite nothing"),
        ({"quote_contains": "Nguồn"}, "no quote holds “Nguồn”"),
        ({"kind": "verbatim"}, "cites as “summary”, not as “verbatim”"),
        ({"suggests": "c"}, "does not suggest “c”"),
    ],
)
def test_each_expectation_can_fail(expected: dict[str, Any], complaint: str) -> None:
    assert list(complaints(Turn.model_validate({"say": "?", **expected}), HEARD)) == [complaint]


@pytest.mark.parametrize("document", ["qd-749-2020", "749/QĐ-TTg", "749/qd-ttg", " 749/QĐ-TTg "])
def test_what_is_met_gives_no_complaint(document: str) -> None:
    expected = {
        "status": "answered",
        "language": "vi",
        "shows": ["kinh tế số"],
        "shows_any": ["30%", "20%"],
        "first_line_shows": "GDP",
        "hides": "vàng",
        "cites": document,
        "quote_contains": "20%",
        "kind": "summary",
        "suggests": "A",
    }
    turn = Turn.model_validate({"say": "?", **expected})
    assert set(expected) == turn.expectations()
    assert list(complaints(turn, HEARD)) == []
