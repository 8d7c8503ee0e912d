"""What a person names: the files that are meant, and a word on each that is passed over."""

from pathlib import Path

from index.commands.sources import incoming
from tests.binary_documents import zip_of


def named(source: Path, tmp_path: Path) -> tuple[list[str], list[str]]:
    said: list[str] = []
    found = incoming(str(source), tmp_path, False, said.append)
    return [file.name for file in found], said


def test_each_file_of_a_folder_that_is_passed_over_is_told(tmp_path: Path) -> None:
    folder, out = tmp_path / "folder", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for name in ("a.txt", "b.json", "c.epub", "a.txt.yml", "README.md"):
        (folder / name).write_text("một", "utf-8")
    files, said = named(folder, out)
    assert files == ["a.txt"]
    assert [line.split(":")[0] for line in said] == ["– README.md", "– b.json", "– c.epub"]
    assert ".pdf" in said[1]


def test_of_many_the_endings_are_counted(tmp_path: Path) -> None:
    folder, out = tmp_path / "folder", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for row in range(30):
        (folder / f"{row}.json").write_text("1")
    (folder / "một").write_text("1")
    files, said = named(folder, out)
    assert files == []
    assert [line.split(":")[0] for line in said] == [
        "– 30 files .json",
        "– 1 files without an ending",
    ]


def test_a_zip_is_a_folder(tmp_path: Path) -> None:
    folder, out = tmp_path / "folder", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "x.zip").write_bytes(zip_of({"a.txt": "một", "b.exe": "hai", ".ssh/id_rsa": "ba"}))
    (folder / "bad.zip").write_bytes(b"nothing")
    for source in (folder, folder / "x.zip"):
        found = incoming(str(source), out, False, lambda _: None)
        assert [file.location for file in found] == [f"{folder.resolve()}/x.zip!/a.txt"]
    assert any(line.startswith("– bad.zip: is a broken zip") for line in named(folder, out)[1])
