"""Commands, languages, and links that open a chat with a document."""

import pytest

from bot.messages import MESSAGES, MESSAGES_IN
from index.records.languages import Language
from tests.bot_api_chats import GROUP, RESIDENT
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom
from tests.telegram_front_end import button, buttons

pytest_plugins = ["tests.telegram_bot"]
pytestmark = pytest.mark.usefixtures("bot")

ENGLISH_PHONE = {**RESIDENT, "language_code": "en-GB"}


class TestDocuments:
    @pytest.mark.parametrize(
        ("words", "question"),
        [
            ("/decree 749", "Văn bản 749 nói về việc gì?"),
            ("/decree 749/QĐ-TTg", "749/QĐ-TTg nói về việc gì?"),
            ("/decree@hoi_pho_bot   nd 47/2020", "nd 47/2020 nói về việc gì?"),
            ("/start qd-749", "qd 749 nói về việc gì?"),
            ("/start nd-47-2020", "nd 47/2020 nói về việc gì?"),
        ],
    )
    async def test_a_document_is_one_command_or_link_away(
        self, words: str, question: str, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say(words)
        await api.wait_for_messages(1)
        assert [message for _, message in rasa.asked] == [question]

    async def test_without_a_number_it_says_how(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        api.say("/decree")
        [told] = await api.wait_for_messages(1)
        assert told["text"] == MESSAGES.decree_usage
        assert rasa.asked == []


class TestLanguages:
    async def test_a_language_is_chosen_by_a_tap_and_kept(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say("/lang")
        [asked] = await api.wait_for_messages(1)
        assert [label for label, _ in buttons(asked)] == ["Tiếng Việt", "English", "Français"]
        api.tap(dict(asked), button(asked, "Français"))
        french = MESSAGES_IN["fr"]
        await api.wait_until(lambda: asked["text"] == french.language_set)
        api.say("/help")
        api.say("/decree 47")
        assert (await api.wait_for_messages(2))[1]["text"] == french.help
        await api.wait_for_messages(3)
        assert rasa.asked[0][1] == "De quoi parle le document 47 ?"

    async def test_before_that_it_is_that_of_the_last_answer_or_else_of_the_phone(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say("/help", **{"from": ENGLISH_PHONE})
        [first] = await api.wait_for_messages(1)
        assert first["text"] == MESSAGES_IN["en"].help
        rasa.answers["749"] = [custom(ANSWER)]
        api.say("749", **{"from": ENGLISH_PHONE})
        await api.wait_for_messages(2)
        api.say("/help", **{"from": ENGLISH_PHONE})
        assert (await api.wait_for_messages(3))[2]["text"] == MESSAGES.help

    async def test_the_buttons_are_in_the_language_of_the_answer(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749?"] = [custom({**ANSWER, "language": "en", "rest": 2})]
        api.say("749?")
        [answer] = await api.wait_for_messages(1)
        labels = [label for label, _ in buttons(answer)]
        assert labels[:2] == ["📖 Source: 749/QĐ-TTg, Mục tiêu", "⬇️ More (2)"]

    async def test_the_notice_that_a_question_is_kept_is_in_its_language(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.status, rasa.is_ready = 500, False
        questions: dict[Language, str] = {
            "vi": "Ai ký Quyết định 950 vậy?",
            "en": "Who signed the decision on smart cities?",
            "fr": "Qui a signé la décision sur les villes intelligentes ?",
        }
        for number, question in enumerate(questions.values()):
            api.say(question, {"id": 3000 + number, "type": "private", "first_name": "Lan"})
        await api.wait_until(lambda: len(api.messages) == 3)
        told = {message["chat"]["id"] - 3000: message["text"] for message in api.messages}
        assert [told[n] for n in range(3)] == [MESSAGES_IN[each].kept for each in questions]
        rasa.status = 200


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
async def test_privacy_says_what_is_kept_and_how_long(
    language: str, api: FakeBotApi, rasa: FakeRasa
) -> None:
    api.say("/privacy", **{"from": {**RESIDENT, "language_code": language}})
    [told] = await api.wait_for_messages(1)
    assert "30 " in told["text"]
    assert "180 " in told["text"]
    assert "/forget" in told["text"]
    assert rasa.asked == []


async def test_commands_in_a_group_are_answered_there(api: FakeBotApi) -> None:
    api.say("/lang@hoi_pho_bot", GROUP)
    [asked] = await api.wait_for_messages(1, GROUP)
    assert asked["text"] == MESSAGES.language_question
    assert "reply_parameters" in asked
