import io
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot.logs import configure_logging
from settings import Settings

TOKEN = "123456:secret-token"
WORDS = "lời riêng"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def logged(*, log_messages: bool) -> str:
    """What is logged of a token and of a resident's words, by us and by others."""
    configure_logging(
        Settings(telegram_bot_token=SecretStr(TOKEN), log_level="DEBUG", log_messages=log_messages)
    )
    [handler] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written := io.StringIO())
    logging.getLogger("telegram.Bot").critical("Received data was %r", {"text": WORDS})
    logging.getLogger("bot.telegram").info("telegram: at /bot%s/getMe", TOKEN)
    try:
        raise KeyError(WORDS)
    except KeyError:
        logging.getLogger("telegram.request").exception("not JSON: %s", WORDS)
        logging.getLogger("bot.handlers").exception("telegram: a message could not be handled")
    return written.getvalue()


def test_neither_token_nor_messages_are_logged() -> None:
    said = logged(log_messages=False)
    assert WORDS not in said
    assert TOKEN not in said
    assert "/bot<token>/getMe" in said
    assert "telegram.Bot: test_bot_logs.py:" in said
    assert said.count("\nKeyError\n") == 2
    assert "a message could not be handled" in said


def test_messages_are_logged_on_request() -> None:
    said = logged(log_messages=True)
    assert f"Received data was {{'text': '{WORDS}'}}" in said
    assert f"KeyError: '{WORDS}'" in said
    assert TOKEN not in said


def test_a_token_is_blotted_out_of_tracebacks_and_requests_are_not_logged() -> None:
    configure_logging(
        Settings(telegram_bot_token=SecretStr(TOKEN), log_level="DEBUG", log_messages=True)
    )
    [handler] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written := io.StringIO())
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        raise RuntimeError(f"the token {TOKEN} was rejected")
    except RuntimeError:
        logging.getLogger("bot").exception("a slip")
    assert "a slip" in written.getvalue()
    assert "the token <token> was rejected" in written.getvalue()
    assert "api.telegram.org" not in written.getvalue()
    assert TOKEN not in written.getvalue()
