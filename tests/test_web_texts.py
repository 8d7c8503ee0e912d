"""The texts' pages: found by number, filtered, linked, marked; not sent again unchanged."""

import httpx
import pytest

from actions.knowledge import Knowledge
from bot.linking import linked
from bot.reply import Citation, Reply
from web.shelf import addressed

pytest_plugins = ["tests.knowledge", "tests.web_site"]


@pytest.mark.parametrize("address", ["749/QĐ-TTg", "749/qd-ttg", "qd-749-2020", "749/Q%C4%90-TTg"])
async def test_a_document_is_found_by_number_in_any_letters(
    site: httpx.AsyncClient, address: str
) -> None:
    page = await site.get(f"/van-ban/{address}")
    assert page.status_code == 200
    assert "<h1>Quyết định 749/QĐ-TTg" in page.text


async def test_a_page_says_what_is_known_and_links_on(site: httpx.AsyncClient) -> None:
    page = (await site.get("/van-ban/749/QĐ-TTg")).text
    assert "Nguyễn Xuân Phúc" in page
    assert "ban hành" in page
    assert "Căn cứ" in page
    assert 'href="/van-ban/52-NQ/TW"' in page, "a text we hold"
    assert 'href="/van-ban/50' not in page, "one we do not"


async def test_every_document_has_a_page_and_a_plain_text(
    site: httpx.AsyncClient, plain_knowledge: Knowledge
) -> None:
    listed = (await site.get("/van-ban")).text
    for document in plain_knowledge.retriever.documents:
        address = f"/van-ban/{document.id}"
        assert (await site.get(address)).status_code == 200
        assert len((await site.get(f"{address}.txt")).text) > 100
        assert document.title[:30].replace('"', "&#34;") in listed


async def test_the_list_is_filtered(site: httpx.AsyncClient) -> None:
    laws = (await site.get("/van-ban", params={"type": "Luật"})).text
    assert "24/2023/QH15" in laws
    assert "749/QĐ-TTg" not in laws
    of_year = (await site.get("/van-ban", params={"year": "2020", "q": "chuyen doi so"})).text
    assert "749/QĐ-TTg" in of_year.partition("<h2>")[0]
    assert "Không có văn bản nào" in (await site.get("/van-ban", params={"year": "1999"})).text


async def test_a_long_list_says_how_many_it_leaves_out(
    site: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, plain_knowledge: Knowledge
) -> None:
    count = len(plain_knowledge.retriever.documents)
    monkeypatch.setattr("web.texts._MOST", 3)
    page = (await site.get("/van-ban")).text
    assert f"{count} văn bản" in page
    assert f"Và {count - 3} văn bản nữa" in page
    assert page.count('class="state') == 3


@pytest.mark.parametrize("query", ["year=20x0", "day=31-12", "state=any", "doan=9-1", "year=²"])
async def test_a_malformed_filter_is_none(site: httpx.AsyncClient, query: str) -> None:
    assert "749/QĐ-TTg" in (await site.get(f"/van-ban?{query}")).text


async def test_what_a_browser_has_is_not_sent_again(site: httpx.AsyncClient) -> None:
    first = await site.get("/van-ban/749/QĐ-TTg")
    again = await site.get("/van-ban/749/QĐ-TTg", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = await site.head("/van-ban/749/QĐ-TTg")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "The texts I have read"), ("fr", "Les textes que j&#39;ai lus")]
)
async def test_a_language_is_chosen_and_kept(
    site: httpx.AsyncClient, language: str, words: str
) -> None:
    assert words in (await site.get(f"/van-ban?lang={language}")).text
    assert words in (await site.get("/van-ban")).text


async def test_what_telegram_cites_opens_with_the_passage_marked(
    site: httpx.AsyncClient, plain_knowledge: Knowledge
) -> None:
    held = plain_knowledge.retriever.store.catalogue
    [passage] = held.passages([held.positions_of(["nq-57-2024"])[1]]).values()
    citation = Citation("nq-57-2024", None, "", None, "", passage.text, None, "summary")
    [cited] = linked(Reply("A", citations=(citation,)), "http://web").citations
    assert cited.url is not None
    page = await site.get(cited.url)
    assert page.status_code == 200
    assert f'<mark id="doan">{passage.text[:40]}' in page.text
    assert linked(Reply("A", citations=(citation,)), "").citations == (citation,)


@pytest.mark.parametrize("path", ["/van-ban/1/QĐ-KHÔNG", "/van-ban/../../etc/passwd", "/nowhere"])
async def test_what_is_not_there_is_said_kindly(site: httpx.AsyncClient, path: str) -> None:
    page = await site.get(path)
    assert page.status_code == 404
    assert 'href="/van-ban"' in page.text


def test_one_number_may_name_several(plain_knowledge: Knowledge) -> None:
    assert [each.id for each in addressed("749/QĐ-TTg", plain_knowledge)] == ["qd-749-2020"]
    assert addressed("", plain_knowledge) == []
