import socket
import sys
import time
from pathlib import Path

import pytest

from ops import ports, serving, settings
from ops.children import Children
from ops.errors import OpsError
from ops.serving import Server
from ops.settings import Settings

# Answers {"status": "ok"} at any address of the port given.
HEALTHY = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')
HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
DYING = "import sys; print('no such model'); sys.exit(1)"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(serving, "LOGS", tmp_path)
    variables = {"RASA_PORT": str(ports.find_free()), "ACTIONS_PORT": str(ports.find_free())}
    return settings.load(Path("none"), variables | {"TELEGRAM_BOT_TOKEN": ""})


def instead(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    """Let small programs stand for the servers, at their ports and with their names."""

    def servers(ours: Settings, model: Path) -> list[Server]:
        numbers = (ours.actions_port, ours.rasa_port)
        return [
            Server(
                f"server {number}",
                variable,
                port,
                [sys.executable, "-c", program, str(port)],
                {},
                f"http://127.0.0.1:{port}/",
            )
            for number, (variable, port, program) in enumerate(
                zip(("ACTIONS_PORT", "RASA_PORT"), numbers, programs, strict=True)
            )
        ]

    monkeypatch.setattr(serving, "servers", servers)


def test_one_line_says_ready_and_where(
    ours: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    instead(monkeypatch, HEALTHY, HEALTHY)
    with Children() as children:
        serving.start(ours, Path("model"), children, time.monotonic())
        ready = [line for line in capsys.readouterr().out.splitlines() if "ready" in line]
        with socket.create_connection(("127.0.0.1", ours.rasa_port)):
            pass
    assert len(ready) == 1
    assert f"ready: http://127.0.0.1:{ours.rasa_port}/webhooks/rest/webhook in " in ready[0]
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


def test_a_server_that_dies_later_ends_the_watch(
    ours: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        pytest.raises(OpsError, match="the second ended with exit status 7"),
        Children() as children,
    ):
        children.start("the first", ["sleep", "600"])
        children.start("the second", ["sh", "-c", "exit 7"])
        serving.watch(children)


def test_a_port_in_use_is_named_before_anything_starts(ours: Settings) -> None:
    with (
        socket.create_server(("127.0.0.1", ours.actions_port)),
        pytest.raises(OpsError, match="set ACTIONS_PORT to another port"),
    ):
        serving.require_ports(ours)


def test_servers_stay_on_this_machine_and_never_see_the_token() -> None:
    ours = settings.load(Path("none"), {"TELEGRAM_BOT_TOKEN": "1:secret", "LOG_LEVEL": "DEBUG"})
    actions, rasa = serving.servers(ours, Path("model.tar.gz"))
    assert actions.env["ACTIONS_PORT"] == "5055"
    assert rasa.command[rasa.command.index("-i") + 1] == "127.0.0.1"
    assert rasa.env["ACTION_ENDPOINT_URL"] == "http://127.0.0.1:5055/webhook"
    assert rasa.env["RASA_TELEMETRY_ENABLED"] == "false"
    for server in (actions, rasa):
        assert "1:secret" not in [*server.env.values(), *server.command]


@pytest.mark.parametrize(("log_messages", "level"), [("0", "INFO"), ("1", "DEBUG")])
def test_rasa_logs_messages_only_when_asked_to(log_messages: str, level: str) -> None:
    ours = settings.load(Path("none"), {"LOG_MESSAGES": log_messages, "LOG_LEVEL": "DEBUG"})
    assert serving.servers(ours, Path("model"))[1].env["LOG_LEVEL"] == level
