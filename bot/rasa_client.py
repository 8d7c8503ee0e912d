"""The client of Rasa's REST channel."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpx

from bot.errors import (
    AssistantError,
    RasaFailedError,
    RasaTimeoutError,
    RasaUnavailableError,
    ReplyError,
)
from bot.linking import linked
from bot.reply import Reply, parse_reply

# With these the door in front of Rasa sends a reply to show: too long; too many, too busy.
_FINAL = {httpx.codes.REQUEST_ENTITY_TOO_LARGE}
_FOR_NOW = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}
_READY_SECONDS = 10.0


class RasaBusyError(RasaUnavailableError):
    """Too many are asking, or Rasa is starting; `reply` says so to those who cannot wait."""

    def __init__(self, url: str, reply: Reply) -> None:
        super().__init__(f"Rasa at {url} has no time for a message", "see how many are asking")
        self.reply = reply


class RasaClient:
    """Sends messages to Rasa at `url` and waits `timeout` seconds at most for each reply.

    What a reply cites is linked to the pages at `public_url`, if there are any.

    Every method that sends may raise an AssistantError: RasaUnavailableError, RasaBusyError,
    RasaTimeoutError, RasaFailedError or ReplyError.
    """

    def __init__(self, url: str, timeout: float = 30.0, public_url: str = "") -> None:
        self._url = url
        self._public_url = public_url
        self._timeout = timeout
        # trust_env: Rasa runs beside us, never behind the environment's proxy. No connection is
        # kept alive: Rasa drops idle ones at any time, and a new one costs next to nothing.
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
        """Close the connections."""
        await self._http.aclose()

    async def send(self, sender: str, text: str, about: str | None = None) -> Reply:
        """Send a message, or the payload of a suggestion. Raises ValueError if it is blank.

        `about` is the turn whose reply it is about, “” for a new beginning, None for the last.
        """
        message = text.strip()
        if not message:
            raise ValueError("there is nothing to send")
        return linked(await self._post(sender, message, about), self._public_url)

    async def forget(self, sender: str) -> int:
        """Let Rasa forget the conversation with `sender`; return how many turns it had."""
        response = await self._request("POST", "/webhooks/rest/forget", {"sender": sender})
        self._require_ok(response)
        try:
            return int(response.json()["turns"])
        except (ValueError, TypeError, KeyError) as error:
            raise RasaFailedError(
                f"{self._url} did not say what it forgot", "run assistant and bot of one version"
            ) from error

    async def check(self) -> None:
        """Return if the REST channel is up. Raises AssistantError if not."""
        self._require_ok(await self._request("GET", "/webhooks/rest/"))

    async def is_ready(self) -> bool:
        """Return whether a question would be answered now, by the door's own test."""
        try:
            async with asyncio.timeout(_READY_SECONDS):
                return (await self._request("GET", "/ready")).is_success
        except (TimeoutError, AssistantError):
            return False

    async def _post(self, sender: str, message: str, about: str | None) -> Reply:
        # Half a surrogate pair (a broken paste) cannot be encoded as UTF-8.
        encodable = message.encode("utf-8", "replace").decode("utf-8")
        body = {"sender": sender, "message": encodable}
        if about is not None:
            body["about"] = about
        response = await self._request("POST", "/webhooks/rest/webhook", body)
        if response.status_code in _FINAL | _FOR_NOW:
            with suppress(ValueError, ReplyError):
                reply = parse_reply(response.json())
                if response.status_code in _FOR_NOW:
                    raise RasaBusyError(self._url, reply)
                return reply
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
            # httpx limits each read only; this limits the whole exchange.
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
