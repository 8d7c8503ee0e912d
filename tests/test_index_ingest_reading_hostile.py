"""Each hostile file is refused, or read, within bounds and with nothing else touched."""

import os
import socket
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.limits import Bounds
from index.ingest.reading.sandbox import Reader
from tests.binary_documents import DECISION, docx_of, needs_office
from tests.hostile_documents import HOSTILE

BOUNDS = Bounds(seconds=120, cpu_seconds=60, memory_bytes=1_500_000_000)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(bounds=BOUNDS) as made:
        yield made


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Someone on the network who notices whether he is called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def is_called(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "make", "reason"), [pytest.param(*rest, id=what) for what, *rest in HOSTILE]
)
def test_a_hostile_file_is_refused_or_read(
    reader: Reader, tmp_path: Path, name: str, make: Callable[[], bytes], reason: str | None
) -> None:
    path = tmp_path / name
    data = make()
    path.write_bytes(data)

    if reason is None:
        assert reader.read(path).text
    else:
        with pytest.raises(ReadingError, match=reason) as caught:
            reader.read(path)
        assert str(caught.value).startswith(f"{name}: ")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == data


def test_after_all_of_them_a_good_file_is_read(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(docx_of(*DECISION))

    assert reader.read(path).text == "\n".join(DECISION)


def test_a_folder_of_what_is_no_file_ends(reader: Reader, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "c.txt").symlink_to("c.txt")
    (tmp_path / "d.txt").symlink_to("/dev/zero")
    with (tmp_path / "e.txt").open("wb") as file:
        file.truncate(200_000_000)
    paths = sorted(tmp_path.iterdir())

    results = list(reader.read_all(paths))
    assert [path for path, _ in results] == paths
    assert all(isinstance(result, ReadingError) for _, result in results)


def test_an_external_template_is_not_fetched(
    reader: Reader, tmp_path: Path, listener: socket.socket
) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.dotm"
    office = "http://schemas.openxmlformats.org"
    relations = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument/2006/relationships/attachedTemplate" '
        f'Target="{address}" TargetMode="External"/></Relationships>'
    )
    path = tmp_path / "x.docx"
    path.write_bytes(docx_of(*DECISION))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/_rels/settings.xml.rels", relations)

    assert reader.read(path).text == "\n".join(DECISION)
    assert not is_called(listener)


@needs_office
def test_libreoffice_calls_nobody_for_a_linked_picture(reader: Reader, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = free.getsockname()
    address = f"http://{place[0]}:{place[1]}/x.png"
    page = tmp_path / "x.html"
    page.write_text(f'<html><body><p>so 912 <img src="{address}" width=9></p></body></html>')
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--infilter=HTML (StarWriter)", "--convert-to", "doc:MS Word 97"),
            *("--outdir", tmp_path, page),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    path = tmp_path / "x.doc"
    assert address.encode("utf-16-le") in path.read_bytes()

    with socket.create_server(place) as listener:
        listener.setblocking(False)
        assert "so 912" in reader.read(path).text
        assert not is_called(listener)
