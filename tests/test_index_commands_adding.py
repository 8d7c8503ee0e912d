"""`python -m index add` among odd files: their names, links, what they state, a terminal."""

import os
import pty
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.commands.sources import files_in
from index.ingest.adding import store_versions
from tests.changing_stores import DECISION, DECREE, NEWS, bodies, opened_whole, write
from tests.conftest import DEFAULT_ENVIRONMENT, ROOT
from tests.ran import Run

pytest_plugins = ["tests.command_line"]

_WITHOUT_MODEL = """
import sys
from index.__main__ import main
from index.commands import add_remove
from tests.hash_encoder import HashEncoder

add_remove.prepare = lambda *_: None
add_remove.load_encoder = lambda _: HashEncoder()
sys.exit(main(sys.argv[1:]))
"""
NOT_UTF8 = os.fsdecode(b"v\xe9n.txt")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.mark.parametrize("stated", ["issued: 2024-02-30", f"number: {'9' * 5000}"])
def test_a_value_that_cannot_be_is_the_fault_of_its_file_alone(
    run: Run, tmp_path: Path, store: Path, stated: str
) -> None:
    folder = tmp_path / "folder"
    write(folder, "bad.md", f"---\n{stated}\n---\nMột câu.\n")
    write(folder, "beside.txt", "Hai câu.\n")
    write(folder, "beside.txt.yml", f"{stated}\n")
    shutil.copy(DECREE, folder)
    shutil.copy(NEWS, folder / "z.txt")
    ran = run("add", folder, "--store", store)
    assert (ran.status, ran.err.strip()) == (1, "")
    refused = [line for line in ran.lines if line.startswith("✗ ")]
    assert [line.split(":")[0] for line in refused] == ["✗ bad.md", "✗ beside.txt"]
    assert all("is not YAML" in line for line in refused)
    assert ran.lines[-1] == f"store {store}: 2 added, 0 there already, 2 refused"
    assert sorted(bodies(opened_whole(store))) == [DECREE.name, "z.txt"]


def test_a_file_whose_name_is_not_utf8_is_added(run: Run, tmp_path: Path, store: Path) -> None:
    folder = tmp_path / os.fsdecode(b"th\xe0nh")
    folder.mkdir()
    shutil.copy(NEWS, folder / NOT_UTF8)
    ran = run("add", folder, "--store", store)
    assert (ran.status, ran.err.strip()) == (0, "")
    assert ran.lines[0].startswith("✓ v\ufffdn.txt: Bài báo “Phường Hoa Nắng")
    (version,) = store_versions(store)
    assert (version.file, version.address) == (
        "v\ufffdn.txt",
        f"{tmp_path}/th\ufffdnh/v\ufffdn.txt",
    )
    assert run("add", folder, "--store", store).lines[0].startswith("= v\ufffdn.txt: ")
    assert run("remove", folder / NOT_UTF8, "--store", store).status == 0
    assert store_versions(store) == []


@pytest.mark.parametrize("text", ["", "---\nissued: soon\n---\nMột câu.\n"])
def test_a_file_whose_name_is_not_utf8_is_refused_with_its_reason(
    run: Run, tmp_path: Path, store: Path, text: str
) -> None:
    file = write(tmp_path, NOT_UTF8.replace(".txt", ".md"), text)
    ran = run("add", file, DECREE, "--store", store)
    assert ran.status == 1
    assert any(line.startswith("✗ v\ufffdn.md: ") for line in ran.lines)
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 1 refused"


def test_a_name_that_is_not_utf8_can_be_checked(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / NOT_UTF8, write(tmp_path, NOT_UTF8.replace(".txt", ".md"), "")
    shutil.copy(NEWS, good)
    ran = run("check", good, bad)
    assert ran.status == 1
    assert ran.lines[0].startswith("✓ v\ufffdn.txt: ")
    assert ran.lines[-1].startswith("✗ v\ufffdn.md: ")


def test_a_link_that_leads_out_of_its_folder_is_not_added(
    run: Run, tmp_path: Path, store: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    shutil.copy(DECREE, folder / "decree.original")
    (folder / "deep" / "in.md").symlink_to(folder / "decree.original")
    outside = Path(shutil.copytree(DECREE.parent, tmp_path / "outside"))
    (folder / "out.txt").symlink_to(outside / NEWS.name)
    (folder / "deep" / "out.txt").symlink_to(f"../../outside/{DECISION.name}")
    (folder / "folder_out").symlink_to(outside)
    ran = run("add", folder, "--store", store)
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 0 refused"
    assert list(bodies(opened_whole(store))) == ["in.md"]


def test_a_link_that_is_named_itself_is_followed(run: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "link.txt").symlink_to(NEWS)
    (tmp_path / "folder").symlink_to(write(tmp_path / "real", "a.txt", "Một câu.\n").parent)
    ran = run("add", tmp_path / "link.txt", tmp_path / "folder", "--store", store)
    assert ran.status == 0
    assert sorted(bodies(opened_whole(store))) == ["a.txt", "link.txt"]


def test_links_that_lead_nowhere_stop_nothing(run: Run, tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("nothing.txt")
    shutil.copy(DECREE, folder)
    assert folder / DECREE.name in files_in(folder)
    ran = run("add", folder, folder / "loop.txt", "--store", store)
    assert list(bodies(opened_whole(store))) == [DECREE.name]
    assert ran.status == 1
    assert any(line.startswith("✗ loop.txt: ") for line in ran.lines)


def test_the_lines_go_to_standard_output_also_beside_a_terminal(
    tmp_path: Path, store: Path
) -> None:
    terminal, end = pty.openpty()
    shown: list[bytes] = []

    def read() -> None:
        try:
            while data := os.read(terminal, 4096):
                shown.append(data)
        except OSError:
            pass  # how Linux says that nobody writes to the terminal any more

    arguments = ["add", str(DECREE), str(tmp_path / "gone.txt"), "--store", str(store)]
    with subprocess.Popen(
        [sys.executable, "-c", _WITHOUT_MODEL, *arguments],
        cwd=ROOT,
        env={**DEFAULT_ENVIRONMENT, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=end,
    ) as adding:
        os.close(end)
        reading = threading.Thread(target=read)
        reading.start()
        out, _ = adding.communicate(timeout=120)
        reading.join()
    os.close(terminal)
    on_terminal = b"".join(shown).decode()
    assert "reading files" in on_terminal, "there was no bar"
    assert out.decode().splitlines() == [
        "✗ gone.txt: cannot be opened: No such file or directory",
        "✓ adding_decree.md: Nghị định 981/2031/NĐ-CP (5 Điều, 261 words)",
        "1 not confirmed by anybody: see `python -m index review`",
        f"store {store}: 1 added, 0 there already, 1 refused",
    ]
    assert "✓" not in on_terminal
    assert "✗" not in on_terminal
