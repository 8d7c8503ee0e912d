"""At the loudest level the front end's log holds neither what people write nor the token."""

from pathlib import Path

from bot.messages import MESSAGES
from tests.bot_api_chats import RESIDENT
from tests.fake_bot_api import TOKEN, FakeBotApi
from tests.fake_rasa import ANSWER, FakeRasa, custom
from tests.telegram_front_end import button
from tests.test_bot_main import ended, running

SECRET = "bác Hoạch ở ngách bảy"
# However it is cut, folded or escaped.
TRACES = ("Hoạch", "hoach", "Ho\\u1ea1ch", "Ho\\xe1\\xba\\xa1ch", "ngách", "ngach", "%E1%BA%A1ch")


async def test_no_log_holds_words_token_or_persons_at_debug(tmp_path: Path) -> None:
    async with FakeBotApi() as api, FakeRasa() as rasa:
        settings = {
            "TELEGRAM_API_BASE_URL": api.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "RASA_URL": rasa.url,
            "LOG_LEVEL": "DEBUG",
        }
        async with running("telegram", tmp_path, **settings) as process:
            rasa.answers[SECRET] = [custom({**ANSWER, "text": SECRET})]
            rasa.answers[f"{SECRET} hỏng"] = [custom({"status": SECRET})]
            asked = api.say(SECRET)
            [answer] = await api.wait_for_messages(1)
            api.tap(dict(answer), button(answer, "Nguồn"))
            api.tap(dict(answer), button(answer, "👎"))
            [_, why] = await api.wait_for_messages(2)
            api.say(SECRET, reply_to_message=why)
            api.say(f"/feedback {SECRET}")
            api.push({"inline_query": {"id": "1", "from": RESIDENT, "query": SECRET, "offset": ""}})
            api.push({"message": {"message_id": SECRET, "date": SECRET, "text": SECRET}})
            api.fail("editMessageText", status=400, description=f"Bad Request: {SECRET}: no")
            api.fail("sendMessage", status=400, description=f"Bad Request: can't parse: {SECRET}")
            api.post({**asked, "text": f"{SECRET} sửa", "edit_date": 2}, kind="edited_message")
            api.say(f"{SECRET} hỏng")
            await api.wait_until(lambda: MESSAGES.kept in [m["text"] for m in api.sent()])
            process.terminate()
            _, out, log = await ended(process)
    said = out + log
    assert "telegram: ready as @hoi_pho_bot" in said
    assert "no answer yet" in said
    assert not [trace for trace in TRACES if trace.casefold() in said.casefold()]
    assert TOKEN not in said
    assert "1001" not in said
