"""Stores that hold something which this program cannot read: nothing of it may be lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.building import build
from index.catalogue import FILE as CATALOGUE
from index.errors import StoreError
from index.manifest import FORMAT, NAME, read_manifest
from index.store import current_generation
from tests.changing_stores import (
    DECISION,
    DECREE,
    NEWS,
    add,
    bodies,
    lines,
    opened_whole,
    quiet,
    write,
)
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder
from tests.ran import Run

pytest_plugins = ["tests.command_line"]


def damage(store: Path) -> None:
    """Cut the catalogue of every generation short."""
    for catalogue in store.glob(f"generations/*/{CATALOGUE}"):
        catalogue.write_bytes(catalogue.read_bytes()[:1000])


def renew(store: Path) -> None:
    """Make `store` what a later program, of another format, would have written."""
    current = current_generation(store)
    for folder in list(store.glob("generations/*")):
        manifest = read_manifest(folder, "").model_copy(update={"format": FORMAT + 1})
        (folder / NAME).write_text(manifest.to_json(), encoding="utf-8")
        folder.rename(folder.with_name(manifest.generation))
        if folder == current:
            (store / "CURRENT").write_text(manifest.generation + "\n", encoding="ascii")


def files_of(store: Path) -> dict[str, bytes]:
    """Return every file of `store` but its lock, by its path there."""
    files = (path for path in store.rglob("*") if path.is_file() and path.name != "LOCK")
    return {str(path.relative_to(store)): path.read_bytes() for path in files}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two generations, each with added texts."""
    write_document(tmp_path / "corpus", "hoi-thao", "## Thuyền\n\nPhường có ba mươi bến thuyền.")
    build(tmp_path / "corpus", tmp_path / "store", HashEncoder(), quiet)
    add(tmp_path / "store", DECREE)
    add(tmp_path / "store", DECISION)
    return tmp_path / "store"


@pytest.mark.parametrize("spoil", [damage, renew])
def test_nothing_is_added_to_what_cannot_be_read(
    store: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(store)
    before = files_of(store)
    assert len([name for name in before if name.endswith(CATALOGUE)]) == 2
    with pytest.raises(StoreError, match="cannot be read") as refused:
        add(store, NEWS)
    assert f"Run `python -m index build --store {store}`" in str(refused.value)
    assert files_of(store) == before
    build(store.parent / "corpus", store, HashEncoder(), quiet)
    assert sorted(bodies(opened_whole(store))) == ["hoi-thao.md"]
    assert lines(add(store, NEWS)) == [(NEWS.name, "added")]


def test_the_command_says_so(run: Run, store: Path, tmp_path: Path) -> None:
    damage(store)
    before = files_of(store)
    ran = run("add", write(tmp_path, "a.txt", "Một câu.\n"), "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert f"error: {store}: what it holds cannot be read. Run `python -m index build" in ran.err
    assert files_of(store) == before
    assert run("build", "--corpus", tmp_path / "corpus", "--store", store).status == 0
    assert run("verify", "--store", store).status == 0
