"""What the running application answers, polling a Bot API server on loopback."""

import pytest

from bot.messages import MESSAGES, MESSAGES_IN
from tests.bot_api_chats import GROUP, PRIVATE
from tests.bot_api_rules import Json
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom, text
from tests.telegram_front_end import button, buttons, quiet, sender
from tests.telegram_html import utf16_length

pytest_plugins = ["tests.telegram_bot"]

SENDER = sender(1001)


@pytest.mark.usefixtures("bot")
class TestAnswering:
    async def test_a_question_gets_its_answer_and_source(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.answers["749 ban hành ngày nào?"] = [text("…"), custom(ANSWER)]
        api.say("749 ban hành ngày nào?")
        [answer] = await api.wait_for_messages(1)
        assert answer["html"] == (
            "Ban hành ngày 03/06/2020.\n\n<i>Nguồn: Quyết định 749/QĐ-TTg</i>"
        )
        assert [label for label, _ in buttons(answer)] == [
            "📖 Nguồn: 749/QĐ-TTg, Mục tiêu",
            "Mục tiêu 2025?",
            "👍",
            "👎",
        ]
        assert rasa.asked == [(SENDER, "749 ban hành ngày nào?")]
        [sending] = api.called("sendMessage")
        assert sending["link_preview_options"] == {"is_disabled": True}
        assert "reply_parameters" not in sending

    async def test_typing_is_shown_before_and_again_while_an_answer_is_slow(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        rasa.gate.clear()
        api.say("xin chào")
        await api.wait_for_calls("sendChatAction", 2)
        assert api.sent() == []
        rasa.gate.set()
        await api.wait_for_messages(1)

    async def test_html_is_escaped(self, api: FakeBotApi) -> None:
        api.say("1 < 2 & <b>3</b>?")
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == "Bạn hỏi: 1 < 2 & <b>3</b>?"

    async def test_a_long_answer_is_one_message_whose_pages_are_turned(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        words = " ".join(f"chữ<{number}>" for number in range(1000))
        rasa.answers["dài"] = [custom({**ANSWER, "text": words})]
        api.say("dài")
        [answer] = await api.wait_for_messages(1)
        pages = [answer["text"]]
        while any(label == "▶" for label, _ in buttons(answer)):
            before = answer["text"]
            api.tap(dict(answer), button(answer, "▶"))
            await api.wait_until(lambda: answer["text"] != before)  # noqa: B023
            assert utf16_length(answer["html"]) <= 4096
            pages.append(answer["text"])
        assert len(pages) > 2
        assert f"{len(pages)}/{len(pages)}" in [label for label, _ in buttons(answer)]
        assert " ".join(pages).split()[:1000] == words.split()
        api.tap(dict(answer), button(answer, "◀"))
        await api.wait_until(lambda: answer["text"] == pages[-2])
        assert len(api.sent()) == 1

    async def test_a_persons_slash_is_no_intent(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        api.say("/ ask_topic")
        await api.wait_for_messages(1)
        assert rasa.asked == [(SENDER, "/ ask_topic")]

    async def test_a_chat_is_answered_in_order(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        rasa.gate.clear()
        for number in range(5):
            api.say(f"câu {number}")
        await api.wait_until_read()
        rasa.gate.set()
        answers = await api.wait_for_messages(5)
        assert [a["text"] for a in answers] == [f"Bạn hỏi: câu {n}" for n in range(5)]

    async def test_a_slow_chat_does_not_hold_up_another(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        other = {**PRIVATE, "id": 1002}
        rasa.gate.clear()
        api.say("câu của Lan")
        api.say("câu của Minh", other)
        await api.wait_until(lambda: len(rasa.asked) == 2)
        rasa.gate.set()
        await api.wait_for_messages(1, other)
        await api.wait_for_messages(1)
        assert set(rasa.asked) == {(SENDER, "câu của Lan"), (sender(1002), "câu của Minh")}


@pytest.mark.usefixtures("bot")
class TestCommands:
    async def test_start_greets_with_questions_to_tap(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say("/start")
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == MESSAGES.welcome
        assert [label for label, _ in buttons(answer)] == list(MESSAGES.examples)
        assert rasa.asked == []

    async def test_help(self, api: FakeBotApi) -> None:
        api.say("/help")
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == MESSAGES.help

    async def test_sources(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        rasa.answers[MESSAGES.sources_question] = [text("Tôi đã đọc: …")]
        api.say("/sources")
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == "Tôi đã đọc: …"
        assert rasa.asked == [(SENDER, MESSAGES.sources_question)]

    async def test_an_unknown_command_alone_is_no_question(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say("/ask_topic")
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == MESSAGES.unknown_command
        assert rasa.asked == []

    @pytest.mark.parametrize("words", ["/749 ban hành ngày nào?", "//greet", '/greet{"a": "b"}'])
    async def test_more_than_a_command_is_sent_as_typed(
        self, words: str, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.say(words)
        await api.wait_for_messages(1)
        assert rasa.asked == [(SENDER, words)]

    async def test_the_menu_lists_the_commands(self, api: FakeBotApi) -> None:
        calls = await api.wait_for_calls("setMyCommands", 4)
        menus = {
            call.get("language_code"): {c["command"]: c["description"] for c in call["commands"]}
            for call in calls
        }
        assert menus == {None: MESSAGES.commands} | {
            language: messages.commands for language, messages in MESSAGES_IN.items()
        }


@pytest.mark.usefixtures("bot")
class TestOtherMessages:
    @pytest.mark.parametrize(
        "fields",
        [
            {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}]},
            {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}},
            {"location": {"longitude": 105.8, "latitude": 21.0}},
            {
                "sticker": {
                    "file_id": "1",
                    "file_unique_id": "1",
                    "type": "regular",
                    "width": 9,
                    "height": 9,
                    "is_animated": False,
                    "is_video": False,
                }
            },
        ],
    )
    async def test_what_is_not_text_gets_a_hint(
        self, fields: Json, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        api.post(fields)
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == MESSAGES.only_text
        assert rasa.asked == []

    async def test_a_captions_question_is_answered(self, api: FakeBotApi, rasa: FakeRasa) -> None:
        photo = {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}]}
        api.post({**photo, "caption": "Ai ký 950?"})
        [answer] = await api.wait_for_messages(1)
        assert answer["text"] == "Bạn hỏi: Ai ký 950?"
        asked = {"type": "mention", "offset": 0, "length": 12}
        api.post({**photo, "caption": "@hoi_pho_bot Còn 749?", "caption_entities": [asked]}, GROUP)
        await api.wait_for_messages(1, GROUP)
        assert [message for _, message in rasa.asked] == ["Ai ký 950?", "Còn 749?"]

    async def test_an_album_gets_one_hint(self, api: FakeBotApi) -> None:
        photo = {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}]}
        for _ in range(4):
            api.post({**photo, "media_group_id": "55"})
        await quiet(api)
        assert [m["text"] for m in api.sent()] == [MESSAGES.only_text, MESSAGES.welcome]

    async def test_edits_channel_posts_and_service_messages_are_left_alone(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        channel = {"id": -3003, "type": "channel", "title": "Tin phường"}
        api.post({"text": "sửa", "edit_date": 2}, kind="edited_message")
        api.post({"text": "/help", "edit_date": 2}, kind="edited_message")
        api.post({"text": "bài"}, channel, kind="channel_post")
        api.post({"group_chat_created": True}, GROUP)
        api.push({"update_kind_of_tomorrow": {}})
        await quiet(api)
        await quiet(api, GROUP)
        assert len(api.messages) == 2
        assert rasa.asked == []


@pytest.mark.usefixtures("bot")
class TestGroups:
    async def test_only_what_is_said_to_us_is_answered(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        someone = {"message_id": 1, "date": 1, "chat": GROUP, "from": {**api.me, "id": 5}}
        ours = {**someone, "from": api.me}
        api.say("hôm nay họp tổ dân phố", GROUP)
        api.say("hỏi @hoi_pho_bot_khac nhé", GROUP)
        api.say("không phải bạn", GROUP, reply_to_message=someone)
        api.say("/help", GROUP)  # a command without a name is for every bot here
        api.say("/xem@bot_khac", GROUP)
        api.say("/xem", GROUP)
        api.post({"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}}, GROUP)
        api.say("@hoi_pho_bot tôi cũng là bot", GROUP, **{"from": {**api.me, "id": 6}})
        asked = api.say("@Hoi_Pho_Bot Le Havre làm gì?", GROUP)
        api.say("nguồn ở đâu?", GROUP, reply_to_message=ours)
        await quiet(api, GROUP)
        assert rasa.asked == [
            (sender(GROUP["id"]), "Le Havre làm gì?"),
            (sender(GROUP["id"]), "nguồn ở đâu?"),
        ]
        answers = api.sent(GROUP)
        assert [a["text"] for a in answers] == [
            MESSAGES.help,
            "Bạn hỏi: Le Havre làm gì?",
            "Bạn hỏi: nguồn ở đâu?",
            MESSAGES.welcome,
        ]
        assert answers[1]["reply_parameters"]["message_id"] == asked["message_id"]

    async def test_our_name_alone_asks_back(self, api: FakeBotApi) -> None:
        api.say("@hoi_pho_bot", GROUP)
        [answer] = await api.wait_for_messages(1, GROUP)
        assert answer["text"] == MESSAGES.nothing_asked

    async def test_an_answer_stays_in_its_topic(self, api: FakeBotApi) -> None:
        api.say("@hoi_pho_bot ơi", GROUP, message_thread_id=77, is_topic_message=True)
        await api.wait_for_messages(1, GROUP)
        assert api.called("sendMessage")[0]["message_thread_id"] == "77"
