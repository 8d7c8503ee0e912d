"""The fixture `run`: the index's commands in this process, without the model and its seconds."""

import multiprocessing
from datetime import date

import pytest

from index.__main__ import main
from index.commands import add_remove, review, whole_store
from tests.days import TODAY
from tests.hash_encoder import HashEncoder
from tests.ran import Ran, Run


@pytest.fixture(scope="session")
def warm_readers() -> None:
    """Let reading processes start with the parsers imported: a file a second is too slow here."""
    multiprocessing.set_forkserver_preload(["index.ingest.reading.sandbox"])


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], warm_readers: None
) -> Run:
    """Run a command of the index with the settings' defaults and a HashEncoder."""
    for name in ("STORE_DIR", "EMBEDDING_MODEL", "EMBEDDING_BACKEND"):
        monkeypatch.setenv(name, "")
    for module in (add_remove, whole_store):
        monkeypatch.setattr(module, "prepare", lambda *_: None)
    for module in (add_remove, review, whole_store):
        monkeypatch.setattr(module, "load_encoder", lambda _: HashEncoder())

    def run_command(*arguments: object, today: date = TODAY) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments], lambda: today)
        return Ran(status, *capsys.readouterr())

    return run_command
