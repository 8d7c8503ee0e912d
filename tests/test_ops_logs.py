import errno
import subprocess
import sys
from pathlib import Path

import pytest

from ops import logs


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_logs_are_ours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "log"
    folder.mkdir(parents=True, mode=0o755)
    log = folder / "rasa.log"
    logs.open_log(log).close()
    assert (mode(folder), mode(log)) == (0o700, 0o600)


def test_the_last_few_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "rasa.log"
    for number in range(logs.OLD_LOGS + 3):
        with logs.open_log(log) as file:
            file.write(b"%d" % number)
    kept = [log, *(log.with_name(f"rasa.log.{n}") for n in range(1, logs.OLD_LOGS + 1))]
    assert [path.read_text() for path in kept] == ["7", "6", "5", "4", "3", "2"]
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_a_small_one_is_left_alone(tmp_path: Path) -> None:
    log = tmp_path / "rasa.log"
    logs.limit_size(log)
    with logs.open_log(log) as file:
        file.write(b"words")
    logs.limit_size(log)
    assert [path.name for path in tmp_path.iterdir()] == ["rasa.log"]


def test_a_full_disk_costs_the_old_words_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(logs, "MAX_BYTES", 3)
    monkeypatch.setattr("ops.logs.shutil.copyfileobj", copy)
    log = tmp_path / "rasa.log"
    with logs.open_log(log) as file:
        file.write(b"words")
    logs.limit_size(log)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"rasa.log": b""}


def test_a_program_goes_on_writing_to_a_log_that_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MAX_BYTES", 100)
    log = tmp_path / "rasa.log"
    source = "import sys\nfor line in sys.stdin: print(line, end='', flush=True)"
    with logs.open_log(log) as output:
        writer = subprocess.Popen(
            [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=output, text=True
        )
    with writer:
        assert writer.stdin
        for number in range(30):
            size = log.stat().st_size
            writer.stdin.write(f"line {number:02} of thirty\n")
            writer.stdin.flush()
            while log.stat().st_size == size:
                pass  # until it has written
            logs.limit_size(log)
            assert log.stat().st_size <= 100
    kept = sorted(tmp_path.iterdir(), reverse=True)
    assert len(kept) == 1 + logs.OLD_LOGS
    written = "".join(path.read_text() for path in kept).splitlines()
    assert written == [f"line {number:02} of thirty" for number in range(30)]
    assert {mode(path) for path in kept} == {0o600}
