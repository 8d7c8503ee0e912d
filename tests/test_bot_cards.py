"""Cards of documents and clauses: found in the catalogue, shown in any chat, cached."""

from pathlib import Path

import pytest

from bot.cards import Cards
from bot.messages import MESSAGES
from tests.bot_api_chats import RESIDENT
from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import FakeRasa
from tests.telegram_front_end import quiet, serving
from tests.telegram_html import visible_text

pytest_plugins = ["tests.telegram_bot"]


@pytest.fixture(scope="session")
def cards(shipped_store: Path) -> Cards:
    return Cards(shipped_store)


def titles(cards: Cards, query: str) -> list[str]:
    return [card.title for card in cards.find(query)]


def test_a_number_finds_its_document_first_and_then_its_passages(cards: Cards) -> None:
    found = cards.find("749")
    assert found[0].title == "Quyết định 749/QĐ-TTg"
    assert len(found) > 3
    assert "blockquote" in found[1].html


def test_a_name_without_diacritics_finds_it_too(cards: Cards) -> None:
    assert titles(cards, "qd 749/qd-ttg")[0] == "Quyết định 749/QĐ-TTg"
    assert any("749" in title for title in titles(cards, "chuyen doi so quoc gia"))


def test_nothing_typed_offers_the_newest_documents(cards: Cards) -> None:
    assert len(cards.find("")) == 6


@pytest.mark.parametrize("query", ["zzzz", "'; --", "%", "\x00", "😀", "a" * 5000])
def test_what_names_nothing_offers_nothing_and_harms_nobody(query: str, cards: Cards) -> None:
    for card in cards.find(query):
        assert visible_text(card.html)


def test_every_card_is_html_that_telegram_takes(cards: Cards) -> None:
    for query in ("749", "950", "nghi dinh", "luat", ""):
        for card in cards.find(query):
            assert len(visible_text(card.html)) <= 4096
            assert card.title.strip()


def test_a_query_asked_before_is_not_looked_for_again(cards: Cards) -> None:
    assert cards.find("950") is cards.find("  950 ")


def test_without_a_store_there_are_none(tmp_path: Path) -> None:
    assert Cards(tmp_path).find("749") == ()


async def test_what_is_typed_after_our_name_gets_cards_that_telegram_may_cache(
    api: FakeBotApi, rasa: FakeRasa, database: Path, shipped_store: Path
) -> None:
    async with serving(api, rasa.url, database, store_dir=shipped_store):
        api.push({"inline_query": {"id": "1", "from": RESIDENT, "query": "749", "offset": ""}})
        [answer] = await api.wait_for_calls("answerInlineQuery")
        api.fail("answerInlineQuery", status=400, description="Bad Request: query is too old")
        api.push({"inline_query": {"id": "2", "from": RESIDENT, "query": "950", "offset": ""}})
        api.push({"inline_query": {"id": "3"}})
        await api.wait_for_calls("answerInlineQuery", 2)
        await quiet(api)
    assert answer["results"][0]["title"] == "Quyết định 749/QĐ-TTg"
    assert int(answer["cache_time"]) == 300
    assert [message["text"] for message in api.sent()] == [MESSAGES.welcome]
    assert "inline_query" in api.called("getUpdates")[0]["allowed_updates"]
    assert b"inline" not in database.read_bytes()  # noqa: ASYNC240
