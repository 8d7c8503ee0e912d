import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ops import ROOT
from ops.errors import OpsError
from ops.settings import DEFAULTS, load

NO_FILE = Path("does-not-exist.env")


def test_defaults_hold_where_nothing_is_set() -> None:
    settings = load(NO_FILE, {})
    assert (settings.rasa_port, settings.actions_port) == (5005, 5055)
    assert settings.store_dir == ROOT / "var" / "store"
    assert settings.cache_dir == Path.home() / ".cache" / "hoi-pho"
    assert settings.telegram_bot_token == ""
    assert settings.variables["RASA_URL"] == "http://127.0.0.1:5005"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("RASA_PORT=6001\nACTIONS_PORT=6002\nTELEGRAM_BOT_TOKEN='1:file'\n")
    settings = load(env_file, {"RASA_PORT": "7001", "TELEGRAM_BOT_TOKEN": ""})
    assert (settings.rasa_port, settings.actions_port) == (7001, 6002)
    assert settings.variables["RASA_URL"] == "http://127.0.0.1:7001"
    assert settings.telegram_bot_token == ""


def test_only_telegram_is_given_the_token() -> None:
    settings = load(NO_FILE, {"TELEGRAM_BOT_TOKEN": "1:secret", "PATH": "/bin"})
    assert settings.telegram_bot_token == "1:secret"
    assert settings.variables["TELEGRAM_BOT_TOKEN"] == ""
    assert "1:secret" not in settings.variables.values()
    assert settings.variables["PATH"] == "/bin"


def test_folders_are_absolute(tmp_path: Path) -> None:
    settings = load(NO_FILE, {"STORE_DIR": str(tmp_path), "CACHE_DIR": "elsewhere"})
    assert settings.variables["STORE_DIR"] == str(tmp_path)
    assert settings.variables["CACHE_DIR"] == str(ROOT / "elsewhere")


@given(st.text(min_size=1).filter(lambda text: text.strip() and not text.strip().isdigit()))
def test_what_is_no_port_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(OpsError) as refused:
        load(NO_FILE, {"ACTIONS_PORT": text})
    assert "ACTIONS_PORT" in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "５００５"])
def test_numbers_that_are_no_ports_are_refused(port: str) -> None:
    with pytest.raises(OpsError, match="RASA_PORT"):
        load(NO_FILE, {"RASA_PORT": port})


def test_one_port_cannot_serve_two() -> None:
    with pytest.raises(OpsError, match="RASA_PORT and ACTIONS_PORT are both 5055"):
        load(NO_FILE, {"RASA_PORT": "5055"})


def test_the_example_documents_every_setting_with_its_default() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    documented = dict(re.findall(r"(?m)^# .+\n([A-Z_]+)=(.*)$", text))
    assert documented == DEFAULTS
