"""Two writers at once, and readers meanwhile."""

import logging
import threading
import time
from pathlib import Path

import pytest

from index.search.retriever import Retriever
from index.store.generations import new_generation, open_store
from tests.changing_stores import (
    DECISION,
    NEWS,
    add,
    bodies,
    decree,
    opened_whole,
    write,
)
from tests.hash_encoder import HashEncoder
from tests.writing_server import WritingServer

_EACH = 6


def write_decrees(folder: Path, first: int) -> set[str]:
    """Write decrees numbered from `first` on; return the names of their files."""
    for number in range(first, first + _EACH):
        words = f"Văn bản số {number} cho phép thuyền cập bến. Mỗi bến có mạng."
        write(folder, f"{number}.txt", decree(f"{number}/2031/NĐ-CP", words, words))
    return {file.name for file in folder.iterdir()}


def test_two_writers_lose_nothing_and_readers_see_whole_stores(tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, NEWS)
    names = write_decrees(tmp_path / "one", 100) | write_decrees(tmp_path / "two", 200)
    seen: list[set[str]] = [{NEWS.name}]
    with WritingServer() as one, WritingServer() as two:
        # A word fills a batch: each file is put in force by itself.
        one.start("add", tmp_path / "one", store, batch_words=1)
        two.start("add", tmp_path / "two", store, batch_words=1)
        while not (one.is_done() and two.is_done()):
            opened = opened_whole(store)
            held = set(bodies(opened))
            hits = Retriever(opened, HashEncoder()).search("phiên chợ không dùng tiền mặt", 3)
            assert "tiền mặt" in hits[0].passage.text
            assert held >= seen[-1], "what was in force is gone"
            if held != seen[-1]:
                seen.append(held)
            opened.catalogue.close()
        assert (one.wait(), two.wait()) == (0, 0)
    assert set(bodies(opened_whole(store))) == {*names, NEWS.name}
    assert len(seen) > 2, "the readers saw no store between the first and the last"


def test_the_second_writer_says_that_it_waits(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = tmp_path / "store"
    add(store, NEWS)
    caplog.set_level(logging.WARNING)
    with new_generation(store):
        second = threading.Thread(target=add, args=(store, DECISION))
        second.start()
        deadline = time.monotonic() + 20
        while not caplog.messages and time.monotonic() < deadline:
            time.sleep(0.01)
        assert second.is_alive()
        assert [document.id for document in open_store(store).catalogue.documents] == [
            "bai-bao-phuong-hoa-nang-mo-cho-khong-tien-mat-2029"
        ]
    second.join()
    assert set(bodies(opened_whole(store))) == {NEWS.name, DECISION.name}
    assert caplog.messages == [
        f"{store}: somebody else is writing to it; waiting for them to finish"
    ]
