from pathlib import Path

import pytest

from actions.reading.plan import Anything, Passages
from bot.reply import Reply
from settings import Settings, load_settings
from tests import story_explain
from tests.conversation import Conversation, Heard
from tests.story_explain import explained, plain
from tests.story_run import Exchange, Held

TURNS = [
    {"say": "Quyết định 749 do ai ký?", "shows": "x"},
    {"say": "còn hiệu lực không", "shows": "x"},
]


@pytest.fixture
def settings(shipped_store: Path) -> Settings:
    return load_settings().model_copy(update={"store_dir": shipped_store})


def held(*replies: str) -> Held:
    conversation = Conversation.model_validate({"conversation": "Signed", "turns": TURNS})
    heard = [Heard(Reply(text, "answered"), None) for text in replies]
    said = [turn.say[0] for turn in conversation.turns]
    exchanges = [
        Exchange(number, text, text, reply, ("wrong",))
        for number, (text, reply) in enumerate(zip(said, heard, strict=False), start=1)
    ]
    return Held(conversation, 0, tuple(exchanges))


def test_every_stage_of_a_failed_conversation_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    intents = {"ask_document": 0.7, "inform": 0.2, "greet": 0.1}
    monkeypatch.setattr(story_explain, "ranked", lambda texts, _: [intents] * len(texts))
    [told] = explained([held("Người ký là ai đó.", "Không.")], settings)
    first, second = told.split("  2 > ")
    assert "how “Signed” is understood" in first
    assert "intent   ask_document 0.70, inform 0.20" in first
    assert "plan     lookup" in first
    assert "or       within" in first
    assert "executed Lookup(target=Named(" in first
    assert "answers qd-749-2020 › Thông tin văn bản" in first
    assert "does not answer qd-749-2020" in first
    assert "here it is answered otherwise" in first  # what came back was made up
    assert "plan     validity" in second
    assert "focus    documents: qd-749-2020" in second
    assert "focus    plan: Lookup(" in second


def test_nothing_failed_and_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(explained([], Settings(store_dir=Path("/nowhere")))) == []


def test_a_value_is_told_without_its_defaults() -> None:
    assert plain(Passages("a b", Anything())) == "Passages(text=a b)"
    assert plain((Anything(), 1)) == "(Anything(), 1)"
