"""The web front end before a stand-in for the assistant: the fixture `site`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from actions.knowledge import Knowledge
from settings import Settings
from tests.fake_rasa import FakeRasa
from web.app import application

HOST = "http://web"
# What a browser says of a form that one of our own pages sends.
OURS = {"sec-fetch-site": "same-origin"}


@asynccontextmanager
async def serving(
    knowledge: Knowledge, rasa_url: str, database: Path
) -> AsyncIterator[httpx.AsyncClient]:
    """Run the application; what is returned is a browser that keeps its cookies."""
    settings = Settings(rasa_url=rasa_url, database_url=f"sqlite:///{database}")
    app = application(settings, lambda: knowledge)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url=HOST) as browser,
    ):
        yield browser


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as running:
        yield running


@pytest.fixture
async def site(
    plain_knowledge: Knowledge, rasa: FakeRasa, tmp_path: Path
) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(plain_knowledge, rasa.url, tmp_path / "web.db") as browser:
        yield browser


async def say(
    site: httpx.AsyncClient, message: str, once: str = "1", **fields: str
) -> httpx.Response:
    """Send a message as the page's script does."""
    headers = OURS | {"hx-request": "true"}
    return await site.post(
        "/noi", data={"once": once, "message": message, **fields}, headers=headers
    )
