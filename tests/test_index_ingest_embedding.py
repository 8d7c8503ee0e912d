"""What has to be encoded of a new generation, and what is taken from the one before."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.ingest import passages
from index.ingest.building import build
from index.store.generations import current_generation
from tests.changing_stores import DECISION, DECREE, NEWS, add, bodies, opened_whole, quiet, write
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    add(tmp_path / "store", DECREE, DECISION)
    return tmp_path / "store"


def counted(store: Path) -> int:
    """Return how many texts a store made anew takes: its passages and their sentences."""
    manifest = opened_whole(store).manifest
    return manifest.passages + manifest.sentences


def test_a_first_store_is_encoded_whole_each_text_once(tmp_path: Path) -> None:
    encoder = HashEncoder()
    add(tmp_path / "store", DECREE, encoder=encoder)
    assert len(encoder.encoded) == counted(tmp_path / "store")


def test_vectors_of_before_are_used_again_wherever_their_passage_stands_now(store: Path) -> None:
    before = counted(store)
    encoder = HashEncoder()
    corpus = store.parent / "corpus"
    write_document(corpus, "a", "## Mục\n\nMột câu mới. Và câu nữa.", number="1/QĐ-TTg")
    build(corpus, store, encoder, quiet)
    # The corpus comes first: every old passage has moved. opened_whole compares each vector.
    assert counted(store) == before + len(encoder.encoded)
    assert 0 < len(encoder.encoded) < 12


def test_another_name_of_the_document_is_encoded_for_it_is_part_of_the_text(
    store: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(DECREE, tmp_path / "renamed.md"))
    write(tmp_path, "renamed.yml", "number: 977/2031/NĐ-CP\n")
    encoder = HashEncoder()
    add(store, file, encoder=encoder)
    opened = opened_whole(store)
    positions = opened.catalogue.positions_of(["nd-977-2031"])
    assert len(positions) > 5
    assert sum("977/2031" in text for text in encoder.encoded) >= len(positions)


def test_another_encoder_begins_anew(store: Path) -> None:
    class Other(HashEncoder):
        name = "other/64"

    encoder = Other()
    add(store, NEWS, encoder=encoder)
    assert len(encoder.encoded) == counted(store)
    assert opened_whole(store).manifest.model == "other/64"


@pytest.mark.parametrize("name", ["passages/codes.npy", "sentences/scales.npy"])
@pytest.mark.parametrize("damage", [b"", b"something else"])
def test_damaged_vectors_are_not_used_again(store: Path, name: str, damage: bytes) -> None:
    (current_generation(store) / name).write_bytes(damage)
    encoder = HashEncoder()
    add(store, NEWS, encoder=encoder)
    assert len(encoder.encoded) == counted(store)
    assert sorted(bodies(opened_whole(store))) == sorted([DECREE.name, DECISION.name, NEWS.name])


def test_progress_is_told_of_what_is_encoded_alone(store: Path) -> None:
    told: list[tuple[str, int, int]] = []
    encoder = HashEncoder()
    corpus = store.parent / "corpus"
    write_document(corpus, "a", "## Mục\n\nMột câu mới.", number="1/QĐ-TTg")
    build(corpus, store, encoder, lambda *step: told.append(step))
    last = {step: (done, total) for step, done, total in told}
    assert set(last) == {"passages", "sentences"}
    assert all(done == total for done, total in last.values())
    assert sum(total for _, total in last.values()) == len(encoder.encoded)


def test_a_passage_said_twice_has_its_vectors_twice(tmp_path: Path) -> None:
    body = "## Mục\n\nMột câu. Hai câu.\n\n## Mục\n\nMột câu. Hai câu."
    write_document(tmp_path / "corpus", "a", body)
    build(tmp_path / "corpus", tmp_path / "store", HashEncoder(), quiet)
    add(tmp_path / "store", NEWS)
    opened = opened_whole(tmp_path / "store")
    texts = [passage.text for passage in opened.catalogue.all_passages()]
    assert texts.count("Một câu. Hai câu.") == 2


def _at_commas(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in re.finditer(r"[^,]+,?", text)]
    return [(end - len(text[start:end].lstrip()), end) for start, end in found]


def _whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


@pytest.mark.parametrize("cut", [_at_commas, _whole], ids=["as many", "fewer"])
def test_a_passage_cut_into_other_sentences_is_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: Callable[[str], list[tuple[int, int]]]
) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    write_document(corpus, "a", "Bến có đèn. Có chuông, có neo.", title="", type=None)
    write_document(corpus, "b", "Thuyền có số.", title="", type=None)
    build(corpus, store, HashEncoder(), quiet)
    monkeypatch.setattr(passages, "sentence_spans", cut)
    encoder = HashEncoder()
    build(corpus, store, encoder, quiet)
    opened = opened_whole(store)
    (passage,) = opened.catalogue.passages(opened.catalogue.positions_of(["a"])).values()
    assert passage.sentences == tuple(cut(passage.text))
    sentences = [passage.text[start:end] for start, end in passage.sentences]
    assert sorted(encoder.encoded) == sorted([passage.text, *sentences])
