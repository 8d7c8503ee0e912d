import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.limits import Bounds
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.sandbox import Reader
from tests.binary_documents import DECISION, needs_ocr, pdf_of, scan_of

TEXT = "\n".join(DECISION)

# An office that never ends, and that starts another process, as the real one does.
OFFICE = """#!/bin/sh
sleep 600 &
echo $$ $! > "$PIDS.new"
mv "$PIDS.new" "$PIDS"
wait
"""
SCRIPT = """
import sys
from pathlib import Path
from index.ingest.reading.limits import Bounds
from index.ingest.reading.sandbox import Reader

if __name__ == "__main__":
    try:
        with Reader(bounds=Bounds(seconds=float(sys.argv[2]))) as reader:
            reader.read(Path(sys.argv[1]))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
"""


def files_in(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{row}.txt" for row in range(count)]
    for path in paths:
        path.write_text(f"{TEXT}\nSố {path.stem}", encoding="utf-8")
    return paths


def test_a_file_is_read_in_another_process(tmp_path: Path) -> None:
    (path,) = files_in(tmp_path, 1)

    with Reader() as reader:
        raw = reader.read(path, "https://binhlam.example/0")
    assert raw == RawText(
        f"{TEXT}\nSố 0", "txt", "0.txt", wraps=True, address="https://binhlam.example/0"
    )


def test_many_files_are_given_in_order_with_their_errors(tmp_path: Path) -> None:
    paths = files_in(tmp_path, 12)
    paths[3].write_bytes(b"%PDF-1.7 broken")
    paths[7].unlink()
    with Reader(workers=2) as reader:
        read = list(reader.read_all(paths))

    assert [path for path, _ in read] == paths
    for row, (_, result) in enumerate(read):
        match result:
            case RawText():
                assert result.text.endswith(f"Số {row}")
            case ReadingError():
                assert str(result).startswith(f"{row}.txt: ")
    assert [row for row, (_, result) in enumerate(read) if isinstance(result, ReadingError)] == [
        *(3, 7),
    ]


def test_a_relative_path_is_this_processs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files_in(tmp_path, 1)
    with Reader() as reader:
        monkeypatch.chdir(tmp_path)
        assert reader.read(Path("0.txt")).name == "0.txt"


def test_too_much_memory_is_an_error_and_reading_goes_on(tmp_path: Path) -> None:
    (path,) = files_in(tmp_path, 1)
    large = tmp_path / "large.txt"
    large.write_text("đường " * 8_000_000, encoding="utf-8")
    with Reader(bounds=Bounds(memory_bytes=400_000_000)) as reader:
        with pytest.raises(ReadingError, match=r"large\.txt: .*0\.4 GB of memory"):
            reader.read(large)
        assert reader.read(path).name == "0.txt"


@needs_ocr
def test_a_reader_that_is_killed_is_an_error_and_is_replaced(tmp_path: Path) -> None:
    (path,) = files_in(tmp_path, 1)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(scan_of(*[DECISION] * 8))
    before = set(psutil.Process().children(recursive=True))
    with Reader() as reader:
        results: list[str] = []

        def read() -> None:
            try:
                reader.read(scan)
            except ReadingError as error:
                results.append(str(error))

        thread = threading.Thread(target=read)
        thread.start()
        victim = started = None
        while victim is None:
            for process in set(psutil.Process().children(recursive=True)) - before:
                if process.name() == "tesseract":
                    started, victim = process, process.parent()
        victim.kill()
        thread.join()
        assert results[0].startswith("scan.pdf: made its reader crash (status -9): ")
        assert started is not None
        assert not started.is_running() or started.status() == psutil.STATUS_ZOMBIE
        assert reader.read(path).name == "0.txt"


def test_no_descriptor_is_inherited(tmp_path: Path) -> None:
    (path,) = files_in(tmp_path, 1)
    secret = os.open(path, os.O_RDONLY)
    os.set_inheritable(secret, True)
    try:
        with Reader() as reader:
            reader.read(path)
            opened = [
                file.path
                for process in psutil.Process().children(recursive=True)
                for file in process.open_files()
            ]
    finally:
        os.close(secret)
    assert str(path) not in opened


def test_computing_too_long_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of(*[DECISION * 2] * 400))
    with (
        Reader(bounds=Bounds(cpu_seconds=0)) as reader,
        pytest.raises(ReadingError, match=r"long\.pdf: was given up after 0 seconds of computing"),
    ):
        reader.read(path)


@pytest.mark.parametrize("ending", ["time", "SIGINT"])
def test_what_a_reader_started_ends_with_it(tmp_path: Path, ending: str) -> None:
    process, office = start_endless_office(tmp_path, seconds=1 if ending == "time" else 300)
    if ending == "SIGINT":
        process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=120)

    expected = {"time": "ReadingError: x.doc: was given up after 1 second", "SIGINT": "KeyboardI"}
    assert output.startswith(expected[ending])
    _, alive = psutil.wait_procs(office, timeout=60)
    assert not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]
    assert list((tmp_path / "tmp").iterdir()) == []


def start_endless_office(
    folder: Path, seconds: float
) -> tuple["subprocess.Popen[str]", list[psutil.Process]]:
    """Start a process that reads a file through OFFICE; return it and what OFFICE started."""
    for name in ("bin", "tmp"):
        (folder / name).mkdir()
    office = folder / "bin" / "soffice"
    office.write_text(OFFICE)
    office.chmod(0o755)
    (folder / "read.py").write_text(SCRIPT)
    (folder / "x.doc").write_bytes(b"{\\rtf1 x}")
    process = subprocess.Popen(
        [sys.executable, folder / "read.py", folder / "x.doc", str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PATH": f"{office.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "TMPDIR": str(folder / "tmp"),
            "PIDS": str(folder / "pids"),
        },
    )
    while not (folder / "pids").exists():
        assert process.poll() is None
    return process, [psutil.Process(int(pid)) for pid in (folder / "pids").read_text().split()]
