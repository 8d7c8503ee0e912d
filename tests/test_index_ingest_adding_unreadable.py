"""Stores that hold something which this program cannot read: nothing of it may be lost."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StoreError
from index.ingest.building import build
from index.ingest.embedding import embedded_text
from index.store.catalogue import FILE as CATALOGUE
from index.store.generations import current_generation, open_store
from index.store.manifest import FORMAT, NAME, hash_files
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


def rewrite(store: Path, written_in: int, sql: str = "", without: str = "") -> None:
    """Make `store` what a program of another format would have written.

    `sql` changes each catalogue; `without` is a field its manifest did not have.
    """
    current = current_generation(store)
    for folder in list(store.glob("generations/*")):
        with closing(sqlite3.connect(folder / CATALOGUE)) as connection:
            connection.executescript(sql)
        record = {**json.loads((folder / NAME).read_text(encoding="utf-8")), "format": written_in}
        record["files"] = hash_files(folder)
        record.pop(without, None)
        written = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / NAME).write_text(written, encoding="utf-8")
        name = hashlib.sha256(written.encode()).hexdigest()[:16]
        folder.rename(folder.with_name(name))
        if folder == current:
            (store / "CURRENT").write_text(name + "\n", encoding="ascii")


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


def test_nothing_is_added_to_what_cannot_be_read(
    store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(store)
    before = files_of(store)
    assert len([name for name in before if name.endswith(CATALOGUE)]) == 2
    with pytest.raises(StoreError, match="cannot be read") as refused:
        add(store, NEWS)
    assert f"Run `python -m index build --store {store}`" in str(refused.value)
    assert files_of(store) == before
    build(store.parent / "corpus", store, HashEncoder(), quiet)
    assert "texts added to it have to be again" in caplog.text
    assert sorted(bodies(opened_whole(store))) == ["hoi-thao.md"]
    assert lines(add(store, NEWS)) == [(NEWS.name, "added")]


def test_what_was_added_in_the_format_before_is_kept_and_embedded_anew(store: Path) -> None:
    rewrite(store, 3, without="samples")
    with pytest.raises(StoreError, match=f"written in format 3, this program reads {FORMAT}"):
        open_store(store)
    encoder = HashEncoder()
    build(store.parent / "corpus", store, encoder, quiet)
    opened = opened_whole(store)
    assert sorted(bodies(opened)) == [DECISION.name, DECREE.name, "hoi-thao.md"]
    held = {
        embedded_text(opened.catalogue.document(p.document_id), p)
        for p in opened.catalogue.all_passages()
    }
    assert held <= set(encoder.encoded)


def test_adding_goes_on_from_the_format_before(store: Path) -> None:
    rewrite(store, 3, without="samples")
    assert lines(add(store, NEWS)) == [(NEWS.name, "added")]
    assert sorted(bodies(opened_whole(store))) == [
        DECISION.name,
        DECREE.name,
        NEWS.name,
        "hoi-thao.md",
    ]


@pytest.mark.parametrize(
    ("written_in", "sql"),
    [
        (3, "ALTER TABLE versions ADD COLUMN more"),
        (3, "UPDATE versions SET record = json_set(record, '$.more', 1)"),
        (3, "UPDATE versions SET units = '[[1, 2]]'"),
        (FORMAT + 1, "DROP TABLE versions"),
    ],
)
def test_what_was_added_in_a_form_that_cannot_be_read_is_never_dropped(
    store: Path, written_in: int, sql: str
) -> None:
    rewrite(store, written_in, sql)
    before = files_of(store)
    for change in (
        lambda: build(store.parent / "corpus", store, HashEncoder(), quiet),
        lambda: add(store, NEWS),
    ):
        with pytest.raises(StoreError, match=r"cannot be read.* move the whole store away"):
            change()
    assert files_of(store) == before


@pytest.mark.parametrize(
    ("written_in", "sql"),
    [(2, "DROP TABLE versions"), (3, "ALTER TABLE versions ADD COLUMN more")],
)
def test_a_store_of_corpus_texts_alone_is_built_anew_whatever_its_format(
    tmp_path: Path, written_in: int, sql: str
) -> None:
    write_document(tmp_path / "corpus", "hoi-thao", "## Thuyền\n\nPhường có bến thuyền.")
    build(tmp_path / "corpus", tmp_path / "store", HashEncoder(), quiet)
    rewrite(tmp_path / "store", written_in, sql, without="samples")
    build(tmp_path / "corpus", tmp_path / "store", HashEncoder(), quiet)
    assert sorted(bodies(opened_whole(tmp_path / "store"))) == ["hoi-thao.md"]


def test_the_command_says_so(run: Run, store: Path, tmp_path: Path) -> None:
    damage(store)
    before = files_of(store)
    ran = run("add", write(tmp_path, "a.txt", "Một câu.\n"), "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert f"error: {store}: what it holds cannot be read. Run `python -m index build" in ran.err
    assert files_of(store) == before
    assert run("build", "--corpus", tmp_path / "corpus", "--store", store).status == 0
    assert run("verify", "--store", store).status == 0
