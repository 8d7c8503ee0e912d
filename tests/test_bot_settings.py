import logging
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.logs import configure_logging
from bot.settings import Settings, load_settings

TOKEN = "123456:very-secret"


def test_defaults(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path / ".env")
    assert settings == Settings()
    assert settings.rasa_url == "http://127.0.0.1:5005"
    assert settings.telegram_token is None


def test_environment_wins_over_dotenv(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("RASA_PORT=6000\nLOG_MESSAGES=1\nLOG_LEVEL=debug\n")
    settings = load_settings({"RASA_PORT": "7000"}, dotenv)
    assert settings.rasa_url == "http://127.0.0.1:7000"
    assert settings.log_messages is True
    assert settings.log_level == logging.DEBUG


def test_rasa_url_wins_over_rasa_port(tmp_path: Path) -> None:
    environ = {"RASA_URL": "http://rasa:5005/", "RASA_PORT": "7000"}
    assert load_settings(environ, tmp_path / ".env").rasa_url == "http://rasa:5005"


def test_an_empty_value_in_the_environment_switches_off_that_of_dotenv(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    assert load_settings({}, dotenv).telegram_token == TOKEN
    assert load_settings({"TELEGRAM_BOT_TOKEN": ""}, dotenv).telegram_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RASA_PORT", "http"),
        ("RASA_PORT", "70000"),
        ("RASA_PORT", "0"),
        ("RASA_URL", "localhost:5005"),
        ("RASA_URL", "http://[::1"),
        ("RASA_URL", "http://127.0.0.1:port"),
        ("TELEGRAM_API_BASE_URL", "ftp://example.org"),
        ("TELEGRAM_API_BASE_URL", "http://a b"),
        ("TELEGRAM_BOT_TOKEN", "no colon"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_MESSAGES", "perhaps"),
    ],
)
def test_a_malformed_value_is_named_in_one_line(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({name: value}, tmp_path / ".env")
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_dotenv_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(b"RASA_PORT=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings({}, dotenv)


def test_the_token_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, tmp_path / ".env")
    assert settings.telegram_token == TOKEN
    assert TOKEN not in repr(settings)
    with pytest.raises(SettingsError) as caught:
        load_settings({"TELEGRAM_BOT_TOKEN": f" {TOKEN}!"}, tmp_path / ".env")
    assert "very-secret" not in str(caught.value)


def test_the_token_is_blotted_out_of_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    root.handlers = []
    try:
        chosen = Settings(telegram_token=TOKEN, log_level=logging.DEBUG, log_messages=True)
        configure_logging(chosen)
        logging.getLogger("httpx").info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
        try:
            raise RuntimeError(f"the token {TOKEN} was rejected")
        except RuntimeError:
            logging.getLogger("bot").exception("a slip")
    finally:
        root.handlers, root.level = handlers, level
    shown = capsys.readouterr().err
    assert "a slip" in shown
    assert "the token <token> was rejected" in shown
    assert "api.telegram.org" not in shown
    assert TOKEN not in shown
