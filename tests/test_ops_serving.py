import socket
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from ops import ports, serving, supervision
from ops.child_environment import with_ports
from ops.children import Children
from ops.environments import ASSISTANT
from ops.errors import OpsError
from ops.serving import Server
from ops.supervision import Supervisor
from settings import Settings
from tests import small_programs
from tests.small_programs import DYING, HEALTHY


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(serving, "LOGS", tmp_path)
    free = (ports.find_free() for _ in range(3))
    rasa, actions, web = free
    return with_ports(Settings(rasa_port=rasa, actions_port=actions, web_port=web))


def instead(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    """Let small programs stand for the servers, at their ports and with their names."""

    def servers(ours: Settings, model: Path) -> list[Server]:
        numbers = (ours.actions_port, ours.rasa_port)
        return [
            Server(
                f"server {number}",
                log,
                port,
                [sys.executable, "-c", program, str(port)],
                {},
                f"http://127.0.0.1:{port}/",
            )
            for number, (log, port, program) in enumerate(
                zip(("first.log", "second.log"), numbers, programs, strict=True)
            )
        ]

    monkeypatch.setattr(serving, "servers", servers)


def test_one_line_says_ready_and_where(
    ours: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    instead(monkeypatch, HEALTHY, HEALTHY)
    with Children() as children:
        serving.start(ours, Path("model"), children, time.monotonic())
        lines = capsys.readouterr().out.splitlines()
        ready = [line for line in lines if "ready" in line]
        with socket.create_connection(("127.0.0.1", ours.rasa_port)):
            pass
    assert len(ready) == 1
    assert f"ready: http://127.0.0.1:{ours.rasa_port}/webhooks/rest/webhook in " in ready[0]
    assert f"web page: http://127.0.0.1:{ours.web_port}" in lines
    ports.require_free("RASA_PORT", ours.rasa_port)


def test_a_server_that_dies_while_starting_is_named(
    ours: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead(monkeypatch, HEALTHY, DYING)
    with pytest.raises(OpsError) as died, Children() as children:
        serving.start(ours, Path("model"), children, time.monotonic())
    assert "server 1 ended with exit status 1" in str(died.value)
    assert died.value.details == "no such model"
    ports.require_free("ACTIONS_PORT", ours.actions_port)


def test_ready_is_not_said_before_a_question_was_answered(
    ours: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervision, "START_TIMEOUT_S", 0.0)
    not_ready = HEALTHY.replace('"ok"', '"not ready"')
    instead(monkeypatch, not_ready, not_ready)
    with pytest.raises(OpsError, match="server 0 does not answer"), Children() as children:
        serving.start(ours, Path("model"), children, time.monotonic())
    assert "ready: " not in capsys.readouterr().out


def test_the_watch_goes_on_until_a_server_cannot_be_kept_alive(
    ours: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(supervision, "MAX_FAILURES", 1)
    flag = tmp_path / "flag"
    flag.touch()
    alive = f"import os, time\nwhile os.path.exists({str(flag)!r}): time.sleep(0.01)"
    with pytest.raises(OpsError, match="brief ended 1 times in a row"), Children() as children:
        supervisor = Supervisor(children)
        brief = small_programs.program("brief", tmp_path, alive)
        supervisor.start([replace(brief, is_healthy=flag.exists)])
        flag.unlink()
        serving.watch(supervisor)


def test_servers_are_kept_alive_while_somebody_chats(
    ours: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lives = tmp_path / "lives"
    chat = tmp_path / "bin" / "python"
    chat.parent.mkdir()
    chat.write_text(
        f"#!{sys.executable}\nimport os\nwhile os.path.getsize({str(lives)!r}) < 3: pass\n"
    )
    chat.chmod(0o700)
    monkeypatch.setattr(serving, "ASSISTANT", replace(ASSISTANT, folder=tmp_path))
    monkeypatch.setattr(supervision, "FIRST_PAUSE_S", 0.0)
    lives.touch()
    mortal = f"open({str(lives)!r}, 'a').write('x')"
    with Children() as children:
        supervisor = Supervisor(children)
        supervisor.start([small_programs.program("mortal", tmp_path, mortal)])
        assert serving.chat(ours, children, supervisor) == 0


def test_a_port_in_use_is_named_before_anything_starts(ours: Settings) -> None:
    with (
        socket.create_server(("127.0.0.1", ours.actions_port)),
        pytest.raises(OpsError, match="set ACTIONS_PORT to another port"),
    ):
        serving.require_ports(ours)


def test_servers_stay_on_this_machine_and_never_see_the_token() -> None:
    ours = with_ports(Settings(telegram_bot_token=SecretStr("1:secret"), log_level="DEBUG"))
    actions, rasa, door, web = serving.servers(ours, Path("model.tar.gz"))
    assert actions.env["ACTIONS_PORT"] == "5055"
    assert door.env["RASA_PORT"] == "5005"
    assert door.env["DIALOGUE_PORT"] == rasa.command[rasa.command.index("-p") + 1]
    assert door.health == "http://127.0.0.1:5005/ready", "which asks a question"
    assert rasa.command[rasa.command.index("-i") + 1] == "127.0.0.1"
    assert rasa.env["ACTION_ENDPOINT_URL"] == "http://127.0.0.1:5055/webhook"
    assert rasa.env["RASA_TELEMETRY_ENABLED"] == "false"
    assert web.env["WEB_PORT"] == "8080"
    for server in (actions, rasa, door, web):
        assert "1:secret" not in [*server.env.values(), *server.command]
