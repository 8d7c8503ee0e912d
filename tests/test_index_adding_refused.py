"""Files that cannot be added, among files that can."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.changing_stores import DECREE, NEWS, add, bodies, opened_whole

BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("empty.txt", lambda path: path.write_bytes(b""), "empty"),
    ("broken.pdf", lambda path: path.write_bytes(b"%PDF-1.7\nbroken"), ""),
    ("folder.txt", lambda path: path.mkdir(), "folder"),
    ("gone.txt", lambda path: None, "No such file"),
    ("pipe.txt", lambda path: os.mkfifo(path), "pipe"),
    ("only_marks.txt", lambda path: path.write_text("* * *\n- - -\n"), ""),
    ("bomb.md", lambda path: path.write_text(BOMB), "& or *"),
    ("unknown.md", lambda path: path.write_text("---\ncolour: red\n---\nMột câu.\n"), "colour"),
    ("day.md", lambda path: path.write_text("---\nissued: soon\n---\nMột câu.\n"), "issued"),
    ("not.md", lambda path: path.write_text("---\ntitle: [\n---\nMột câu.\n"), "not YAML"),
]
BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\ntopics: [*b, *b]\n---\nMột câu.\n"


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
