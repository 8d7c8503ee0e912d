"""The way to Rasa, which listens behind the door."""

from typing import Any

import httpx

from door.incoming import IncomingMessage
from door.replies import Messages

# Longer than an action may take: Rasa's own answer, whatever it is, is better than ours.
_SECONDS = 40.0


class DownError(Exception):
    """Rasa cannot be reached, or did not answer in time."""


class BrokenError(Exception):
    """Rasa answered, but not with messages: something is wrong inside."""


class Dialogue:
    """Rasa's REST channel at `url`."""

    def __init__(self, url: str) -> None:
        # A private neighbour, never behind a proxy. It drops idle connections when it likes, so
        # none is kept: a new one costs next to nothing.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self._http = httpx.AsyncClient(
            base_url=url, timeout=_SECONDS, trust_env=False, limits=limits
        )

    async def ask(self, incoming: IncomingMessage) -> Messages:
        """Return Rasa's messages, at least one. Raises DownError or BrokenError."""
        body = {"sender": incoming.sender, "message": incoming.message}
        response = await self._request("POST", "/webhooks/rest/webhook", json=body)
        try:
            messages = response.json()
        except ValueError:
            messages = None
        if not response.is_success or not isinstance(messages, list) or not messages:
            raise BrokenError
        found: Messages = messages
        return found

    async def check(self) -> None:
        """Return when Rasa is up. Raises DownError."""
        if not (await self._request("GET", "/webhooks/rest/")).is_success:
            raise DownError

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _request(self, method: str, path: str, **content: Any) -> httpx.Response:
        try:
            return await self._http.request(method, path, **content)
        except httpx.HTTPError as error:
            raise DownError from error
