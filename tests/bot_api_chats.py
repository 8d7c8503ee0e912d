"""What people do in Telegram's chats, and what they see there: the other side of the Bot API."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bot_api_rules import SUPERGROUPS_BELOW, Json, entities
from tests.loopback import Handler, LoopbackServer

RESIDENT: Json = {"id": 1001, "is_bot": False, "first_name": "Lan"}
PRIVATE: Json = {"id": 1001, "type": "private", "first_name": "Lan"}
GROUP: Json = {"id": -1_000_000_002_002, "type": "supergroup", "title": "Tổ dân phố 7"}


@dataclass(frozen=True)
class Call:
    """A method the bot called; parameters that travel as JSON are decoded."""

    method: str
    params: Json


class Conversations(LoopbackServer):
    """The chats of one bot: `messages` are those it sent, `calls` what it called."""

    def __init__(self, handler: Handler, port: int) -> None:
        super().__init__(handler, port)
        self.calls: list[Call] = []
        self.messages: list[Json] = []
        self.written: set[tuple[int, int]] = set()  # people's messages, as (chat, number)
        self._updates: deque[Json] = deque()
        self._changed = asyncio.Condition()
        self._last_update = 5000
        self._last_message: Counter[int] = Counter({0: 100})

    # What people do.

    def say(self, text: str, chat: Json = PRIVATE, **fields: Any) -> Json:
        """A resident sends text; commands and mentions in it are marked as Telegram does."""
        found = entities(text)
        marked = {"entities": found} if found else {}
        return self.post({"text": text, **marked, **fields}, chat)

    def post(self, fields: Json, chat: Json = PRIVATE, kind: str = "message") -> Json:
        """A resident sends a message with these fields, or edits one (`kind="edited_message"`)."""
        message = {
            "message_id": self._next_message(chat["id"]),
            "date": int(time.time()),
            "chat": chat,
            "from": RESIDENT,
            **fields,
        }
        self.written.add((chat["id"], message["message_id"]))
        self.push({kind: message})
        return message

    def tap(self, message: Json, data: str, **fields: Any) -> None:
        """A resident taps the button carrying `data` under one of our messages."""
        self.push(
            {
                "callback_query": {
                    "id": str(self._last_update),
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
        self._last_update += 1
        self._updates.append({"update_id": self._last_update, **update})
        self._notify()

    def redeliver(self, update: Json) -> None:
        """An update with its id, which may have been delivered before."""
        self._updates.append(update)
        self._notify()

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

    def _next_message(self, chat: int) -> int:
        """The next number: supergroups count for themselves, all other chats together."""
        row = chat if chat < SUPERGROUPS_BELOW else 0
        self._last_message[row] += 1
        return self._last_message[row]

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
