"""Files that cannot be added, among files that can."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from index.ingest.one_file import text_of
from index.ingest.reading.raw_text import RawText
from index.records.version import Text
from tests.changing_stores import DECREE, NEWS, add, bodies, lines, opened_whole, write

NO_DAY = "issued: 2024-02-30\n"
LONG = f"number: {'9' * 5000}\n"
BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty.txt", lambda path: path.write_bytes(b""), "empty"),
    ("broken.pdf", lambda path: path.write_bytes(b"%PDF-1.7\nbroken"), ""),
    ("folder.txt", lambda path: path.mkdir(), "folder"),
    ("gone.txt", lambda path: None, "No such file"),
    ("pipe.txt", lambda path: os.mkfifo(path), "pipe"),
    ("only_marks.txt", lambda path: path.write_text("* * *\n- - -\n"), ""),
    ("bomb.md", lambda path: path.write_text(BOMB), "& or *"),
    ("unknown.txt", lambda path: write_beside(path, "colour: red\n"), "colour: no such field"),
    ("day.md", lambda path: path.write_text("---\nissued: soon\n---\nMột câu.\n"), "issued"),
    ("not.md", lambda path: path.write_text("---\ntitle: [\n---\nMột câu.\n"), "not YAML"),
    ("no_day.md", lambda path: path.write_text(f"---\n{NO_DAY}---\nMột câu.\n"), "day is out"),
    ("long.md", lambda path: path.write_text(f"---\n{LONG}---\nMột câu.\n"), "4300 digits"),
    ("no_day.txt", lambda path: write_beside(path, NO_DAY), "day is out of range"),
    ("long.txt", lambda path: write_beside(path, LONG), "4300 digits"),
]
BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\ntopics: [*b, *b]\n---\nMột câu.\n"


def write_beside(path: Path, stated: str) -> None:
    """Write a text and the sidecar that states its metadata."""
    path.write_text("Một câu.\n", encoding="utf-8")
    path.with_name(f"{path.name}.yml").write_text(stated, encoding="utf-8")


@pytest.mark.parametrize(("name", "make", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_told_of_and_the_rest_goes_on(
    tmp_path: Path, name: str, make: Callable[[Path], object], reason: str
) -> None:
    bad, store = tmp_path / name, tmp_path / "store"
    make(bad)
    first, second, third = add(store, DECREE, bad, NEWS)
    results = {result.name: result for result in (first, second, third)}
    assert results[DECREE.name].version
    assert results[NEWS.name].version
    refused = results[name]
    assert refused.version is None
    assert refused.error
    assert reason in refused.error
    assert sorted(bodies(opened_whole(store))) == sorted([DECREE.name, NEWS.name])


def test_when_every_file_is_bad_no_store_is_made(tmp_path: Path) -> None:
    (result,) = add(tmp_path / "store", tmp_path / "gone.txt")
    assert result.error
    assert not (tmp_path / "store" / "CURRENT").exists()


def test_a_text_that_puzzles_the_program_does_not_keep_the_others_out(tmp_path: Path) -> None:
    def puzzled(raw: RawText, path: Path, place: str, digest: str, today: date) -> Text:
        if path.name == "odd.txt":
            raise IndexError("no such unit")
        return text_of(raw, path, place, digest, today)

    store, odd = tmp_path / "store", write(tmp_path, "odd.txt", "Một câu.\n")
    with patch("index.ingest.adding.text_of", puzzled):
        results = lines(add(store, DECREE, odd, NEWS))
    assert dict(results) == {
        DECREE.name: "added",
        NEWS.name: "added",
        "odd.txt": "cannot be understood (IndexError('no such unit'))",
    }
    assert sorted(bodies(opened_whole(store))) == sorted([DECREE.name, NEWS.name])


def test_the_same_bytes_twice_in_one_run_are_added_once(tmp_path: Path) -> None:
    store = tmp_path / "store"
    one, other = (Path(shutil.copy(NEWS, tmp_path / name)) for name in ("one.txt", "other.txt"))
    assert sorted(lines(add(store, one, other, DECREE))) == [
        (DECREE.name, "added"),
        ("one.txt", "added"),
        ("other.txt", "there"),
    ]
    assert sorted(bodies(opened_whole(store))) == [DECREE.name, "one.txt"]
    assert len(opened_whole(store).catalogue.documents) == 2


def test_a_text_that_differs_in_its_sidecar_alone_is_another_one(tmp_path: Path) -> None:
    one, other = (Path(shutil.copy(NEWS, tmp_path / name)) for name in ("one.txt", "other.txt"))
    write(tmp_path, "other.txt.yml", "title: Tin khác\n")
    results = lines(add(tmp_path / "store", one, other))
    assert results == [("one.txt", "added"), ("other.txt", "added")]
