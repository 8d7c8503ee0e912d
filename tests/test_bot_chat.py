import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.chat import run_chat
from bot.errors import Trouble
from bot.messages import MESSAGES
from bot.recording import Recording
from settings import Settings
from tests.fake_rasa import ANSWER, FakeRasa, custom, text
from tests.story_file import read_file

Talk = Callable[..., str]


@pytest.fixture
def rasa() -> Iterator[FakeRasa]:
    """A Rasa on a loop of its own, since the chat is not asynchronous."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = FakeRasa()
    asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(server.__aexit__(None, None, None), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def talk(
    rasa: FakeRasa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Talk]:
    """Say these lines, and get what the terminal showed."""
    files = []

    def talk(*lines: str, recording: Recording | None = None) -> str:
        typed = tmp_path / "typed"
        typed.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        files.append(typed.open(encoding="utf-8"))
        monkeypatch.setattr("sys.stdin", files[-1])
        run_chat(Settings(rasa_url=rasa.url), recording)
        return capsys.readouterr().out

    yield talk
    for file in files:
        file.close()


def asked(rasa: FakeRasa) -> list[str]:
    return [message for _, message in rasa.asked]


def test_a_conversation_reads_as_one(rasa: FakeRasa, talk: Talk) -> None:
    rasa.answers["qd 749"] = [custom({**ANSWER, "text": "Ban hành ngày 03/06/2020."})]
    assert talk("qd 749") == (
        f"{MESSAGES.chat.welcome}\n"
        "Bạn> qd 749\n\n"
        "Hỏi Phố: Ban hành ngày 03/06/2020.\n\n"
        "🔗 749/QĐ-TTg: https://example.org/qd-749?a=1&b=2\n\n"
        "  1. Mục tiêu 2025?\n\n"
        f"Bạn> \n{MESSAGES.chat.goodbye}\n"
    )


def test_a_suggestion_is_chosen_by_its_number(rasa: FakeRasa, talk: Talk) -> None:
    button = {"title": "Nguồn", "payload": "/749 ai ký"}
    rasa.answers["a"] = [text("A", buttons=[button, {**button, "payload": "Ai ký?"}])]
    talk("a", "2", "a", "1", "1")
    assert asked(rasa) == ["a", "Ai ký?", "a", "/749 ai ký", "1"]


def test_a_number_that_chooses_nothing_is_a_question(rasa: FakeRasa, talk: Talk) -> None:
    talk("115", "0", "²")
    assert asked(rasa) == ["115", "0", "²"]


def test_commands(rasa: FakeRasa, talk: Talk) -> None:
    shown = talk("/help", "/SOURCES", "/ask_topic", "//", "/ a", "", "  ", "/quit", "không gửi")
    assert asked(rasa) == [MESSAGES.sources_question, "/ a"]
    assert MESSAGES.chat.help in shown
    assert shown.count(MESSAGES.unknown_command) == 2
    assert shown.endswith(f"\n{MESSAGES.chat.goodbye}\n")


def test_one_chat_is_one_conversation_and_the_next_is_another(rasa: FakeRasa, talk: Talk) -> None:
    talk("a", "b")
    talk("c")
    first, second, third = (sender for sender, _ in rasa.asked)
    assert first == second != third


def test_what_is_said_and_chosen_is_recorded(rasa: FakeRasa, talk: Talk, tmp_path: Path) -> None:
    button = {"title": "Nguồn", "payload": "/749 ai ký"}
    rasa.answers["a"] = [text("A", buttons=[button])]
    rasa.answers["lỗi"] = []
    recording = Recording("Chat", tmp_path, date(2026, 12, 1))
    shown = talk("a", "1", "lỗi", "/help", recording=recording)
    [conversation] = read_file(recording.file).conversations
    assert [(turn.say, turn.choose, turn.shows) for turn in conversation.turns] == [
        (["a"], None, ["A"]),
        ([], "Nguồn", ["Bạn hỏi: /749 ai ký"]),
    ]
    assert shown.endswith(f"{MESSAGES.chat.recorded.format(file=recording.file)}\n")


def test_a_chat_that_says_nothing_records_nothing(talk: Talk, tmp_path: Path) -> None:
    recording = Recording("Chat", tmp_path, date(2026, 12, 1))
    assert str(recording.file) not in talk("/quit", recording=recording)
    assert not recording.file.exists()


def test_a_failure_is_told_kindly_and_can_be_asked_again(
    rasa: FakeRasa, talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    rasa.answers["bí mật"] = []
    shown = talk("bí mật", "1")
    assert asked(rasa) == ["bí mật", "bí mật"]
    assert shown.count(MESSAGES.troubles[Trouble.FAILED]) == 2
    assert "action server" in caplog.text
    assert "bí mật" not in caplog.text
