import pytest
from pydantic import SecretStr

from ops.child_environment import child_environment, with_ports
from ops.children import Children
from ops.commands import run
from ops.errors import OpsError
from settings import VARIABLES, Settings, load_settings


def test_rasa_gets_a_port_of_its_own_where_none_is_set() -> None:
    assert 0 < with_ports(Settings()).dialogue_port < 65536
    assert with_ports(Settings(dialogue_port=6000)) == Settings(dialogue_port=6000)


def test_one_port_cannot_serve_two() -> None:
    with pytest.raises(OpsError, match="RASA_PORT and ACTIONS_PORT are both 5055"):
        with_ports(Settings(rasa_port=5055))
    with pytest.raises(OpsError, match="ACTIONS_PORT and DIALOGUE_PORT are both 5055"):
        with_ports(Settings(dialogue_port=5055))


def test_a_child_reads_the_very_settings_whatever_its_file_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = with_ports(load_settings())
    monkeypatch.setenv("RASA_PORT", "1")
    monkeypatch.setenv("UNRELATED", "kept")
    environment = child_environment(settings)
    assert set(VARIABLES) < set(environment)
    assert environment["UNRELATED"] == "kept"
    assert load_settings(environment) == settings


def test_a_child_is_not_told_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    environment = child_environment(Settings(telegram_bot_token=SecretStr("1:secret")))
    assert environment["TELEGRAM_BOT_TOKEN"] == ""
    assert "1:secret" not in environment.values()


def test_a_child_is_not_told_the_key_of_pseudonyms(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "a key of pseudonyms"
    monkeypatch.setenv("PSEUDONYM_KEY", key)
    environment = child_environment(Settings(pseudonym_key=SecretStr(key)))
    assert environment["PSEUDONYM_KEY"] == ""
    assert key not in environment.values()


@pytest.mark.parametrize(("log_messages", "written"), [(True, "1"), (False, "0")])
def test_the_dialogue_engine_is_told_of_messages_as_it_reads_it(
    log_messages: bool, written: str
) -> None:
    settings = Settings(log_messages=log_messages)
    assert child_environment(settings)["LOG_MESSAGES"] == written


def test_a_malformed_setting_ends_a_command_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOG_MESSAGES", "perhaps")
    with Children() as children:
        assert run(["setup"], children, 0.0) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "error: LOG_MESSAGES is 'perhaps': give 1 or 0\n")
