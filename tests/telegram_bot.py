"""Fixtures: the front end between a Bot API server and a Rasa, both on loopback."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fake_bot_api import FakeBotApi
from tests.fake_rasa import FakeRasa
from tests.telegram_front_end import serving


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with FakeBotApi() as server:
        yield server
        assert server.refusals == []


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as server:
        yield server


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The file in which the front end keeps what it must not lose."""
    return tmp_path / "hoi-pho.db"


@pytest.fixture
async def bot(api: FakeBotApi, rasa: FakeRasa, database: Path) -> AsyncIterator[None]:
    async with serving(api, rasa.url, database):
        yield
