"""The chat's pages before a stand-in for the assistant: sent, sent again, kept, forgotten."""

import asyncio
from pathlib import Path

import httpx
import pytest

from actions.knowledge import Knowledge
from tests.fake_rasa import ANSWER, CITATION, FakeRasa, custom
from tests.web_site import OURS, say, serving

pytest_plugins = ["tests.knowledge", "tests.web_site"]
QUOTE = "Nghị quyết 57-NQ/TW có bốn phần"


async def test_a_message_gets_its_reply_with_source_link_and_buttons(
    site: httpx.AsyncClient, rasa: FakeRasa, plain_knowledge: Knowledge
) -> None:
    held = plain_knowledge.retriever.store.catalogue
    body = held.text(held.versions("nq-57-2024")[0].id).body
    quote = body[body.index(QUOTE) :].split("\n", 1)[0]
    citation = CITATION | {"document_id": "nq-57-2024", "number": "57-NQ/TW", "quote": quote}
    rasa.answers["nq 57"] = [custom(ANSWER | {"citations": [citation]})]
    response = await say(site, "nq 57")
    start = body.index(quote)
    assert response.status_code == 200
    assert "Ban hành ngày 03/06/2020." in response.text
    assert f'href="/van-ban/57-NQ/TW?doan={start}-{start + len(quote)}#doan"' in response.text
    assert 'value="Mục tiêu đến năm 2025 là gì?"' in response.text
    marked = await site.get(f"/van-ban/57-NQ/TW?doan={start}-{start + len(quote)}")
    assert f'<mark id="doan">{quote}</mark>' in marked.text


async def test_without_a_script_the_whole_page_comes_back(site: httpx.AsyncClient) -> None:
    sent = await site.post("/noi", data={"once": "1", "message": "xin chào"}, headers=OURS)
    assert sent.status_code == 303
    page = await site.get(sent.headers["location"])
    assert "Bạn hỏi: xin chào" in page.text


async def test_a_message_sent_again_is_answered_once(
    site: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await site.get("/")
    rasa.gate.clear()
    both = [asyncio.create_task(say(site, "một lần", "key")) for _ in range(2)]
    await asyncio.wait_for(rasa.was_asked.wait(), 5)
    rasa.gate.set()
    for response in await asyncio.gather(*both):
        assert "Bạn hỏi: một lần" in response.text
    await say(site, "một lần", "key")
    await say(site, "một lần", "another")
    assert [message for _, message in rasa.asked] == ["một lần", "một lần"]


async def test_what_could_not_be_answered_can_be_sent_again(
    site: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await site.get("/")
    rasa.status = 500
    failed = await say(site, "câu hỏi", "key")
    assert failed.status_code == 503
    assert 'role="alert"' in failed.text
    assert 'name="once" value="key"' in failed.text
    rasa.status = 200
    again = await say(site, "câu hỏi", "key")
    assert "Bạn hỏi: câu hỏi" in again.text
    assert (await site.get("/")).text.count("Bạn hỏi: câu hỏi") == 1


async def test_an_emergency_is_answered_with_nobody_behind(
    plain_knowledge: Knowledge, tmp_path: Path
) -> None:
    async with serving(plain_knowledge, "http://127.0.0.1:9", tmp_path / "web.db") as site:
        response = await say(site, "cứu với, nhà tôi cháy")
    assert response.status_code == 200
    assert "114" in response.text


async def test_a_conversation_is_kept_taken_along_and_forgotten(
    site: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await site.get("/")
    await say(site, "câu một", "1")
    assert "Bạn: câu một" in (await site.get("/tro-chuyen.txt")).text
    first = rasa.asked[0][0]
    assert "câu một" in (await site.get("/")).text
    assert "không lấy lại được".casefold() in (await site.get("/quen")).text.casefold()
    gone = await site.post("/quen", headers=OURS)
    assert "(1 câu)" in gone.text
    assert rasa.forgotten == [first]
    assert "câu một" not in (await site.get("/")).text
    await say(site, "câu hai", "2")
    assert rasa.asked[-1][0] != first, "the assistant remembers nothing of it either"


async def test_nothing_is_forgotten_by_halves(site: httpx.AsyncClient, rasa: FakeRasa) -> None:
    await site.get("/")
    await say(site, "câu một", "1")
    rasa.status = 500
    assert (await site.post("/quen", headers=OURS)).status_code == 503
    assert "câu một" in (await site.get("/")).text


async def test_nobody_sees_another_persons_conversation(
    site: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    await site.get("/")
    await say(site, "chuyện riêng", "1")
    own = dict(site.cookies)
    for stranger in ("", "x" * 43, own["hoi_pho"][:-1] + "?", "../../etc"):
        site.cookies.clear()
        if stranger:
            site.cookies.set("hoi_pho", stranger)
        assert "chuyện riêng" not in (await site.get("/")).text
        assert "chuyện riêng" not in (await site.get("/tro-chuyen.txt")).text


@pytest.mark.parametrize("said", ["<script>alert(1)</script>", "'\"><img src=x onerror=y>"])
async def test_what_people_write_is_shown_as_text(site: httpx.AsyncClient, said: str) -> None:
    response = await say(site, said, title=said)
    page = await site.get("/")
    for text in (response.text, page.text):
        assert said not in text
        assert "&lt;" in text


async def test_a_form_of_another_site_is_refused(site: httpx.AsyncClient) -> None:
    for headers in ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        response = await site.post("/noi", data={"once": "1", "message": "a"}, headers=headers)
        assert response.status_code == 403
    same = await site.post(
        "/noi", data={"once": "1", "message": "a"}, headers={"origin": "http://web"}
    )
    assert same.status_code == 303


async def test_a_body_without_bounds_is_refused(site: httpx.AsyncClient) -> None:
    response = await site.post("/noi", content=b"message=" + b"a" * 100_000, headers=OURS)
    assert response.status_code == 413


@pytest.mark.parametrize("path", ["/", "/van-ban", "/van-ban/749/QĐ-TTg", "/khong-co", "/quen"])
async def test_every_page_has_the_protecting_headers(site: httpx.AsyncClient, path: str) -> None:
    response = await site.get(path)
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "style=" not in response.text
    assert "onclick" not in response.text
    assert response.text.count("<script") == response.text.count('<script src="/static/')
