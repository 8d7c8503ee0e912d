"""What a question is about: a reply to an older message, an edit, a new beginning."""

import pytest

from bot.messages import MESSAGES
from tests.bot_api_chats import GROUP
from tests.bot_api_rules import Json
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom
from tests.telegram_front_end import button, quiet

pytest_plugins = ["tests.telegram_bot"]
pytestmark = pytest.mark.usefixtures("bot")


def told(rasa: FakeRasa, question: str, text: str) -> None:
    rasa.answers[question] = [custom({**ANSWER, "text": text})]


async def ask(api: FakeBotApi, rasa: FakeRasa, question: str) -> tuple[Json, Json]:
    """Ask something and return the question and its answer as messages."""
    told(rasa, question, f"Trả lời {question}")
    before = len(api.sent())
    asked = api.say(question)
    return asked, (await api.wait_for_messages(before + 1))[before]


class TestReplies:
    async def test_a_reply_to_an_older_message_is_about_its_turn(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        _, first = await ask(api, rasa, "749")
        await ask(api, rasa, "950")
        api.say("ai ký?", reply_to_message=first)
        api.say("còn hiệu lực không?")
        await api.wait_for_messages(4)
        assert rasa.about == [None, None, "turn-1", None]

    async def test_it_is_so_after_a_page_was_turned_and_the_rest_shown(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749"] = [custom({**ANSWER, "rest": 2})]
        told(rasa, "xem thêm", "Hai ý nữa")
        api.say("749")
        [first] = await api.wait_for_messages(1)
        api.tap(dict(first), button(first, "Xem thêm"))
        await api.wait_until(lambda: first["text"].startswith("Hai ý nữa"))
        await ask(api, rasa, "950")
        api.say("cái thứ hai?", reply_to_message=first)
        await api.wait_for_messages(3)
        assert rasa.about == [None, "turn-1", None, "turn-2"]

    async def test_a_reply_to_what_is_no_answer_is_about_what_was_last(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say("/help")
        [help_message] = await api.wait_for_messages(1)
        api.say("ai ký?", reply_to_message=help_message)
        await api.wait_for_messages(2)
        assert rasa.about == [None]

    async def test_in_a_group_it_is_about_the_answer_that_is_replied_to(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        told(rasa, "749", "Một")
        told(rasa, "950", "Hai")
        api.say("@hoi_pho_bot 749", GROUP)
        api.say("@hoi_pho_bot 950", GROUP)
        [first, _] = await api.wait_for_messages(2, GROUP)
        api.say("ai ký?", GROUP, reply_to_message=first)
        await api.wait_for_messages(3, GROUP)
        assert rasa.about == [None, None, "turn-1"]

    async def test_a_button_of_an_older_message_is_about_that(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        _, first = await ask(api, rasa, "749")
        await ask(api, rasa, "950")
        api.tap(dict(first), button(first, "Mục tiêu 2025?"))
        await api.wait_for_messages(3)
        assert rasa.about == [None, None, "turn-1"]


class TestEdits:
    async def test_an_edited_question_is_answered_anew_by_editing_the_answer(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        await ask(api, rasa, "749")
        asked, answer = await ask(api, rasa, "759 ai ký?")
        old_button = button(answer, "Mục tiêu 2025?")
        told(rasa, "950 ai ký?", "Trần Văn A")
        api.post({**asked, "text": "950 ai ký?", "edit_date": 2}, kind="edited_message")
        await api.wait_until(lambda: answer["text"] == "Trần Văn A")
        assert rasa.about == [None, None, "turn-1"], "as if the first one had not been asked"
        api.tap(dict(answer), old_button)
        [notice] = await api.wait_for_calls("answerCallbackQuery")
        assert notice["text"] == MESSAGES.button_expired
        await quiet(api)
        assert len(api.sent()) == 3

    async def test_the_first_question_edited_begins_the_conversation_anew(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        asked, answer = await ask(api, rasa, "759")
        for words in ("758", "757"):
            told(rasa, words, f"Trả lời {words}")
            api.post({**asked, "text": words, "edit_date": 2}, kind="edited_message")
        await api.wait_until(lambda: answer["text"] == "Trả lời 757")
        assert rasa.about == [None, "", ""]

    async def test_an_edit_that_changes_no_word_or_was_never_answered_is_left_alone(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        asked, _ = await ask(api, rasa, "749")
        api.post({**asked, "edit_date": 2}, kind="edited_message")
        api.post({**asked, "message_id": 7, "text": "cũ", "edit_date": 2}, kind="edited_message")
        await quiet(api)
        assert len(rasa.asked) == 1

    async def test_an_answer_that_was_deleted_is_sent_anew(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        asked, _ = await ask(api, rasa, "759")
        told(rasa, "749", "Mới")
        api.fail(
            "editMessageText", status=400, description="Bad Request: message to edit not found"
        )
        api.post({**asked, "text": "749", "edit_date": 2}, kind="edited_message")
        assert (await api.wait_for_messages(2))[1]["text"] == "Mới"


async def test_new_begins_the_conversation_anew_once(api: FakeBotApi, rasa: FakeRasa) -> None:
    await ask(api, rasa, "749")
    api.say("/new")
    api.say("ai ký?")
    api.say("ở đâu?")
    said = [message["text"] for message in await api.wait_for_messages(4)]
    assert said[1] == MESSAGES.new_started
    assert rasa.about == [None, "", None]
