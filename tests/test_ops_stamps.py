import shutil
from pathlib import Path

import pytest

from ops import stamps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.yml").write_text("a")
    (folder / "deep" / "b.yml").write_text("b")
    return folder


def test_the_same_contents_elsewhere_have_the_same_digest(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "clone" / "nlu")
    assert stamps.digest([copy]) == stamps.digest([folder])


def test_any_change_changes_the_digest(folder: Path) -> None:
    seen = {stamps.digest([folder])}
    (folder / "deep" / "b.yml").write_text("c")
    seen.add(stamps.digest([folder]))
    (folder / "a.yml").rename(folder / "z.yml")
    seen.add(stamps.digest([folder]))
    (folder / "z.yml").unlink()
    seen.add(stamps.digest([folder]))
    shutil.rmtree(folder)
    seen.add(stamps.digest([folder]))
    assert len(seen) == 5


def test_touching_a_file_changes_nothing(folder: Path) -> None:
    before = stamps.digest([folder])
    (folder / "a.yml").touch()
    assert stamps.digest([folder]) == before


def test_a_stamp_matches_what_was_written_only(tmp_path: Path) -> None:
    stamp = tmp_path / "installed"
    assert not stamps.matches(stamp, "one")
    stamps.write(stamp, "one")
    assert stamps.matches(stamp, "one")
    assert not stamps.matches(stamp, "two")
    assert list(tmp_path.iterdir()) == [stamp]
