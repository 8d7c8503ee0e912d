"""The whole assistant as a resident meets it: Telegram's Bot API, bot, Rasa, actions, index."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.messages import MESSAGES
from ops import ports
from tests.bot_api_rules import Json
from tests.fake_bot_api import TOKEN, FakeBotApi
from tests.telegram_front_end import button, buttons
from tests.telegram_html import links
from tests.test_bot_main import ended, running

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# The first one may train the dialogue and waits for Rasa.
pytestmark = pytest.mark.timeout(900)

QUESTION = "muc tieu cua le havre nam 2030"
_ids = itertools.count(5001)


@pytest.fixture
def chat() -> Json:
    """A private chat that nothing was said in yet."""
    return {"id": next(_ids), "type": "private", "first_name": "Lan"}


@asynccontextmanager
async def telegram(rasa_url: str, folder: Path) -> AsyncIterator[FakeBotApi]:
    """Run `python -m bot telegram` against a Bot API of its own."""
    async with FakeBotApi() as api:
        settings = {
            "TELEGRAM_API_BASE_URL": api.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "RASA_URL": rasa_url,
        }
        async with running("telegram", folder, **settings) as process:
            yield api
            process.terminate()
            status, _, log = await ended(process)
        (folder / "log").write_text(log)
        assert (status, api.refusals) == (0, [])
        assert TOKEN not in log
        assert "Traceback" not in log


@pytest.fixture
async def api(assistant: "Assistant", tmp_path: Path) -> AsyncIterator[FakeBotApi]:
    async with telegram(assistant.url, tmp_path) as api:
        yield api


async def told(api: FakeBotApi, text: str, chat: Json) -> Json:
    """Say something; return the next message that comes."""
    before = len(api.sent(chat))
    api.say(text, chat)
    return (await api.wait_for_messages(before + 1, chat))[before]


async def tap(api: FakeBotApi, message: Json, label: str) -> None:
    """Tap the button whose label holds these words; return once the message says something else."""
    before = message["text"]
    api.tap(dict(message), button(message, label))
    await api.wait_until(lambda: message["text"] != before, 60)


async def test_a_question_without_diacritics_is_answered_with_its_source(
    api: FakeBotApi, chat: Json
) -> None:
    answer = await told(api, QUESTION, chat)
    assert answer["text"].startswith("Le Havre")
    assert "hình mẫu" in answer["text"]
    assert "<i>Nguồn: Hỏi Phố tóm tắt theo hội thảo" in answer["html"]
    typing = [call for call in api.called("sendChatAction") if int(call["chat_id"]) == chat["id"]]
    assert typing
    assert typing[0]["action"] == "typing"


async def test_a_documents_source_is_one_tap_away(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, "qd 749 ban hanh ngay nao", chat)
    assert "03/6/2020" in answer["text"]
    said = answer["text"]
    await tap(api, answer, "📖 Nguồn: 749/QĐ-TTg")
    assert answer["text"].startswith(said)
    assert "<blockquote expandable>Quyết định 749/QĐ-TTg" in answer["html"]
    assert {label for _, label in links(answer["html"])} == {"749/QĐ-TTg"}
    assert len(api.sent(chat)) == 1


async def test_the_rest_of_an_overview_comes_into_the_same_message(
    api: FakeBotApi, chat: Json
) -> None:
    answer = await told(api, "tóm tắt quyết định 749", chat)
    first = answer["text"]
    await tap(api, answer, "Xem thêm")
    assert "Tôi nói thêm" in answer["text"]
    await tap(api, answer, "◀")
    assert answer["text"] == first
    assert len(api.sent(chat)) == 1


async def test_a_reply_to_an_older_message_is_about_it_and_an_edit_is_answered_anew(
    api: FakeBotApi, chat: Json
) -> None:
    first = await told(api, "qd 749 ban hanh ngay nao", chat)
    await told(api, "Quyết định 950 ban hành ngày nào?", chat)
    asked = api.say("Ai ký?", chat, reply_to_message=first)
    answer = (await api.wait_for_messages(3, chat))[2]
    assert "Nguyễn Xuân Phúc" in answer["text"]
    edited = {**asked, "text": "Quyết định 950 ai ký?", "edit_date": 2}
    api.post(edited, chat, kind="edited_message")
    await api.wait_until(lambda: "Trịnh Đình Dũng" in answer["text"])


async def test_forget_forgets_in_rasa_too(api: FakeBotApi, chat: Json) -> None:
    person = {"from": {"id": chat["id"], "is_bot": False, "first_name": "Lan"}}
    api.say("qd 749 ban hanh ngay nao", chat, **person)
    api.say("/forget", chat, **person)
    asked = (await api.wait_for_messages(2, chat))[1]
    [(_, data)] = buttons(asked)
    api.tap(dict(asked), data, **person)
    await api.wait_until(lambda: "1 lượt trò chuyện, 1 câu trả lời" in asked["text"])
    assert asked["text"].endswith("còn 0.")
    api.say("Ai ký?", chat, **person)
    assert "Bạn muốn hỏi văn bản nào" in (await api.wait_for_messages(3, chat))[2]["text"]


async def test_a_suggestion_is_tapped_and_answered(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, QUESTION, chat)
    label, data = next((label, data) for label, data in buttons(answer) if data.startswith("a"))
    api.tap(dict(answer), data)
    tapped = (await api.wait_for_messages(2, chat))[1]
    assert tapped["text"].startswith(MESSAGES.asked.format(question=""))
    assert label.rstrip("…")[1:] in tapped["text"]  # its capital is the button's
    assert "Nguồn: Hỏi Phố tóm tắt theo" in tapped["text"]
    assert label not in [title for title, _ in buttons(answer)], "the button is gone"


async def test_a_button_chooses_between_two_documents(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, "06", chat)
    [data] = [data for label, data in buttons(answer) if "06/QĐ-TTg" in label]
    api.tap(dict(answer), data)
    tapped = (await api.wait_for_messages(2, chat))[1]
    assert "Đề án phát triển ứng dụng dữ liệu về dân cư" in tapped["text"]


async def test_start_offers_questions_that_are_answered(api: FakeBotApi, chat: Json) -> None:
    welcome = await told(api, "/start", chat)
    assert welcome["text"] == MESSAGES.welcome
    offered = buttons(welcome)
    assert len(offered) == len(MESSAGES.examples)
    for count, (_, data) in enumerate(offered, start=2):
        api.tap(dict(welcome), data)
        answer = (await api.wait_for_messages(count, chat))[-1]
        assert "Nguồn: Hỏi Phố tóm tắt theo" in answer["text"]


async def test_help_says_how_to_ask_and_its_examples_are_answered(
    api: FakeBotApi, chat: Json
) -> None:
    told_help = await told(api, "/help", chat)
    assert told_help["text"] == MESSAGES.help
    examples = [line[2:] for line in MESSAGES.help.split("\n") if line.startswith("• ")]
    assert len(examples) >= 3
    for example in examples:
        answer = await told(api, example, chat)
        assert "Nguồn: Hỏi Phố tóm tắt theo" in answer["text"], example


async def test_sources_lists_what_was_read(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, "/sources", chat)
    listed = answer["text"]
    while any(label == "▶" for label, _ in buttons(answer)):
        await tap(api, answer, "▶")
        listed += answer["text"]
    assert "Tôi đã đọc và tóm tắt 26 tài liệu" in listed
    assert "749/QĐ-TTg" in listed
    assert "Hội thảo" in listed


async def test_where_that_is_from_means_the_same_chat(api: FakeBotApi, chat: Json) -> None:
    await told(api, "Dân số Nevers là bao nhiêu?", chat)
    assert "35.000" in (await told(api, "nguồn ở đâu?", chat))["text"]
    other = {**chat, "id": next(_ids)}
    assert "35.000" not in (await told(api, "nguồn ở đâu?", other))["text"]


async def test_a_person_in_danger_reads_the_number_first(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, "bo toi bi dot quy", chat)
    assert "115" in answer["text"].split("\n", 1)[0]


async def test_a_refusal_and_small_talk_arrive_as_well(api: FakeBotApi, chat: Json) -> None:
    assert "Hỏi Phố" in (await told(api, "xin chào", chat))["text"]
    refused = await told(api, "Giá vàng hôm nay?", chat)
    assert "tôi không theo dõi được" in refused["text"]
    assert links(refused["html"]) == []


async def test_html_in_a_message_harms_nothing(api: FakeBotApi, chat: Json) -> None:
    answer = await told(api, "Quyết định 9999/QĐ-TTg <b>là</b> gì & <a href='x'>", chat)
    assert "9999/QĐ-TTg" in answer["text"]


async def test_with_rasa_down_the_resident_is_told_kindly_and_the_log_says_why(
    chat: Json, tmp_path: Path
) -> None:
    nowhere = f"http://127.0.0.1:{ports.find_free()}"
    async with telegram(nowhere, tmp_path) as api:
        answer = await told(api, "Dân số Nevers là bao nhiêu?", chat)
        assert answer["text"] == MESSAGES.kept
        other = {**chat, "id": next(_ids)}
        assert (await told(api, "/start", other))["text"] == MESSAGES.welcome
        assert (await told(api, "/help", other))["text"] == MESSAGES.help
    log = (tmp_path / "log").read_text()
    assert f"Rasa at {nowhere} cannot be reached" in log
    assert "make serve" in log


async def test_no_log_holds_what_a_resident_wrote(
    assistant: "Assistant", chat: Json, tmp_path: Path
) -> None:
    words = "chị Hoa ở ngõ 7 hỏi: Quyết định 749 ban hành ngày nào"
    async with telegram(assistant.url, tmp_path) as api:
        await told(api, words, chat)
    logs = (tmp_path / "log").read_text() + assistant.logged()
    assert "telegram: " in logs
    assert "Starting Rasa server" in logs
    for private in ("chị Hoa", "ngõ 7", "chi Hoa"):
        assert private not in logs
