"""The part of Telegram's Bot API that our bot uses, on loopback.

    async with FakeBotApi() as api:
        # … start the bot with TELEGRAM_API_BASE_URL=api.url, TELEGRAM_BOT_TOKEN=api.token
        message = api.say("xin chào")
        [answer] = await api.wait_for_messages(1)

It refuses what Telegram refuses (a message too long, broken HTML, a button carrying too much),
delivers each update until an offset confirms it, and fails on demand. Updates are delivered
whatever `allowed_updates` says, as Telegram does with those that came before it was set.
Also runs alone, a line of standard input being a message: `python -m tests.fake_bot_api --port N`.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.loopback import LoopbackServer, Request, Response
from tests.telegram_html import HtmlError, utf16_length, visible_text

Json = dict[str, Any]

TOKEN = "123456:loopback-token"
RESIDENT: Json = {"id": 1001, "is_bot": False, "first_name": "Lan"}
PRIVATE: Json = {"id": 1001, "type": "private", "first_name": "Lan"}
GROUP: Json = {"id": -2002, "type": "supergroup", "title": "Tổ dân phố 7"}
_LONG_POLL_SECONDS = 10.0
_PATH = re.compile(r"/bot([^/]*)/(\w+)")


@dataclass(frozen=True)
class Call:
    """A method the bot called; parameters that travel as JSON are decoded."""

    method: str
    params: Json


@dataclass(frozen=True)
class _Failure:
    method: str
    response: Response
    delay: float


class _RefusedError(Exception):
    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.response = _error(status, description)


class FakeBotApi(LoopbackServer):
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
        self.calls: list[Call] = []
        self.messages: list[Json] = []
        self.refusals: list[str] = []
        self._updates: deque[Json] = deque()
        self._failures: list[_Failure] = []
        self._changed = asyncio.Condition()
        self._polls = 0
        self._last_id = 100

    # What people do.

    def say(self, text: str, chat: Json = PRIVATE, **fields: Any) -> Json:
        """A resident sends text; commands and mentions in it are marked as Telegram does."""
        entities = _entities(text)
        marked = {"entities": entities} if entities else {}
        return self.post({"text": text, **marked, **fields}, chat)

    def post(self, fields: Json, chat: Json = PRIVATE, kind: str = "message") -> Json:
        """A resident sends a message with these fields, or edits one (`kind="edited_message"`)."""
        message = {
            "message_id": self._next_id(),
            "date": int(time.time()),
            "chat": chat,
            "from": RESIDENT,
            **fields,
        }
        self.push({kind: message})
        return message

    def tap(self, message: Json, data: str, **fields: Any) -> None:
        """A resident taps the button carrying `data` under one of our messages."""
        self.push(
            {
                "callback_query": {
                    "id": str(self._next_id()),
                    "from": RESIDENT,
                    "chat_instance": "1",
                    "message": message,
                    "data": data,
                    **fields,
                }
            }
        )

    def push(self, update: Json) -> None:
        """Any update, without its id."""
        self._updates.append({"update_id": self._next_id(), **update})
        self._notify()

    # What goes wrong.

    def fail(
        self,
        method: str,
        status: int = 500,
        times: int = 1,
        retry_after: int | None = None,
        delay: float = 0.0,
        body: bytes | None = None,
    ) -> None:
        """Let the next calls of `method` fail, after `delay` seconds.

        A status of 200 means: only be late; one of 0: hang up without an answer. A `body` is sent
        instead of Telegram's JSON, as some proxy's page would be.
        """
        parameters = {"parameters": {"retry_after": retry_after}} if retry_after else {}
        response = _error(status, f"failing with {status} on demand", **parameters)
        if body is not None:
            response = Response(body, status)
        self._failures += [_Failure(method, response, delay)] * times

    # What the bot did.

    def called(self, method: str) -> list[Json]:
        """The parameters of each call of `method`, failed ones included."""
        return [call.params for call in self.calls if call.method == method]

    def sent(self, chat: Json = PRIVATE) -> list[Json]:
        """The messages that reached the chat: what is visible in `text`, as written in `html`."""
        return [message for message in self.messages if message["chat"]["id"] == chat["id"]]

    async def wait_until(self, reached: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something the bot does makes `reached()` true, else TimeoutError."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(reached)

    async def wait_for_calls(self, method: str, count: int = 1) -> list[Json]:
        await self.wait_until(lambda: len(self.called(method)) >= count)
        return self.called(method)

    async def wait_for_messages(self, count: int, chat: Json = PRIVATE) -> list[Json]:
        await self.wait_until(lambda: len(self.sent(chat)) >= count)
        return self.sent(chat)

    async def wait_until_read(self) -> None:
        """Wait until the bot has confirmed every update."""
        await self.wait_until(lambda: not self._updates)

    # The server.

    async def _handle(self, request: Request) -> Response:
        path = _PATH.fullmatch(request.path)
        if path is None:
            return _error(404, "Not Found")
        if path[1] != self.token:
            return _error(401, "Unauthorized")
        call = Call(path[2], {name: _decoded(value) for name, value in request.params.items()})
        self.calls.append(call)
        await self._announce()
        if failure := self._take_failure(call.method):
            await asyncio.sleep(failure.delay)
            if failure.response.status == 0:
                raise ConnectionResetError
            if failure.response.status != 200 or isinstance(failure.response.body, bytes):
                return failure.response
        try:
            result = await self._result(call)
        except _RefusedError as refusal:
            self.refusals.append(str(refusal))
            return refusal.response
        finally:
            await self._announce()
        return Response({"ok": True, "result": result})

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
            case "deleteWebhook" | "sendChatAction" | "answerCallbackQuery" | "setMyCommands":
                return True
        raise _RefusedError(f"Not Found: {call.method}", 404)

    async def _get_updates(self, params: Json) -> list[Json]:
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
            raise _RefusedError("Conflict: terminated by other getUpdates request", 409)
        return list(self._updates)[: int(params.get("limit", 100))]

    def _send_message(self, params: Json) -> Json:
        html = str(params.get("text", ""))
        text = _shown(html) if params.get("parse_mode") == "HTML" else html
        if not text.strip():
            raise _RefusedError("Bad Request: message text is empty")
        if utf16_length(text) > 4096:
            raise _RefusedError("Bad Request: message is too long")
        markup = params.get("reply_markup")
        _check_buttons(markup)
        chat_id = int(params["chat_id"])
        message: Json = {
            "message_id": self._next_id(),
            "date": int(time.time()),
            "chat": next((c for c in (PRIVATE, GROUP) if c["id"] == chat_id), _private(chat_id)),
            "from": self.me,
            "text": text.strip(),
            "html": html,
            **({"reply_markup": markup} if markup else {}),
            **({"reply_parameters": r} if (r := params.get("reply_parameters")) else {}),
        }
        self.messages.append(message)
        return message

    def _edit_reply_markup(self, params: Json) -> Json:
        for message in self.messages:
            if message["message_id"] == int(params["message_id"]):
                markup = params.get("reply_markup") or {"inline_keyboard": []}
                _check_buttons(markup)
                message["reply_markup"] = markup
                return message
        raise _RefusedError("Bad Request: message to edit not found")

    def _take_failure(self, method: str) -> _Failure | None:
        for failure in self._failures:
            if failure.method == method:
                self._failures.remove(failure)
                return failure
        return None

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def _notify(self) -> None:
        # Updates may be pushed before the loop runs; then nobody waits yet.
        try:
            task = asyncio.get_running_loop().create_task(self._announce())
        except RuntimeError:
            return
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _announce(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _error(status: int, description: str, **more: Any) -> Response:
    return Response({"ok": False, "error_code": status, "description": description, **more}, status)


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


def _shown(html: str) -> str:
    try:
        return visible_text(html)
    except HtmlError as error:
        raise _RefusedError(f"Bad Request: can't parse entities: {error}") from error


def _check_buttons(markup: Json | None) -> None:
    for row in markup["inline_keyboard"] if markup else []:
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise _RefusedError("Bad Request: BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise _RefusedError("Bad Request: text buttons are unallowed to be empty")


def _entities(text: str) -> list[Json]:
    found = []
    for kind, pattern in (
        ("bot_command", r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?"),
        ("mention", r"(?<![\w/])(?<!/\w)@\w{5,}"),
    ):
        for match in re.finditer(pattern, text, re.ASCII):
            before, words = text[: match.start()], match[0]
            found.append(
                {"type": kind, "offset": utf16_length(before), "length": utf16_length(words)}
            )
    return found


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
