"""`make stories`, with a small assistant in place of the real one."""

import json
import os
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ops.presence import Presence, code_digest
from ops.training import model_path
from tests import stories, story_keep
from tests.known_failures import KnownFailure
from tests.story_server import difference, foreign_texts, server

FILE = """- conversation: Greeting
  turns:
    - say: [xin chào, hi]
      shows: hello
- conversation: Goodbye
  turns:
    - say: tạm biệt
      shows: farewell
"""


class _Hello(BaseHTTPRequestHandler):
    """Says hello to whatever is said."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps([{"text": "hello"}]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Hello) as small:
        Thread(target=small.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{small.server_port}"
        small.shutdown()


@pytest.fixture
def run(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> "Run":
    monkeypatch.setattr(story_keep, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(stories, "known_failures", dict)
    monkeypatch.setattr(stories, "explained", lambda wrong, _: [f"why {len(wrong)}"])
    return Run(url, tmp_path / "mine.yml", capsys)


class Run:
    """Runs `make stories` on a file of its own."""

    def __init__(self, url: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._variables = {"URL": url, "FILES": str(file)}
        self._capsys = capsys
        self.file = file
        file.write_text(FILE, "utf-8")

    def __call__(self, **variables: str) -> tuple[int, str]:
        status = stories.main({**self._variables, **variables})
        return status, self._capsys.readouterr().out


def test_what_fails_is_told_and_explained_and_ends_with_1(run: Run, url: str) -> None:
    status, said = run()
    assert status == 1
    assert f"held with {url}" in said
    assert "FAILED Goodbye, turn 1: does not show “farewell”" in said
    assert "why 1" in said
    assert "2 conversations in 3 ways, 3 messages" in said
    assert "1 failed, 0 are known to fail" in said


def test_a_filter_takes_some_and_all_pass(run: Run) -> None:
    status, said = run(FILTER="GREET chao")
    assert (status, "FAILED" in said) == (0, False)
    assert "1 conversations in 2 ways, 2 messages" in said


def test_a_filter_that_takes_nothing_ends_with_1(run: Run) -> None:
    status, said = run(FILTER="greting")
    assert status == 1
    assert "Near it: “Greeting”" in said


def test_one_bad_conversation_leaves_the_others_and_ends_with_1(run: Run) -> None:
    run.file.write_text(FILE + "- conversation: bad\n  turns: x\n", "utf-8")
    status, said = run(FILTER="greeting")
    assert status == 1
    assert "mine.yml:10 (bad)" in said
    assert "1 conversations in 2 ways" in said


def test_a_known_failure_passes_and_what_passes_though_it_is_one_fails(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known(name: str) -> dict[str, KnownFailure]:
        return {name: KnownFailure(conversation=name, why="not done yet", since=date(2026, 12, 1))}

    monkeypatch.setattr(stories, "known_failures", lambda: known("Goodbye"))
    status, said = run()
    assert (status, "0 failed, 1 are known to fail" in said) == (0, True)
    monkeypatch.setattr(stories, "known_failures", lambda: known("Greeting"))
    status, said = run(FILTER="greeting")
    assert status == 1
    assert "“Greeting” passes, though it is known to fail since 2026-12-01" in said
    assert run(FILTER="goodbye")[0] == 1  # not held, and so not known to pass


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    status, said = run(FILES=str(tmp_path / "none"))
    assert (status, "There is no" in said) == (1, True)


def test_all_replies_are_kept(run: Run, tmp_path: Path) -> None:
    _, said = run(KEEP="1")
    [folder] = (tmp_path / "kept").iterdir()
    assert f"3 replies are kept in {folder}" in said
    assert len(story_keep.kept(folder)) == 3


class TestWhichAssistant:
    @pytest.fixture
    def running(self, shipped_store: Path) -> Presence:
        code, model = code_digest(), model_path().name
        return Presence("http://127.0.0.1:9", os.getpid(), code, model, str(shipped_store))

    def test_one_of_the_same_code_and_texts_will_do(self, running: Presence) -> None:
        assert difference(running) == ""

    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"code": "other"}, "other code"),
            ({"model": "other.tar.gz"}, "another trained dialogue"),
            ({"store": "/nowhere"}, "store cannot be read"),
        ],
    )
    def test_another_will_not(self, changed: dict[str, str], told: str, running: Presence) -> None:
        assert told in difference(Presence(**{**vars(running), **changed}))

    def test_other_texts_are_told(self, small_store: Path) -> None:
        assert foreign_texts(small_store) == "its texts are older or newer"

    def test_at_an_address_nothing_is_looked_for(self, capsys: pytest.CaptureFixture[str]) -> None:
        with server("http://127.0.0.1:9") as assistant:
            assert assistant.catalogue() is None
        assert "held with http://127.0.0.1:9" in capsys.readouterr().out
