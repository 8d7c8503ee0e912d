"""Receive updates by webhook: Telegram posts each to a proxy of ours, which passes it on here."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.api import Api
from bot.intake import KINDS, Intake
from bot.troubles import ThrottledErrorLog, until_done

_log = logging.getLogger(__name__)
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_MAX_BYTES = 1024 * 1024


async def serve_webhook(api: Api, intake: Intake, url: str, port: int) -> None:
    """Serve on 127.0.0.1:`port` what Telegram is told to post to `url`, for ever.

    Raises InvalidToken.
    """
    secret = secret_of(api.token)
    server = _Server(
        uvicorn.Config(
            webhook(intake, secret),
            host="127.0.0.1",
            port=port,
            access_log=False,
            log_config=None,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
    )

    async def register() -> None:
        await api.set_webhook(url, secret_token=secret, allowed_updates=KINDS)

    # What arrives before the server listens is refused, and sent again.
    await until_done(register)
    intake.caught_up()
    serving = asyncio.create_task(server.serve())
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True  # cancelled, it would leave its socket open
        await serving


def webhook(intake: Intake, secret: str) -> Starlette:
    """Return the application: 200 only after an update is kept, 403 without the secret."""
    log_error = ThrottledErrorLog()

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(_HEADER, "").encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MAX_BYTES:
                return PlainTextResponse("too large", 413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            update = None
        if not isinstance(update, dict):
            return PlainTextResponse("no update", 400)
        try:
            await intake.keep([update])
        except SQLAlchemyError as error:
            log_error(error)
            return PlainTextResponse("not kept", 503)  # Telegram will send it again
        return Response()

    return Starlette(routes=[Route("/{path:path}", receive, methods=["POST"])])


def secret_of(token: str) -> str:
    """Return the secret that Telegram sends with each update; it tells nothing of the token."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


class _Server(uvicorn.Server):
    """A server that leaves signals to the program."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
