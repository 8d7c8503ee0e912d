"""The web application: addresses, their handlers, and what keeps running beside them."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from actions.knowledge import Knowledge
from bot.rasa_client import RasaClient
from database.transactions import Database
from door.incoming import MalformedError
from settings import Settings
from web import transcripts
from web.asking import Asking
from web.chat import Chat
from web.guard import Guard
from web.pages import page
from web.texts import Texts, not_found
from web.visitor import language_of
from web.words import WORDS

_STATIC = Path(__file__).with_name("static")
_PRUNE_SECONDS = 3600.0
_LEAST_GZIPPED = 1000  # bytes
_log = logging.getLogger(__name__)


def application(settings: Settings, knowledge: Callable[[], Knowledge]) -> Starlette:
    """Return the application that asks the assistant at `settings.rasa_url`.

    `knowledge` returns the texts in force.
    """
    client, database = RasaClient(settings.rasa_url), Database(settings.database_url)
    secure = settings.public_url.startswith("https:")
    chat = Chat(Asking(client, database), database, knowledge, settings.conversation_days, secure)
    texts = Texts(knowledge)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await database.migrate()
        pruning = asyncio.create_task(_prune(database, settings.conversation_days))
        async with client:
            yield
        pruning.cancel()
        with suppress(asyncio.CancelledError):
            await pruning
        await database.close()

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[
            Route("/", chat.show),
            Route("/noi", chat.say, methods=["POST"]),
            Route("/quen", chat.forget, methods=["GET", "POST"]),
            Route("/tro-chuyen.txt", chat.export),
            Route("/van-ban", texts.list),
            Route("/van-ban/{address:path}", texts.show),
            Route("/health", health),
            Mount("/static", _Files(directory=_STATIC)),
        ],
        middleware=[
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=_LEAST_GZIPPED),
        ],
        exception_handlers={
            HTTPException: _refused,
            MalformedError: _malformed,
            Exception: _failed,
        },
        lifespan=life,
    )


class _Files(StaticFiles):
    """Our own files. Their addresses change with them, so browsers keep them for a year."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


async def _prune(database: Database, days: float) -> None:
    """Delete what is older than `days`, now and every hour."""
    while True:
        try:
            if count := await database.run(transcripts.prune, days, time.time()):
                _log.info("web: %d old messages were deleted", count)
        except Exception:  # the next hour may go better
            _log.exception("web: old messages could not be deleted")
        await asyncio.sleep(_PRUNE_SECONDS)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return not_found(request)
    return PlainTextResponse("", status)


async def _malformed(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, MalformedError) else 400
    return PlainTextResponse(str(error), status, {"Connection": "close"})


async def _failed(request: Request, _: Exception) -> Response:
    # Starlette logs the error; whoever reads the page needs none of it.
    return page(request, "error.html", 500, heading=WORDS[language_of(request)]["failed"], text="")
