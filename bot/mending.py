"""Leave out of a message what Telegram will not take, rather than the message."""

import re
from html import unescape

from bot.keeping.arrival import Json

# What an error names, and the parameter that it is about: the topic was deleted, the message that
# is replied to as well, …
_ABOUT = {
    "thread": "message_thread_id",
    "topic": "message_thread_id",
    "repl": "reply_parameters",
    "button": "reply_markup",
    "entities": "parse_mode",
}


def mended(request: Json, error: str) -> Json | None:
    """Return `request` without the parameter that `error` is about; None if it is about none."""
    error = error.lower()
    for word, parameter in _ABOUT.items():
        if word in error and parameter in request:
            rest = {name: value for name, value in request.items() if name != parameter}
            return _as_plain(rest) if parameter == "parse_mode" else rest
    return None


def _as_plain(request: Json) -> Json:
    return {**request, "text": unescape(re.sub(r"<[^<>]*>", "", request["text"]))}
