"""The client of Rasa's REST channel that the door uses."""

from typing import Any

import httpx

from door.incoming import IncomingMessage
from door.replies import Messages

# More than an action may take: whatever Rasa answers is better than our refusal.
_SECONDS = 40.0


class DownError(Exception):
    """Rasa cannot be reached, or did not answer in time."""


class BrokenError(Exception):
    """Rasa answered without messages: it has failed inside."""


class Dialogue:
    """The client of the channel at `url`."""

    def __init__(self, url: str) -> None:
        # trust_env: Rasa runs beside us, never behind a proxy. No connection is kept alive: Rasa
        # drops idle ones at any time, and a new one costs next to nothing.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self._http = httpx.AsyncClient(
            base_url=url, timeout=_SECONDS, trust_env=False, limits=limits
        )

    async def ask(self, incoming: IncomingMessage) -> Messages:
        """Return Rasa's messages, at least one. Raises DownError or BrokenError."""
        body = {"sender": incoming.sender, "message": incoming.message}
        if incoming.about is not None:
            body["about"] = incoming.about
        response = await self._request("POST", "/webhooks/rest/webhook", json=body)
        try:
            messages = response.json()
        except ValueError:
            messages = None
        if not response.is_success or not isinstance(messages, list) or not messages:
            raise BrokenError
        reply: Messages = messages
        return reply

    async def forget(self, sender: str) -> int:
        """Let Rasa forget a conversation; return its turns. Raises DownError or BrokenError."""
        body = {"sender": sender}
        response = await self._request("POST", "/webhooks/rest/forget", json=body)
        try:
            return int(response.json()["turns"])
        except (ValueError, TypeError, KeyError):
            raise BrokenError from None

    async def check(self) -> None:
        """Return if Rasa is up. Raises DownError if not."""
        if not (await self._request("GET", "/webhooks/rest/")).is_success:
            raise DownError

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _request(self, method: str, path: str, **content: Any) -> httpx.Response:
        try:
            return await self._http.request(method, path, **content)
        except httpx.HTTPError as error:
            raise DownError from error
