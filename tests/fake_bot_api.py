"""The part of Telegram's Bot API that our bot uses, on loopback.

    async with FakeBotApi() as api:
        # … start the bot with TELEGRAM_API_BASE_URL=api.url, TELEGRAM_BOT_TOKEN=api.token
        message = api.say("xin chào")
        [answer] = await api.wait_for_messages(1)

It refuses what Telegram refuses (`tests/bot_api_rules.py`), delivers each update until an offset or
the webhook's 200 confirms it, numbers messages as Telegram does, and fails on demand. Updates are
delivered whatever `allowed_updates` says, as Telegram does with those that came before it was set.
Also runs alone, a line of standard input being a message: `python -m tests.fake_bot_api --port N`.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.bot_api_chats import GROUP, PRIVATE, Call, Conversations
from tests.bot_api_rules import (
    Json,
    RateLimits,
    RefusedError,
    check_buttons,
    check_inline_results,
    check_message,
    error,
)
from tests.loopback import Request, Response

TOKEN = "123456:loopback-token"
_LONG_POLL_SECONDS = 10.0
_PATH = re.compile(r"/bot([^/]*)/(\w+)")


@dataclass(frozen=True)
class Failure:
    """How a call fails: after `delay` seconds, and with `is_done` only after it was carried out.

    A response with status 200 means only to be late; one with 0 to hang up without an answer.
    """

    response: Response
    delay: float = 0.0
    is_done: bool = False


class FakeBotApi(Conversations):
    """A Bot API server with one bot; `calls` and `messages` say what that bot did."""

    def __init__(self, token: str = TOKEN, username: str = "hoi_pho_bot", port: int = 0) -> None:
        super().__init__(self._handle, port)
        self.token = token
        self.me: Json = {
            "id": 123456,
            "is_bot": True,
            "first_name": "Hỏi Phố",
            "username": username,
        }
        self.refusals: list[str] = []
        self.limits: RateLimits | None = None
        self.blocked: set[int] = set()  # chats of people who have blocked the bot
        self.moved: dict[int, int] = {}  # groups that became supergroups
        self.trouble: Callable[[str], Failure | None] = lambda method: None  # for any call
        self.webhook: Json | None = None
        self._failures: list[tuple[str, Failure]] = []
        self._polls = 0

    # What goes wrong.

    def fail(
        self,
        method: str,
        status: int = 500,
        times: int = 1,
        retry_after: int | None = None,
        delay: float = 0.0,
        body: bytes | None = None,
        description: str = "failing on demand",
        is_done: bool = False,
    ) -> None:
        """Let the next calls of `method` fail; see Failure for the statuses 200 and 0.

        A `body` is sent instead of Telegram's JSON, as some proxy's page would be.
        """
        parameters = {"parameters": {"retry_after": retry_after}} if retry_after else {}
        response = error(status, description, **parameters)
        if body is not None:
            response = Response(body, status)
        self._failures += [(method, Failure(response, delay, is_done))] * times

    # The server.

    async def _handle(self, request: Request) -> Response:
        path = _PATH.fullmatch(request.path)
        if path is None:
            return error(404, "Not Found")
        if path[1] != self.token:
            return error(401, "Unauthorized")
        call = Call(path[2], {name: _decoded(value) for name, value in request.params.items()})
        self.calls.append(call)
        await self._announce()
        failure = self._take_failure(call.method) or self.trouble(call.method)
        if failure is None:
            return await self._carry_out(call)
        carried_out = await self._carry_out(call) if failure.is_done else None
        await asyncio.sleep(failure.delay)
        if failure.response.status == 0:
            raise ConnectionResetError
        if failure.response.status != 200 or isinstance(failure.response.body, bytes):
            return failure.response
        return carried_out or await self._carry_out(call)

    async def _carry_out(self, call: Call) -> Response:
        try:
            return Response({"ok": True, "result": await self._result(call)})
        except RefusedError as refusal:
            body = refusal.response.body
            if call.method == "sendMessage" and body["error_code"] == 400 and len(body) == 3:
                self.refusals.append(str(refusal))
            return refusal.response
        finally:
            await self._announce()

    async def _result(self, call: Call) -> Any:
        match call.method:
            case "getMe":
                return self.me
            case "getUpdates":
                return await self._get_updates(call.params)
            case "sendMessage":
                return self._send_message(call.params)
            case "editMessageReplyMarkup":
                return self._edit_reply_markup(call.params)
            case "editMessageText":
                return self._edit_text(call.params)
            case "answerInlineQuery":
                check_inline_results(call.params)
                return True
            case "setWebhook":
                return self._set_webhook(call.params)
            case "deleteWebhook":
                self.webhook = None
                return True
            case "sendChatAction" | "answerCallbackQuery" | "setMyCommands":
                return True
        raise RefusedError(f"Not Found: {call.method}", 404)

    async def _get_updates(self, params: Json) -> list[Json]:
        if self.webhook:
            raise RefusedError("Conflict: can't use getUpdates method while webhook is active", 409)
        self._polls += 1
        mine = self._polls
        while self._updates and self._updates[0]["update_id"] < int(params.get("offset", 0)):
            self._updates.popleft()
        await self._announce()
        wait = min(float(params.get("timeout", 0)), _LONG_POLL_SECONDS)
        try:
            await self.wait_until(lambda: bool(self._updates) or mine != self._polls, wait)
        except TimeoutError:
            return []
        if mine != self._polls:
            raise RefusedError("Conflict: terminated by other getUpdates request", 409)
        return list(self._updates)[: int(params.get("limit", 100))]

    def _send_message(self, params: Json) -> Json:
        chat_id = int(params["chat_id"])
        if chat_id in self.blocked:
            raise RefusedError("Forbidden: bot was blocked by the user", 403)
        if (new := self.moved.get(chat_id)) is not None:
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusedError(why, 400, migrate_to_chat_id=new)
        text = check_message(params)
        if self.limits:
            self.limits.count(chat_id)
        markup = params.get("reply_markup")
        message: Json = {
            "message_id": self._next_message(chat_id),
            "date": int(time.time()),
            "chat": next((c for c in (PRIVATE, GROUP) if c["id"] == chat_id), _private(chat_id)),
            "from": self.me,
            "text": text,
            "html": str(params["text"]),
            **({"reply_markup": markup} if markup else {}),
            **({"reply_parameters": r} if (r := params.get("reply_parameters")) else {}),
        }
        self.messages.append(message)
        return message

    def _edit_reply_markup(self, params: Json) -> Json:
        markup = params.get("reply_markup") or {"inline_keyboard": []}
        check_buttons(markup)
        message = self._ours(params)
        if message.get("reply_markup", {"inline_keyboard": []}) == markup:
            raise RefusedError("Bad Request: message is not modified: specified new …")
        message["reply_markup"] = markup
        return message

    def _edit_text(self, params: Json) -> Json:
        text, message = check_message(params), self._ours(params)
        markup = params.get("reply_markup")
        same = (message["html"], message.get("reply_markup")) == (str(params["text"]), markup)
        if same:
            raise RefusedError("Bad Request: message is not modified: specified new …")
        message |= {"text": text, "html": str(params["text"])}
        message.pop("reply_markup", None)
        if markup:
            message["reply_markup"] = markup
        return message

    def _ours(self, params: Json) -> Json:
        """The message of ours that is to be edited."""
        chat, number = int(params["chat_id"]), int(params["message_id"])
        for message in self.messages:
            if (message["chat"]["id"], message["message_id"]) == (chat, number):
                return message
        is_written = (chat, number) in self.written
        what = "message can't be edited" if is_written else "message to edit not found"
        raise RefusedError(f"Bad Request: {what}")

    def _set_webhook(self, params: Json) -> bool:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", params["secret_token"]):
            raise RefusedError("Bad Request: secret token contains unallowed characters")
        self.webhook = params
        task = asyncio.get_running_loop().create_task(self._deliver())
        self._connections.add(task)
        return True

    async def _deliver(self) -> None:
        """Post each update to the webhook until it answers 200."""
        async with httpx.AsyncClient(trust_env=False) as client:
            while webhook := self.webhook:
                await self.wait_until(lambda: bool(self._updates), 600)
                headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
                try:
                    answer = await client.post(
                        webhook["url"], json=self._updates[0], headers=headers
                    )
                    is_received = answer.is_success
                except httpx.HTTPError:
                    is_received = False
                if is_received:
                    self._updates.popleft()
                    await self._announce()
                else:
                    await asyncio.sleep(0.05)

    def _take_failure(self, method: str) -> Failure | None:
        for at, (failing, failure) in enumerate(self._failures):
            if failing == method:
                del self._failures[at]
                return failure
        return None


def _private(chat_id: int) -> Json:
    return {"id": chat_id, "type": "private", "first_name": "Ai đó"}


def _decoded(value: str) -> Any:
    """Objects, lists, numbers and booleans travel as JSON inside a form; text as it is."""
    if not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


async def _serve(port: int) -> None:
    async with FakeBotApi(port=port) as api:
        print(f"TELEGRAM_API_BASE_URL={api.url} TELEGRAM_BOT_TOKEN={api.token}", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            shown = len(api.sent())
            api.say(line.strip())
            for message in (await api.wait_for_messages(shown + 1))[shown:]:
                print(message["html"], flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A Bot API server on loopback.")
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().port))
