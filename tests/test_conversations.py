"""Live conversations through the real Rasa, actions and index; `make stories FILTER=…` runs these.

Which conversations there are and what they expect: tests/conversations/.
"""

import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from bot.reply import Citation, Reply, Suggestion, parse_reply
from index.store.catalogue import Catalogue
from index.store.generations import current_generation
from tests.conversation import (
    Conversation,
    Heard,
    Turn,
    complaints,
    read_conversations,
    report,
)
from tests.soundness import faults, faults_of_text

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# The first one may train the dialogue and waits for Rasa.
pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parents[1]
CONVERSATIONS = read_conversations()


def _items() -> Iterator[Any]:
    for conversation in CONVERSATIONS:
        marks = []
        if reason := conversation.known_failure:
            failure = pytest.fail.Exception
            marks = [pytest.mark.xfail(reason=reason, strict=True, raises=failure)]
        yield pytest.param(conversation, id=conversation.conversation, marks=marks)


@pytest.fixture(scope="module")
def catalogue(assistant: "Assistant") -> Catalogue:
    """What the assistant has read."""
    return Catalogue(current_generation(assistant.settings.store_dir))


@pytest.mark.parametrize("conversation", list(_items()))
def test_conversation(
    conversation: Conversation, assistant: "Assistant", catalogue: Catalogue
) -> None:
    hear = partial(_heard, assistant, f"test-{uuid.uuid4()}")
    last = None
    for number, turn in enumerate(conversation.turns, start=1):
        for said in _messages(turn, last):
            last = hear(said)
            found = [*complaints(turn, last), *_faults(last, catalogue)]
            if found:
                what = "; ".join(found)
                pytest.fail(report(conversation, number, said, last, what), pytrace=False)


def _messages(turn: Turn, last: Heard | None) -> list[str]:
    """What a front end sends for the turn."""
    if turn.choose:
        offered = last.reply.suggestions if last else ()
        chosen = [s.payload for s in offered if turn.choose in s.title]
        if not chosen:
            titles = [s.title for s in offered]
            pytest.fail(f"there is no “{turn.choose}” to choose among {titles}", pytrace=False)
        return chosen[:1]
    return [(text * turn.repeat).strip() for text in turn.say]


def _heard(assistant: "Assistant", sender: str, message: str) -> Heard:
    messages = assistant.send(sender, message)
    answers = [part["custom"] for part in messages if "custom" in part]
    texts = [part["text"] for part in messages if "text" in part]
    if not messages:
        pytest.fail(f"said: {message}\ncame back: nothing, Rasa's sign of an error", pytrace=False)
    if answers and "\n\n".join(texts).split() != answers[0]["text"].split():
        pytest.fail(f"said: {message}\ntext and custom disagree: {messages}", pytrace=False)
    return Heard(parse_reply(messages), answers[0] if answers else None)


def _faults(heard: Heard, catalogue: Catalogue) -> Iterator[str]:
    if heard.answer is None:
        return faults_of_text(heard.reply.text)
    return faults(heard.answer, catalogue)


class TestConversationsThemselves:
    def test_every_name_stands_once(self) -> None:
        counted = Counter(conversation.conversation for conversation in CONVERSATIONS)
        assert [name for name, times in counted.items() if times > 1] == []
        assert len(counted) >= 40

    def test_names_can_be_filtered_by(self) -> None:
        names = [conversation.conversation for conversation in CONVERSATIONS]
        assert [name for name in names if not name.isascii()] == []

    def test_conversations_are_written_in_composed_letters(self) -> None:
        for path in (ROOT / "tests" / "conversations").glob("*.yml"):
            text = path.read_text("utf-8")
            assert text == unicodedata.normalize("NFC", text), path.name

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
    def test_a_slip_in_a_turn_is_refused(self, turn: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            Turn.model_validate(turn)

    @pytest.mark.parametrize("text", ["- conversation: x\n", "[", "text", "- {turns: 2021-13-01}"])
    def test_a_malformed_file_is_named(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "a.yml").write_text("[]", encoding="utf-8")
        (tmp_path / "b.yml").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"b\.yml: "):
            read_conversations(tmp_path)


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
        ({"cites": "qd-950-2018"}, "does not cite qd-950-2018"),
        ({"cites": []}, "cites “qd-749-2020”, where it may cite nothing"),
        ({"quote_contains": "Nguồn"}, "no quote holds “Nguồn”"),
        ({"kind": "verbatim"}, "cites as “summary”, not as “verbatim”"),
        ({"suggests": "c"}, "does not suggest “c”"),
    ],
)
def test_each_expectation_can_fail(expected: dict[str, Any], complaint: str) -> None:
    assert list(complaints(Turn.model_validate({"say": "?", **expected}), HEARD)) == [complaint]


def test_what_is_met_gives_no_complaint() -> None:
    expected = {
        "status": "answered",
        "language": "vi",
        "shows": ["kinh tế số"],
        "shows_any": ["30%", "20%"],
        "first_line_shows": "GDP",
        "hides": "vàng",
        "cites": "qd-749-2020",
        "quote_contains": "20%",
        "kind": "summary",
        "suggests": "A",
    }
    turn = Turn.model_validate({"say": "?", **expected})
    assert set(expected) == turn.expectations()
    assert list(complaints(turn, HEARD)) == []


def test_a_failure_quotes_conversation_turn_and_both_sides() -> None:
    turn = Turn(say=["kinh te so"], status=["partial"])
    conversation = Conversation(conversation="A name", turns=[turn])
    said = report(conversation, 2, "kinh te so", HEARD, "status is wrong")
    assert "A name, turn 2: status is wrong" in said
    assert "said: kinh te so" in said
    assert "Kinh tế số 20% GDP." in said
    assert "cites qd-749-2020" in said
