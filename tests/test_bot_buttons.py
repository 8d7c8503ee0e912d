"""Buttons that ask, and what somebody could make up in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Button, Kind
from bot.messages import MESSAGES
from tests.bot_api_chats import PRIVATE
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom
from tests.telegram_front_end import button, buttons, quiet, sender

pytest_plugins = ["tests.telegram_bot"]

SENDER = sender(1001)
LONG_QUESTION = "Chương trình Chuyển đổi số quốc gia đặt mục tiêu gì cho năm 2025?"
KEYS = st.just("") | st.text("abcXYZ019-_", min_size=12, max_size=12)
NUMBERS = st.lists(st.integers(0, 999), max_size=2).map(tuple)


@given(st.sampled_from(Kind), KEYS, NUMBERS)
def test_a_button_is_what_it_carries_in_64_bytes(
    kind: Kind, key: str, numbers: tuple[int, ...]
) -> None:
    carried = Button(kind, key, numbers)
    assert Button.parse(carried.data) == carried
    assert len(carried.data.encode()) <= 64


@given(st.text())
def test_whatever_is_carried_is_read_or_refused(data: str) -> None:
    read = Button.parse(data)
    assert read is None or Button.parse(read.data) == read


@pytest.mark.usefixtures("bot")
class TestSuggestions:
    async def test_a_tap_asks_the_question_and_takes_the_button_away(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749"] = [custom(ANSWER)]
        api.say("749")
        [answer] = await api.wait_for_messages(1)
        tapped, data = dict(answer), button(answer, "Mục tiêu 2025?")
        api.tap(tapped, data)
        api.tap(tapped, data)  # a slow phone
        [_, second] = await api.wait_for_messages(2)
        await quiet(api)
        question = "Mục tiêu đến năm 2025 là gì?"
        assert second["text"] == f"❓ {question}\n\nBạn hỏi: {question}"
        assert rasa.asked == [(SENDER, "749"), (SENDER, question)]
        assert len(api.called("answerCallbackQuery")) == 2
        assert rasa.about == [None, "turn-1"]
        assert "Mục tiêu 2025?" not in [label for label, _ in buttons(answer)]
        api.tap(dict(answer), button(answer, "Nguồn"))
        await api.wait_until(lambda: "Đóng nguồn" in str(buttons(answer)))
        api.tap(dict(answer), button(answer, "Đóng nguồn"))
        await api.wait_until(lambda: "Đóng nguồn" not in str(buttons(answer)))
        assert "Mục tiêu 2025?" not in [label for label, _ in buttons(answer)]

    async def test_a_long_question_is_asked_whole(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        suggestion = {"title": "Mục tiêu?", "payload": LONG_QUESTION}
        rasa.answers["749"] = [custom({**ANSWER, "suggestions": [suggestion]})]
        api.say("749")
        [answer] = await api.wait_for_messages(1)
        api.tap(dict(answer), button(answer, "Mục tiêu?"))
        await api.wait_for_messages(2)
        assert rasa.asked[-1] == (SENDER, LONG_QUESTION)

    async def test_a_button_works_under_a_message_too_old_to_read(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749"] = [custom(ANSWER)]
        api.say("749")
        [answer] = await api.wait_for_messages(1)
        old = {"message_id": answer["message_id"], "date": 0, "chat": PRIVATE}
        api.tap(old, button(answer, "Mục tiêu 2025?"))
        await api.wait_for_messages(2)
        assert rasa.asked[-1] == (SENDER, "Mục tiêu đến năm 2025 là gì?")

    @pytest.mark.parametrize(
        "forged",
        [
            ">Ai ký?",
            "#0",
            "a",
            "aAAAAAAAAAAAA.0.0",
            "{key}.0.7",
            "{key}.9.0",
            "l.9",
            "w{answer}.99",
            "z{answer}",
            "a{answer}.0.0; DROP TABLE answers",
            "v{answer}.0.0.0",
            "x" * 64,
        ],
    )
    async def test_forged_callback_data_does_nothing(
        self, forged: str, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749"] = [custom(ANSWER)]
        api.say("749")
        [answer] = await api.wait_for_messages(1)
        key = button(answer, "Mục tiêu 2025?").partition(".")[0]
        api.tap(dict(answer), forged.format(key=key, answer=key[1:]))
        [notice] = await api.wait_for_calls("answerCallbackQuery")
        await quiet(api)
        assert notice["text"] == MESSAGES.button_expired
        assert len(rasa.asked) == 1

    async def test_a_button_of_another_chat_does_nothing(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749"] = [custom(ANSWER)]
        api.say("749")
        [answer] = await api.wait_for_messages(1)
        other = {**PRIVATE, "id": 1002}
        theirs = {**answer, "chat": other}
        for label in ("Mục tiêu 2025?", "Nguồn", "👍"):
            api.tap(theirs, button(answer, label))
        notices = await api.wait_for_calls("answerCallbackQuery", 3)
        await quiet(api, other)
        assert {notice["text"] for notice in notices} == {MESSAGES.button_expired}
        assert len(rasa.asked) == 1

    async def test_a_tap_too_late_to_acknowledge_is_answered_all_the_same(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.fail("answerCallbackQuery", status=400)
        api.fail("editMessageReplyMarkup", status=400)
        api.say("/start")
        [answer] = await api.wait_for_messages(1)
        api.tap(dict(answer), buttons(answer)[0][1])
        await api.wait_for_messages(2)
        assert rasa.asked == [(SENDER, MESSAGES.examples[0])]
