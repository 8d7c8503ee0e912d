"""The buttons under an answer: its sources, its pages, its rest, and what one thinks of it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.keeping.tables import FEEDBACK
from bot.messages import MESSAGES
from bot.version import VERSION
from database.engine import make_engine
from tests.bot_api_chats import GROUP
from tests.bot_api_rules import Json
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import ANSWER, CITATION, FakeRasa, custom
from tests.telegram_front_end import button, buttons, quiet
from tests.telegram_html import links, utf16_length

pytest_plugins = ["tests.telegram_bot"]
pytestmark = pytest.mark.usefixtures("bot")

PLAN = {"kind": "lookup"}
FULL = {**ANSWER, "plan": PLAN, "store": "generation-1"}


async def answered(api: FakeBotApi, rasa: FakeRasa, answer: Json = FULL) -> Json:
    """Ask about 749 and return the one message that answers."""
    rasa.answers["749"] = [custom(answer)]
    api.say("749")
    return (await api.wait_for_messages(1))[0]


async def tap(api: FakeBotApi, message: Json, label: str, **fields: Any) -> None:
    """Tap the button whose label holds these words, and wait until that is dealt with."""
    before = len(api.called("answerCallbackQuery"))
    api.tap(dict(message), button(message, label), **fields)
    await api.wait_for_calls("answerCallbackQuery", before + 1)


def judgements(database: Path) -> list[Row[Any]]:
    engine = make_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        rows = list(connection.execute(select(FEEDBACK).order_by(FEEDBACK.c.id)))
    engine.dispose()
    return rows


class TestSources:
    async def test_a_tap_opens_the_passage_in_place_and_another_closes_it(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        answer = await answered(api, rasa)
        closed = answer["text"]
        await tap(api, answer, "📖 Nguồn: 749/QĐ-TTg, Mục tiêu")
        await api.wait_until(lambda: answer["text"] != closed)
        assert answer["text"].startswith(closed)
        assert f"<blockquote expandable>{CITATION['quote']}</blockquote>" in answer["html"]
        assert (CITATION["url"], "749/QĐ-TTg") in links(answer["html"])
        await tap(api, answer, MESSAGES.close_source)
        await api.wait_until(lambda: answer["text"] == closed)
        assert len(api.sent()) == 1

    async def test_many_passages_are_turned_page_by_page(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        cited = [{**CITATION, "quote": f"Đoạn {n}. " + "chữ <&> " * 80} for n in range(12)]
        answer = await answered(api, rasa, {**FULL, "citations": cited})
        await tap(api, answer, "Nguồn")
        await api.wait_until(lambda: "Đoạn 0." in answer["text"])
        read = [answer["text"]]
        while any(label == "▶" for label, _ in buttons(answer)):
            await tap(api, answer, "▶")
            await api.wait_until(lambda: answer["text"] != read[-1])
            assert utf16_length(answer["text"]) <= 4096
            read.append(answer["text"])
        assert all(f"Đoạn {n}." in " ".join(read) for n in range(12))
        await tap(api, answer, MESSAGES.close_source)
        await api.wait_until(lambda: answer["text"].startswith("Ban hành"))

    async def test_a_long_quotation_in_an_answer_is_folded(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        quote = "Điều 5. " + "Cơ quan & tổ chức. " * 40
        cited = {**CITATION, "kind": "verbatim", "quote": quote.strip()}
        text = f"Điều 5 viết:\n{quote.strip()}\n\nNguồn: Luật"
        answer = await answered(api, rasa, {**FULL, "text": text, "citations": [cited]})
        assert "viết:\n<blockquote expandable>Điều 5. Cơ quan &amp; tổ" in answer["html"]

    async def test_an_answer_without_source_or_plan_has_no_buttons(
        self, api: FakeBotApi, rasa: FakeRasa
    ) -> None:
        greeting = {**ANSWER, "citations": [], "suggestions": [], "text": "Chào bạn."}
        assert buttons(await answered(api, rasa, greeting)) == []


async def test_the_rest_comes_into_the_same_message(api: FakeBotApi, rasa: FakeRasa) -> None:
    answer = await answered(api, rasa, {**FULL, "rest": 3})
    rasa.answers["xem thêm"] = [custom({**FULL, "text": "Ba ý nữa.", "rest": 0})]
    stale = dict(answer), button(answer, "Xem thêm (3)")
    await tap(api, answer, "Xem thêm (3)")
    await api.wait_until(lambda: answer["text"].startswith("Ba ý nữa."))
    api.tap(*stale)
    await quiet(api)
    assert rasa.about == [None, "turn-1"]
    assert [label for label, _ in buttons(answer)][1:3] == ["◀", "2/2"]
    await tap(api, answer, "◀")
    await api.wait_until(lambda: answer["text"].startswith("Ban hành"))
    assert not any("Xem thêm" in label for label, _ in buttons(answer))
    assert len(api.sent()) == 2, "the other one is the greeting that ended the wait"


async def test_an_answer_that_is_gone_from_the_chat_gets_its_rest_as_a_message(
    api: FakeBotApi, rasa: FakeRasa
) -> None:
    answer = await answered(api, rasa, {**FULL, "rest": 3})
    rasa.answers["xem thêm"] = [custom({**FULL, "text": "Ba ý nữa."})]
    api.fail("editMessageText", status=400, description="Bad Request: message to edit not found")
    await tap(api, answer, "Xem thêm")
    [_, rest] = await api.wait_for_messages(2)
    assert rest["text"].startswith("Ba ý nữa.")


async def test_an_edit_that_may_have_been_made_is_made_again(
    api: FakeBotApi, rasa: FakeRasa
) -> None:
    answer = await answered(api, rasa)
    api.fail("editMessageText", status=502, is_done=True)
    api.fail("editMessageText", status=429, retry_after=1)
    await tap(api, answer, "Nguồn")
    await api.wait_until(lambda: len(api.called("editMessageText")) == 3)
    await quiet(api)
    assert CITATION["quote"] in answer["text"]
    assert len(api.sent()) == 2


class TestJudging:
    async def test_a_judgement_is_kept_with_all_it_is_on_and_can_be_changed(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        answer = await answered(api, rasa)
        await tap(api, answer, "👍")
        await api.wait_until(lambda: "👍 ✓" in str(buttons(answer)))
        [row] = judgements(database)
        assert (row.value, row.word) == (1, None)
        assert row.content == {
            "question": "749",
            "plan": PLAN,
            "status": "answered",
            "answer": ANSWER["text"],
            "passages": [
                {"document": "qd-749-2020", "heading": "Mục tiêu", "quote": CITATION["quote"]}
            ],
            "versions": {"program": VERSION, "store": "generation-1"},
        }
        assert "1001" not in f"{row.chat} {row.person}"
        await tap(api, answer, "👎")
        [_, why] = await api.wait_for_messages(2)
        assert "👎 ✓" in str(buttons(answer))
        assert "👍 ✓" not in str(buttons(answer))
        assert why["text"] == MESSAGES.why
        assert [label for label, _ in buttons(why)] == list(MESSAGES.reasons)
        [row] = judgements(database)
        assert row.value == -1

    async def test_the_reason_is_a_tap_or_a_reply_in_ones_own_words(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        answer = await answered(api, rasa)
        await tap(api, answer, "👎")
        [_, why] = await api.wait_for_messages(2)
        await tap(api, why, MESSAGES.reasons[1])
        await api.wait_until(lambda: why["text"] == MESSAGES.thanks_word)
        assert judgements(database)[0].word == MESSAGES.reasons[1]
        api.say("năm 2020 chứ không phải 2021", reply_to_message=why)
        await api.wait_for_messages(3)
        assert judgements(database)[0].word == "năm 2020 chứ không phải 2021"
        assert len(rasa.asked) == 1, "a reason is no question"

    async def test_whoever_says_it_is_wrong_judges_the_answer_before(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        await answered(api, rasa)
        sorry = {**ANSWER, "citations": [], "suggestions": [], "is_disputed": True}
        rasa.answers["bạn trả lời sai rồi"] = [custom({**sorry, "text": "Tôi xin lỗi."})]
        api.say("bạn trả lời sai rồi")
        await api.wait_for_messages(2)
        [row] = judgements(database)
        assert (row.value, row.word, row.content["question"]) == (-1, "bạn trả lời sai rồi", "749")

    async def test_in_a_reply_that_is_the_answer_replied_to(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        first = await answered(api, rasa)
        rasa.answers["950"] = [custom(FULL)]
        api.say("950")
        await api.wait_for_messages(2)
        sorry = {**ANSWER, "citations": [], "suggestions": [], "is_disputed": True}
        rasa.answers["sai rồi"] = [custom({**sorry, "text": "Tôi xin lỗi."})]
        api.say("sai rồi", reply_to_message=first)
        await api.wait_for_messages(3)
        assert [row.content["question"] for row in judgements(database)] == ["749"]

    async def test_each_person_of_a_group_judges_for_themselves(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        rasa.answers["749"] = [custom(FULL)]
        api.say("@hoi_pho_bot 749", GROUP)
        [answer] = await api.wait_for_messages(1, GROUP)
        minh = {"id": 1002, "is_bot": False, "first_name": "Minh"}
        await tap(api, answer, "👍")
        await tap(api, answer, "👎", **{"from": minh})
        await api.wait_for_messages(2, GROUP)
        assert sorted(row.value for row in judgements(database)) == [-1, 1]
        assert "✓" not in str(buttons(answer))

    async def test_feedback_in_words_is_on_the_last_answer(
        self, api: FakeBotApi, rasa: FakeRasa, database: Path
    ) -> None:
        api.say("/feedback")
        await api.wait_for_messages(1)
        await answered(api, rasa)
        api.say("/feedback thiếu ngày hiệu lực")
        said = [message["text"] for message in await api.wait_for_messages(3)]
        assert (said[0], said[2]) == (MESSAGES.feedback_usage, MESSAGES.feedback_thanks)
        [row] = judgements(database)
        assert (row.value, row.word) == (None, "thiếu ngày hiệu lực")
