"""`kill -9` at any moment: the store holds the old texts or the new ones, and nothing between."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import StoreError
from index.ingest.building import build
from index.store.generations import open_store
from index.store.in_force import current_name
from tests import changing_stores
from tests.changing_stores import bodies, decree, opened_whole, quiet, write
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder
from tests.writing_server import WritingServer

# Together 64 kills. Of those on a store in force, so many must have struck while it was written.
_KILLS, _FIRST_KILLS, _MIDWAY = 26, 6, 8
_MOST_ROUNDS = 12 * _KILLS

Change = Callable[[Path, Path], None]


def write_folder(folder: Path, number: int) -> None:
    """Write three documents: one that stays, one whose words change, one in another's place."""
    for name, told in (("a.txt", 0), ("b.txt", number), ("c.txt", number)):
        articles = [f"Phường Hoa Nắng có {told} bến thuyền. {at} bến có mạng." for at in range(8)]
        title = number if name == "c.txt" else ord(name[0])
        write(folder, name, decree(f"{title}/2031/NĐ-CP", *articles))


def write_corpus(folder: Path, number: int) -> None:
    """Write the like of it as a corpus."""
    for name, told in (("a", 0), ("b", number), ("c", number)):
        words = [f"Phường Hoa Nắng có {told} bến thuyền. {at} bến có mạng." for at in range(8)]
        body = "\n\n".join(f"## Mục {row}\n\n{word}" for row, word in enumerate(words))
        write_document(folder, name, body, number=f"{told}/QĐ-TTg" if name == "c" else None)


def add_folder(source: Path, store: Path) -> None:
    results = changing_stores.add(store, *sorted(source.iterdir()))
    assert [result.error for result in results] == [""] * 3


def build_folder(source: Path, store: Path) -> None:
    build(source, store, HashEncoder(), quiet)


CHANGES = [
    pytest.param("add", write_folder, add_folder, id="add"),
    pytest.param("build", write_corpus, build_folder, id="build"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[WritingServer]:
    with WritingServer() as warm:
        yield warm


@pytest.fixture
def moments() -> random.Random:
    """Random moments; the seed is printed, so that a failure shows it."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    return random.Random(seed)  # noqa: S311


def undisturbed(server: WritingServer, what: str, source: Path, store: Path) -> float:
    """Return how many seconds a change takes that is let alone."""
    started = time.monotonic()
    server.start(what, source, store)
    assert server.wait() == 0
    return time.monotonic() - started


def killed(
    server: WritingServer,
    what: str,
    source: Path,
    store: Path,
    moments: random.Random,
    duration: float,
) -> bool:
    """Kill a change of about that duration; tell whether it was still going on.

    At any moment of it, or about when what is in force changes, which is a matter of milliseconds.
    """
    before = in_force(store)
    process = server.start(what, source, store)
    if moments.random() < 0.5:
        time.sleep(moments.uniform(0, duration))
    else:
        while in_force(store) == before and not server.is_done():
            pass
        time.sleep(moments.choice([0, 0, 0.001, 0.003]))
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    status = server.wait()
    assert status in (0, -signal.SIGKILL)
    return status != 0


def in_force(store: Path) -> tuple[list[str], str]:
    """Return the names of the generations there are, and of the one in force."""
    generations = store / "generations"
    names = [path.name for path in generations.iterdir()] if generations.is_dir() else []
    return sorted(names), current_name(store)


def assert_nothing_left(store: Path) -> None:
    assert sorted(path.name for path in store.iterdir()) == ["CURRENT", "LOCK", "generations"]
    assert len(list((store / "generations").iterdir())) <= 2


@pytest.mark.parametrize(("what", "write_source", "change"), CHANGES)
def test_a_change_killed_leaves_the_old_texts_or_the_new(
    what: str,
    write_source: Callable[[Path, int], None],
    change: Change,
    server: WritingServer,
    moments: random.Random,
    tmp_path: Path,
) -> None:
    source, store = tmp_path / "source", tmp_path / "store"
    write_source(source, 1)
    change(source, store)
    write_source(source, 2)
    duration = undisturbed(server, what, source, store)
    old = bodies(opened_whole(store))
    kills = midway = rounds = 0
    while kills < _KILLS:
        rounds += 1
        assert rounds < _MOST_ROUNDS, "most were done before they could be killed"
        write_source(source, rounds + 2)
        kills += killed(server, what, source, store, moments, duration)
        midway += any(store.glob(".building-*"))
        found = bodies(opened_whole(store))
        change(source, store)
        new = bodies(opened_whole(store))
        if found == old:  # else there was nothing left to do: the next change sweeps
            assert_nothing_left(store)
        assert f"có {rounds + 2} bến thuyền" in "".join(new.values())
        assert old != new
        assert found in (old, new)
        old = new
    assert midway >= _MIDWAY, f"{midway} of {kills} struck while the store was being written"


@pytest.mark.parametrize(("what", "write_source", "change"), CHANGES)
def test_a_first_store_killed_is_not_there_or_whole(
    what: str,
    write_source: Callable[[Path, int], None],
    change: Change,
    server: WritingServer,
    moments: random.Random,
    tmp_path: Path,
) -> None:
    source = tmp_path / "source"
    write_source(source, 1)
    duration = undisturbed(server, what, source, tmp_path / "undisturbed")
    expected = bodies(opened_whole(tmp_path / "undisturbed"))
    kills = rounds = 0
    while kills < _FIRST_KILLS:
        rounds += 1
        assert rounds < _MOST_ROUNDS, "most were done before they could be killed"
        store = tmp_path / f"store-{rounds}"
        kills += killed(server, what, source, store, moments, duration)
        try:
            open_store(store)
        except StoreError as error:
            assert "no store here" in str(error)
            change(source, store)
            assert_nothing_left(store)
        assert bodies(opened_whole(store)) == expected
