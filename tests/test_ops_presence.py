import os
import subprocess
import sys
from pathlib import Path

import pytest

from ops import presence
from ops.presence import Presence, code_digest, present, record

HERE = Presence("http://127.0.0.1:5005", os.getpid(), "code", "model.tar.gz", "/store")


def test_an_assistant_that_runs_is_found(tmp_path: Path) -> None:
    assert present(tmp_path) == []
    assert record(HERE, tmp_path / "log").name == "running-5005.json"
    assert present(tmp_path / "log") == [HERE]


def test_one_that_has_ended_is_not(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    record(Presence(HERE.url, ended.pid, "code", "model", "/store"), tmp_path)
    assert present(tmp_path) == []


@pytest.mark.parametrize("text", ["", "[]", '{"url": "x"}', "{"])
def test_a_record_of_another_kind_is_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / "running-1.json").write_text(text, "utf-8")
    assert present(tmp_path) == []


def test_the_digest_is_of_the_code_that_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "ROOT", tmp_path)
    (tmp_path / "actions" / "__pycache__").mkdir(parents=True)
    for name in ("actions/turn.py", "tests.py"):
        (tmp_path / name).write_text("1", "utf-8")
    first = code_digest()
    (tmp_path / "tests.py").write_text("2", "utf-8")
    (tmp_path / "actions/__pycache__/turn.pyc").write_text("2", "utf-8")
    assert code_digest() == first
    (tmp_path / "actions/turn.py").write_text("2", "utf-8")
    assert code_digest() != first
