"""The door as a process."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from ops import ports
from tests.conftest import DEFAULT_ENVIRONMENT

ROOT = Path(__file__).parents[1]


def test_it_serves_on_this_machine_and_ends_when_told_to() -> None:
    port = ports.find_free()
    env = {"RASA_PORT": str(port), "DIALOGUE_PORT": str(ports.find_free())}
    command = [sys.executable, "-m", "door"]
    process = subprocess.Popen(command, cwd=ROOT, env=DEFAULT_ENVIRONMENT | env)
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
        assert process.wait() in (0, -15)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("missing", ["RASA_PORT", "DIALOGUE_PORT"])
def test_a_port_that_is_none_is_named(missing: str, tmp_path: Path) -> None:
    env = DEFAULT_ENVIRONMENT | {"RASA_PORT": "5005", "DIALOGUE_PORT": "5006", missing: "x"}
    env |= {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "door"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == f"error: {missing} is 'x'. Set it to a port number.\n"
