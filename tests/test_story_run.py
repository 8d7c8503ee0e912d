from typing import Any

import httpx
import pytest

from tests.conversation import Conversation
from tests.story_run import AT_ONCE, hold, hold_all, read_messages, sending

Messages = list[dict[str, Any]]


def conversation(name: str, *turns: dict[str, Any]) -> Conversation:
    return Conversation.model_validate({"conversation": name, "turns": list(turns)})


class Echo:
    """An assistant that says what it is told, and offers it in capitals; it counts its turns."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def __call__(self, sender: str, message: str) -> Messages:
        self.heard.append((sender, message))
        if message == "nothing":
            return []
        if message == "down":
            raise httpx.ConnectError("down")
        turn = sum(who == sender for who, _ in self.heard)
        button = {"title": message.upper(), "payload": f"chosen {message}"}
        return [{"text": f"{turn}: {message}", "buttons": [button]}]


def test_each_way_is_held_by_a_person_of_its_own_to_its_end() -> None:
    echo = Echo()
    both = conversation(
        "two",
        {"say": ["a", "b"], "shows_any": ["1: a", "1: b"]},
        {"say": "c", "shows": "2: c"},
        {"choose": "C", "shows": "3: chosen c"},
    )
    [ways] = hold_all([both], echo, None)
    assert [way.wrong for way in ways] == [(), ()]
    assert [[each.said for each in way.exchanges] for way in ways] == [
        ["a", "c", "[C]"],
        ["b", "c", "[C]"],
    ]
    assert len({sender for sender, _ in echo.heard}) == 2


def test_the_order_is_that_of_the_file() -> None:
    names = [f"c{number}" for number in range(3 * AT_ONCE)]
    held = hold_all(
        [conversation(name, {"say": name, "shows": name}) for name in names], Echo(), None
    )
    assert [ways[0].conversation.conversation for ways in held] == names


def test_a_wrong_reply_ends_its_way_and_is_told_with_all_before_it() -> None:
    three = conversation(
        "three",
        {"say": ["a", "x"], "shows_any": ["a", "x"]},
        {"say": "b", "shows": "zzz"},
        {"say": "never said", "shows": "c"},
    )
    echo = Echo()
    told = str(hold(three, 1, echo, None))
    assert "three [2 of 2], turn 2: does not show “zzz”" in told
    assert "1 > x\n    < [plain, vi]\n    < 1: x" in told
    assert "2 > b\n    < [plain, vi]\n    < 2: b" in told
    assert [message for _, message in echo.heard] == ["x", "b"]


@pytest.mark.parametrize(
    ("turn", "wrong"),
    [
        ({"say": "nothing", "shows": "x"}, "no reply: an empty list, Rasa's sign of an error"),
        ({"say": "down", "shows": "x"}, "no reply: down"),
        ({"say": "{a}", "shows": "a"}, "shows “{”, which only a program should see"),
    ],
)
def test_what_is_no_reply_is_told(turn: dict[str, Any], wrong: str) -> None:
    held = hold(conversation("c", turn), 0, Echo(), None)
    assert held.wrong == (wrong,)
    assert wrong in str(held)


def test_a_button_that_is_not_there_is_told_with_those_that_are() -> None:
    turns = ({"say": "a", "shows": "a"}, {"choose": "B", "shows": "b"})
    held = hold(conversation("c", *turns), 0, Echo(), None)
    assert held.wrong == ("there is no “B” to choose among: A",)
    first = hold(conversation("c", turns[1]), 0, Echo(), None)
    assert first.wrong == ("there is no “B” to choose among: nothing",)


def test_a_long_message_is_shortened_in_what_is_told() -> None:
    held = hold(conversation("c", {"say": "ab ", "repeat": 200, "shows": "x"}), 0, Echo(), None)
    assert "… (599 characters)" in str(held)


def test_text_and_answer_must_agree() -> None:
    answer: dict[str, Any] = {"text": "a b", "status": "answered", "language": "vi"}
    answer |= {"citations": [], "suggestions": []}
    heard = read_messages([{"text": "a"}, {"text": "b"}, {"custom": answer}])
    assert heard.reply.status == "answered"
    with pytest.raises(ValueError, match="disagree"):
        read_messages([{"text": "a"}, {"custom": answer}])


def test_an_address_that_nobody_answers_at_is_no_reply() -> None:
    held = hold(
        conversation("c", {"say": "a", "shows": "a"}), 0, sending("http://127.0.0.1:9"), None
    )
    assert held.wrong[0].startswith("no reply: ")
