"""The door as a process."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from ops import ports
from tests.conftest import DEFAULT_ENVIRONMENT, NOTHING_SET

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("level", "shown"), [("INFO", True), ("WARNING", False)])
def test_it_serves_on_this_machine_logs_at_its_level_and_ends_when_told_to(
    level: str, shown: bool
) -> None:
    port = ports.find_free()
    env = {"RASA_PORT": str(port), "DIALOGUE_PORT": str(ports.find_free()), "LOG_LEVEL": level}
    command = [sys.executable, "-m", "door"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=DEFAULT_ENVIRONMENT | env, stderr=subprocess.PIPE, text=True
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            while process.poll() is None:
                try:
                    assert client.get("/health").json()["status"] == "ok"
                    break
                except httpx.TransportError:
                    continue
            body = {"sender": "a", "message": "cứu với, nhà tôi cháy"}
            reply = client.post("/webhooks/rest/webhook", json=body)
        assert "114" in reply.json()[0]["text"]
        process.terminate()
        _, err = process.communicate(timeout=60)
        assert process.returncode in (0, -15)
        assert (" INFO " in err) is shown
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("missing", "value", "said"),
    [
        ("RASA_PORT", "x", "RASA_PORT is 'x': give a port number from 1 to 65535"),
        ("DIALOGUE_PORT", "", "DIALOGUE_PORT is not set: give the port of Rasa itself"),
    ],
)
def test_a_port_that_is_none_is_named(missing: str, value: str, said: str, tmp_path: Path) -> None:
    env = DEFAULT_ENVIRONMENT | NOTHING_SET | {"DIALOGUE_PORT": "5006", missing: value}
    env |= {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "door"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == f"error: {said}\n"
