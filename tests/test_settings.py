import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from settings import ROOT, VARIABLES, Settings, SettingsError, load_settings
from tests.conftest import NOTHING_SET

NO_FILE = Path(os.devnull)
TOKEN = "123456:very-secret"
SHOW = (
    "from settings import load_settings; s = load_settings();"
    "import json; print(json.dumps([str(s.store_dir), str(s.cache_dir), s.rasa_port]))"
)
# A value that each variable refuses, and what its one line says to give.
MALFORMED = [
    ("RASA_PORT", "http", "a port number from 1 to 65535"),
    ("RASA_PORT", "70000", "a port number from 1 to 65535"),
    ("RASA_PORT", "0", "a port number from 1 to 65535"),
    ("RASA_PORT", "9" * 5000, "a port number from 1 to 65535"),
    ("DIALOGUE_PORT", "-1", "a port number from 1 to 65535"),
    ("DIALOGUE_PORT", "0", "a port number from 1 to 65535"),
    ("ACTIONS_PORT", "５００５", "a port number from 1 to 65535"),
    ("ACTIONS_PORT", "5_005", "a port number from 1 to 65535"),
    ("WEB_PORT", "80 80", "a port number from 1 to 65535"),
    ("PUBLIC_URL", "example.org", "an address such as"),
    ("STORE_DIR", "a\0b", "a folder"),
    ("CACHE_DIR", "~nobody-has-this-name/x", "a folder"),
    ("CONVERSATIONS_FILE", "a\0b", "a file"),
    ("CONVERSATION_DAYS", "0", "a number of days above 0"),
    ("CONVERSATION_DAYS", "nan", "a number of days above 0"),
    ("CONVERSATION_DAYS", "a month", "a number of days above 0"),
    ("DATABASE_URL", "sqlite:///", "sqlite:///FILE or postgresql://"),
    ("DATABASE_URL", "sqlite:///~nobody-has-this-name/x", "sqlite:///FILE or postgresql://"),
    ("DATABASE_URL", "mysql://u:p@h/d", "sqlite:///FILE or postgresql://"),
    ("DATABASE_URL", "postgresql://u:p@h", "sqlite:///FILE or postgresql://"),
    ("EMBEDDING_MODEL", "a\0b", "the name or path of a model"),
    ("EMBEDDING_BACKEND", "ONNX", "onnx or torch"),
    ("FEEDBACK_DAYS", "0", "a number of days above 0"),
    ("PSEUDONYM_KEY", "short", "a secret text of 16 characters or more, or nothing"),
    ("TELEGRAM_BOT_TOKEN", "no colon", "it as @BotFather wrote it"),
    ("TELEGRAM_API_BASE_URL", "ftp://example.org", "an address such as"),
    ("TELEGRAM_API_BASE_URL", "http://a b", "an address such as"),
    ("TELEGRAM_WEBHOOK_PORT", "https", "a port number from 1 to 65535"),
    ("TELEGRAM_WEBHOOK_URL", "example.org", "an address such as"),
    ("RASA_URL", "localhost:5005", "an address such as"),
    ("RASA_URL", "http://[::1", "an address such as"),
    ("RASA_URL", "http://127.0.0.1:port", "an address such as"),
    ("RASA_URL", "http://127.0.0.1:0", "an address such as"),
    ("RASA_URL", "http://é..x", "an address such as"),
    ("RASA_URL", "http://[v1.x]", "an address such as"),
    ("RASA_URL", "http://127.0.0.1:1?x", "an address such as"),
    ("RASA_URL", "http://127.0.0.1:1/#y", "an address such as"),
    ("LOG_LEVEL", "LOUD", "DEBUG, INFO, WARNING, ERROR or CRITICAL"),
    ("LOG_MESSAGES", "perhaps", "1 or 0"),
]


def refusal(environment: dict[str, str], dotenv: Path = NO_FILE) -> str:
    with pytest.raises(SettingsError) as refused:
        load_settings(environment, dotenv)
    return str(refused.value)


def test_defaults() -> None:
    settings = load_settings({}, NO_FILE)
    assert settings == Settings()
    assert (settings.rasa_port, settings.dialogue_port, settings.actions_port) == (5005, 0, 5055)
    assert settings.store_dir == ROOT / "var" / "store"
    assert settings.cache_dir == Path.home() / ".cache" / "hoi-pho"
    assert settings.conversations_file == ROOT / "var" / "conversations.db"
    assert settings.conversation_days == 30
    assert (settings.embedding_model, settings.embedding_backend) == (
        "multilingual-e5-small",
        "onnx",
    )
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_base_url == "https://api.telegram.org"
    assert settings.rasa_url == "http://127.0.0.1:5005"
    assert (settings.log_level, settings.log_messages) == ("INFO", False)


def test_the_example_has_every_variable_with_its_default() -> None:
    example = ROOT / ".env.example"
    written = re.findall(r"(?m)^# .+\n([A-Z_]+)=", example.read_text("utf-8"))
    assert sorted(written) == sorted(VARIABLES)
    assert load_settings({}, example) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("RASA_PORT=6001\nACTIONS_PORT=6002\nLOG_MESSAGES=yes\nexport LOG_LEVEL=debug")
    settings = load_settings({"RASA_PORT": " 7001 "}, dotenv)
    assert (settings.rasa_port, settings.actions_port) == (7001, 6002)
    assert settings.rasa_url == "http://127.0.0.1:7001"
    assert settings.log_messages is True
    assert settings.log_level == "DEBUG"


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_an_empty_value_is_the_default_and_undoes_that_of_the_file(
    blank: str, tmp_path: Path
) -> None:
    assert load_settings(dict.fromkeys(VARIABLES, blank), NO_FILE) == Settings()
    dotenv = tmp_path / ".env"
    dotenv.write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nSTORE_DIR=elsewhere\nRASA_PORT=\n")
    settings = load_settings({"TELEGRAM_BOT_TOKEN": blank}, dotenv, with_token=True)
    assert settings.telegram_bot_token is None
    assert (settings.store_dir, settings.rasa_port) == (ROOT / "elsewhere", 5005)


def test_other_variables_are_no_settings(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("PATH=/nowhere\nRASA_PROT=2\n")
    assert load_settings({"log_level": "loud", "LOG": "x"}, dotenv) == Settings()


def test_rasa_url_wins_over_rasa_port() -> None:
    environment = {"RASA_URL": "http://rasa:5005/", "RASA_PORT": "7000"}
    assert load_settings(environment, NO_FILE).rasa_url == "http://rasa:5005"


def test_a_settings_made_directly_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASA_PORT", "x")
    monkeypatch.chdir(ROOT)
    assert Settings(actions_port=7).actions_port == 7
    with pytest.raises(ValidationError):
        Settings(rasa_port=99999)


@given(st.integers(1, 65535))
def test_every_port_is_read(port: int) -> None:
    assert load_settings({"ACTIONS_PORT": str(port)}, NO_FILE).actions_port == port


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_is_no_port_is_refused_in_one_line(text: str) -> None:
    stripped = text.strip()
    sound = stripped.isascii() and stripped.isdigit() and 0 < int(stripped[-6:]) < 65536
    if not stripped or sound:
        return
    said = refusal({"DIALOGUE_PORT": text})
    assert said.startswith("DIALOGUE_PORT is ")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(("name", "value", "cure"), MALFORMED)
def test_a_malformed_value_is_named_in_one_line_with_the_cure(
    name: str, value: str, cure: str, tmp_path: Path
) -> None:
    said = refusal({name: value})
    assert said.startswith(f"{name} is ")
    assert f": give {cure}" in said
    assert len(said.splitlines()) == 1
    assert len(said) < 200
    if "\0" not in value:
        dotenv = tmp_path / ".env"
        dotenv.write_text(f"{name}='{value}'\n", "utf-8")
        assert refusal({}, dotenv) == said


def test_every_variable_can_be_malformed() -> None:
    assert {name for name, *_ in MALFORMED} == set(VARIABLES)


def test_the_first_of_several_malformed_values_is_told() -> None:
    said = refusal({"LOG_LEVEL": "LOUD", "RASA_PORT": "x", "LOG_MESSAGES": "perhaps"})
    assert said.startswith("RASA_PORT is 'x'")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", f" {TOKEN}!"),
        ("TELEGRAM_BOT_TOKEN", "very-secret"),
        ("RASA_URL", TOKEN),
        ("TELEGRAM_API_BASE_URL", f"api.telegram.org/bot{TOKEN}/"),
        ("LOG_LEVEL", "x" * 70 + TOKEN),
    ],
)
def test_no_refusal_shows_a_token(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings({name: value}, NO_FILE)
    assert "very-secret" not in str(refused.value)
    assert refused.value.__suppress_context__, "the cause holds the value"


def test_a_malformed_token_is_not_shown_however_its_variable_is_written(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("telegram_bot_token=secret secret\n", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_settings({}, dotenv)
    assert str(refused.value).startswith("TELEGRAM_BOT_TOKEN is malformed")
    assert "secret" not in str(refused.value)


def test_the_token_is_for_who_asks_for_it_and_never_shown() -> None:
    with_it = load_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, NO_FILE, with_token=True)
    assert with_it.telegram_bot_token == SecretStr(TOKEN)
    assert "secret" not in f"{with_it!r} {with_it}"
    assert load_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, NO_FILE) == Settings()


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(b"RASA_PORT=\xff\xfe")
    said = refusal({}, dotenv)
    assert said == f"{dotenv} cannot be read (UnicodeDecodeError): save it as readable UTF-8 text"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("s", ROOT / "s"),
        ("../s", ROOT / "../s"),
        ("~", Path.home()),
        ("~/s", Path.home() / "s"),
        ("/srv/s", Path("/srv/s")),
        ("/srv/\udcff", Path("/srv/\udcff")),  # a name that is no UTF-8
    ],
)
def test_folders_count_from_the_clone(
    written: str, meant: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings({"STORE_DIR": written, "CACHE_DIR": written}, NO_FILE)
    assert (settings.store_dir, settings.cache_dir) == (meant, meant)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with the settings alone."""
    clone = tmp_path / "clone"
    clone.mkdir()
    shutil.copyfile(ROOT / "settings.py", clone / "settings.py")
    return clone


def test_file_and_folders_are_the_clones_in_any_folder(clone: Path, tmp_path: Path) -> None:
    (clone / ".env").write_text("STORE_DIR=here\nCACHE_DIR=~/there\nRASA_PORT=6001\n")
    (tmp_path / ".env").write_text("STORE_DIR=wrong\nRASA_PORT=6002\n")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SHOW],
        cwd=tmp_path,
        env={"PYTHONPATH": str(clone), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [str(clone / "here"), str(tmp_path / "there"), 6001]


@pytest.mark.parametrize(
    ("program", "status"),
    [
        ("index stats", 1),
        ("actions", 1),
        ("door", 1),
        ("bot chat", os.EX_CONFIG),
        ("bot telegram", os.EX_CONFIG),
    ],
)
def test_every_program_tells_it_in_the_same_words(
    program: str, status: int, tmp_path: Path
) -> None:
    """`python -m ops`, which would first set up its environment: test_ops_child_environment.py."""
    done = subprocess.run(
        [sys.executable, "-m", *program.split()],
        cwd=tmp_path,
        env={**os.environ, **NOTHING_SET, "PYTHONPATH": str(ROOT), "LOG_MESSAGES": "perhaps"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (status, "")
    assert done.stderr == "error: LOG_MESSAGES is 'perhaps': give 1 or 0\n"


def test_nothing_else_reads_a_setting_from_the_environment() -> None:
    others = [
        f for p in ("index", "actions", "door", "bot", "ops") for f in (ROOT / p).rglob("*.py")
    ]
    assert len(others) > 100
    for file in others:
        code = file.read_text("utf-8")
        assert "dotenv" not in code.lower(), file
        for name in VARIABLES:
            read = rf"environ(?:\.get\(|\[)['\"]{name}|getenv\(['\"]{name}"
            assert not re.search(read, code), f"{file} reads {name}"
