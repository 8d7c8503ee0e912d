"""The action server as a process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from ops import ports
from settings import load_settings
from tests.conftest import NOTHING_SET

ROOT = Path(__file__).parents[1]


def environment(**chosen: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= NOTHING_SET | {"CACHE_DIR": str(load_settings().cache_dir)}
    return kept | {"PYTHONPATH": str(ROOT), **chosen}


@contextmanager
def serving(folder: Path, **chosen: str) -> Iterator[subprocess.Popen[str]]:
    """Run the server in some folder, in an environment of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "actions"],
        cwd=folder,
        env=environment(**chosen),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_healthy(port: int, process: subprocess.Popen[str]) -> None:
    with httpx.Client(trust_env=False, transport=httpx.HTTPTransport(retries=0)) as client:
        while process.poll() is None:
            try:
                assert client.get(f"http://127.0.0.1:{port}/health").json() == {"status": "ok"}
                return
            except httpx.TransportError:
                continue
    raise AssertionError(process.communicate())


def test_a_healthy_server_answers_at_once_and_ends_when_told_to(
    shipped_store: Path, tmp_path: Path
) -> None:
    port = ports.find_free()
    with serving(tmp_path, ACTIONS_PORT=str(port), STORE_DIR=str(shipped_store)) as process:
        wait_until_healthy(port, process)
        call = {
            "next_action": "action_answer",
            "sender_id": "s",
            "tracker": {
                "sender_id": "s",
                "slots": {},
                "latest_message": {"text": "Dân số Nevers là bao nhiêu, chị Hoa?", "intent": {}},
                "events": [],
                "paused": False,
                "active_loop": {},
                "latest_action_name": "action_listen",
            },
            "domain": {},
            "version": "3.6.21",
        }
        answer = httpx.post(
            f"http://127.0.0.1:{port}/webhook", json=call, timeout=60, trust_env=False
        )
        [message] = answer.json()["responses"]
        assert message["custom"]["status"] == "answered"
        assert "35.000" in message["text"]
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert process.returncode in (0, -15)
    assert "chị Hoa" not in out + err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(("level", "shown"), [("INFO", True), ("WARNING", False)])
def test_the_level_of_the_log_is_obeyed(
    level: str, shown: bool, shipped_store: Path, tmp_path: Path
) -> None:
    chosen = {"ACTIONS_PORT": str(ports.find_free()), "STORE_DIR": str(shipped_store)}
    with serving(tmp_path, LOG_LEVEL=level, **chosen) as process:
        wait_until_healthy(int(chosen["ACTIONS_PORT"]), process)
        process.terminate()
        _, err = process.communicate(timeout=60)
    assert (" INFO " in err) is shown


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"STORE_DIR": "none"}, "python -m index build"),
        ({"ACTIONS_PORT": "x"}, "ACTIONS_PORT is 'x': give a port number from 1 to 65535"),
        ({"ACTIONS_PORT": "70000"}, "ACTIONS_PORT is '70000'"),
        ({"EMBEDDING_BACKEND": "tpu"}, "EMBEDDING_BACKEND is 'tpu': give onnx or torch"),
    ],
    ids=json.dumps,
)
def test_what_cannot_be_served_is_said_in_one_line(
    chosen: dict[str, str], said: str, tmp_path: Path
) -> None:
    with serving(tmp_path, **chosen) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert out == ""
    assert err.startswith("error: ")
    assert said in err
    assert err.count("\n") == 1
