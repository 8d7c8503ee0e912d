"""The same vectors, statuses, documents and quotes on other processors, emulated by qemu-user.

All conversations and question sets: tests/benchmarks/processors.py.
"""

import json
from pathlib import Path

import pytest

from index.encoding.encoder import Encoder
from index.store.generations import Store, open_store
from tests.benchmarks.asked import Asked
from tests.benchmarks.processors import (
    EMULATED,
    Remembering,
    answers,
    emulated,
    is_emulator_here,
    lowest_cosine,
)

# Of those that tests/benchmarks/margins.py finds the most narrowly decided, in Vietnamese: the
# first foreign question has a hundred more texts encoded.
ASKED = [
    "kinh tế số chiếm bao nhiêu GDP",
    "muc tieu kinh te so",
    "mục tiêu của Quyết định 06/QĐ-TTg là gì",
    "mục tiêu của Nghị quyết 06-NQ/TW là gì",
    "ket qua xo so hom nay",
    "Người già, người khuyết tật ở Nevers có được hưởng tiện ích số không ạ?",
    "Lãnh đạo Đà Nẵng bảo làm số hóa cuối cùng là để ai được lợi?",
    "Bao nhiêu người lớn sẽ có chữ ký số riêng?",
    "Số điện thoại của Phó Chủ tịch Hải Phòng là gì?",
]
MESSAGES = [Asked("sample", text) for text in ASKED]


@pytest.fixture(scope="module")
def store(shipped_store: Path) -> Store:
    return open_store(shipped_store)


@pytest.fixture(scope="module")
def here(encoder: Encoder, store: Store) -> tuple[Remembering, list[str]]:
    """What this processor encodes, and the answers."""
    remembering = Remembering(encoder)
    return remembering, answers(MESSAGES, store, remembering)


def test_the_sample_has_every_way_of_answering(
    here: tuple[Remembering, list[str]],
) -> None:
    statuses = {json.loads(told)[0] for told in here[1]}
    assert statuses == {"answered", "needs_clarification", "not_found", "out_of_scope", "partial"}
    assert len(here[0].vectors) >= len(ASKED)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("processor", EMULATED)
def test_another_processor_answers_the_same(
    processor: str, here: tuple[Remembering, list[str]], store: Store
) -> None:
    if not is_emulator_here():
        pytest.skip("no qemu-x86_64 to emulate processors with: run `make packages` as root")
    there = emulated(processor, here[0])
    assert lowest_cosine(here[0], there) >= 0.9999
    assert answers(MESSAGES, store, there) == here[1]
