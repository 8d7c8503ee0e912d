"""The one way to Rasa: its REST channel."""

import asyncio
import re
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpx

from bot.errors import RasaFailedError, RasaTimeoutError, RasaUnavailableError, ReplyError
from bot.reply import Reply, parse_reply

# The door in front of Rasa refuses in a person's words: too long, too many at once, too busy.
_WITH_WORDS = {
    httpx.codes.REQUEST_ENTITY_TOO_LARGE,
    httpx.codes.TOO_MANY_REQUESTS,
    httpx.codes.SERVICE_UNAVAILABLE,
}
_INTENT = re.compile(r"/[a-z_]+")
_LEADING_SLASHES = re.compile(r"[\s/]*")


def without_leading_slashes(text: str) -> str:
    """Strip what Rasa would take for an intent name instead of a person's words."""
    return _LEADING_SLASHES.sub("", text, count=1).rstrip()


class RasaClient:
    """Sends a person's words to Rasa at `url` and waits `timeout` seconds at most for the reply.

    Each sending method returns a Reply or raises an AssistantError: RasaUnavailableError,
    RasaTimeoutError, RasaFailedError or ReplyError.
    """

    def __init__(self, url: str, timeout: float = 30.0) -> None:
        self._url = url
        self._timeout = timeout
        # Rasa is a private neighbour, never behind the proxy that the environment may name. It
        # drops idle connections when it likes, so none is kept: a new one costs next to nothing.
        self._http = httpx.AsyncClient(
            base_url=url,
            timeout=timeout,
            trust_env=False,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def send(self, sender: str, text: str) -> Reply:
        """Send a person's words; raises ValueError if nothing but slashes and blanks is in them."""
        question = without_leading_slashes(text)
        if not question:
            raise ValueError("there is nothing to send")
        return await self._post(sender, question)

    async def send_intent(self, sender: str, intent: str) -> Reply:
        """Send an intent on our own behalf, by its name without slash, past the understanding."""
        return await self._post(sender, f"/{intent}")

    async def send_payload(self, sender: str, payload: str) -> Reply:
        """Send what a chosen suggestion carries: a question, or a bare `/intent`."""
        if _INTENT.fullmatch(payload):
            return await self.send_intent(sender, payload[1:])
        return await self.send(sender, payload)

    async def check(self) -> None:
        """Return if the REST channel is up."""
        self._require_ok(await self._request("GET", "/webhooks/rest/"))

    async def _post(self, sender: str, message: str) -> Reply:
        # Half a surrogate pair (a broken paste) cannot be written as UTF-8.
        sound = message.encode("utf-8", "replace").decode("utf-8")
        body = {"sender": sender, "message": sound}
        response = await self._request("POST", "/webhooks/rest/webhook", body)
        if response.status_code in _WITH_WORDS:
            with suppress(ValueError, ReplyError):
                return parse_reply(response.json())
        self._require_ok(response)
        try:
            messages = response.json()
        except ValueError as error:
            raise RasaFailedError(
                f"{self._url} did not answer in JSON", "see that RASA_URL is Rasa's address"
            ) from error
        if messages == []:
            raise RasaFailedError(
                "Rasa answered with nothing, its sign of an error inside",
                "see the logs of Rasa and of the action server",
            )
        return parse_reply(messages)

    async def _request(
        self, method: str, path: str, body: dict[str, str] | None = None
    ) -> httpx.Response:
        try:
            # httpx times each read; a resident waits for the whole exchange.
            async with asyncio.timeout(self._timeout):
                return await self._http.request(method, path, json=body)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise RasaTimeoutError(
                f"Rasa at {self._url} did not answer within {self._timeout:g} s",
                "see whether it or the action server is overloaded",
            ) from error
        except httpx.HTTPError as error:
            raise RasaUnavailableError(
                f"Rasa at {self._url} cannot be reached ({error.__class__.__name__})",
                "start it with `make serve`, or set RASA_URL",
            ) from error

    def _require_ok(self, response: httpx.Response) -> None:
        if response.status_code != httpx.codes.OK:
            raise RasaFailedError(
                f"Rasa at {self._url} answered with HTTP status {response.status_code}",
                "see Rasa's log, and that its REST channel is enabled in credentials.yml",
            )
