"""What Telegram's Bot API refuses: the rules that `tests/fake_bot_api.py` holds the bot to."""

import re
import time
from collections import defaultdict, deque
from typing import Any

from tests.loopback import Response
from tests.telegram_html import HtmlError, utf16_length, visible_text

Json = dict[str, Any]
SUPERGROUPS_BELOW = -1_000_000_000_000


class RefusedError(Exception):
    """A call is refused as Telegram would: `response` says why."""

    def __init__(self, description: str, status: int = 400, **parameters: int) -> None:
        super().__init__(description)
        more = {"parameters": parameters} if parameters else {}
        self.response = error(status, description, **more)


def error(status: int, description: str, **more: Any) -> Response:
    """Telegram's form of an error."""
    return Response({"ok": False, "error_code": status, "description": description, **more}, status)


def check_message(params: Json) -> str:
    """Return what a person would see of a message; RefusedError if Telegram would not take it."""
    html = str(params.get("text", ""))
    text = _shown(html) if params.get("parse_mode") == "HTML" else html
    if not text.strip():
        raise RefusedError("Bad Request: message text is empty")
    if utf16_length(text) > 4096:
        raise RefusedError("Bad Request: message is too long")
    check_buttons(params.get("reply_markup"))
    return text.strip()


def check_buttons(markup: Json | None) -> None:
    for row in markup["inline_keyboard"] if markup else []:
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise RefusedError("Bad Request: BUTTON_DATA_INVALID")
            if not button["text"].strip():
                raise RefusedError("Bad Request: text buttons are unallowed to be empty")


def check_inline_results(params: Json) -> None:
    """RefusedError if Telegram would not take the results of an inline query."""
    results = params["results"]
    if len(results) > 50:
        raise RefusedError("Bad Request: RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise RefusedError("Bad Request: RESULT_ID_DUPLICATE")
    for result in results:
        if not 1 <= len(result["id"].encode()) <= 64:
            raise RefusedError("Bad Request: RESULT_ID_INVALID")
        if not result["title"].strip():
            raise RefusedError("Bad Request: title is empty")
        content = result["input_message_content"]
        check_message({"text": content["message_text"], "parse_mode": content.get("parse_mode")})


def entities(text: str) -> list[Json]:
    """The commands and mentions in what a person wrote, as Telegram marks them."""
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


class RateLimits:
    """Telegram's limits of messages: in one chat, in one group, and of a bot in all."""

    # (messages, seconds)
    CHAT = (3, 1.0)
    GROUP = (20, 60.0)
    ALL = (30, 1.0)

    def __init__(self) -> None:
        self._sent: defaultdict[int, deque[float]] = defaultdict(deque)

    def count(self, chat: int) -> None:
        """Count a message to `chat`; RefusedError with `retry_after` if it is one too many."""
        limits = [(chat, self.GROUP if chat < 0 else self.CHAT), (0, self.ALL)]
        now = time.monotonic()
        for key, (most, seconds) in limits:
            sent = self._sent[key]
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) >= most:
                wait = int(sent[0] + seconds - now) + 1
                raise RefusedError(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)
        for key, _ in limits:
            self._sent[key].append(now)


def _shown(html: str) -> str:
    try:
        return visible_text(html)
    except HtmlError as fault:
        raise RefusedError(f"Bad Request: can't parse entities: {fault}") from fault
