import shutil
from pathlib import Path

import pytest

from index.encoding.encoder import Encoder
from index.errors import StoreError
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import current_generation, new_generation, open_store
from index.store.in_force import current_name
from tests.corpora import write_document, write_small_corpus

FILES = [
    "catalogue.sqlite",
    "owners.npy",
    "first_sentence.npy",
    "passages/index.faiss",
    "passages/codes.npy",
    "passages/scales.npy",
    "sentences/codes.npy",
    "sentences/scales.npy",
    "spelling/words.txt",
    *(f"spelling/{part}.npy" for part in ("single", "pairs", "backoff", "capitals", "logs")),
    *(f"lexical/{part}.npy" for part in ("keys", "starts", "rows", "impacts", "common", "commons")),
    "manifest.json",
]


@pytest.fixture
def copied(small_store: Path, tmp_path: Path) -> Path:
    """A copy of the small store, to be spoilt."""
    return Path(shutil.copytree(small_store, tmp_path / "store"))


def refusal(store: Path) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(store)
    return str(refused.value)


def test_a_store_is_opened_with_all_its_parts(small_store: Path) -> None:
    opened = open_store(small_store)
    manifest = opened.manifest
    assert opened.folder.name == manifest.generation == current_name(small_store)
    assert len(opened.catalogue.documents) == manifest.documents == 4
    assert len(opened.vectors) == len(opened.owners) == manifest.passages
    sentences = opened.sentences
    assert (len(sentences), sentences.dimension) == (manifest.sentences, manifest.dimension)
    assert opened.first_sentence.shape == (manifest.passages + 1,)
    assert set(manifest.files) == {*FILES} - {"manifest.json"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["missing", "empty", "truncated", "edited", "longer"])
def test_any_damaged_file_is_refused_with_reason_and_cure(
    copied: Path, name: str, damage: str
) -> None:
    file = current_generation(copied) / name
    content = file.read_bytes()
    middle = len(content) // 2
    spoilt = {
        "empty": b"",
        "truncated": content[:-1],
        "edited": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        "longer": content + b" ",
    }
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(spoilt[damage])
    if (name, damage) == ("manifest.json", "longer"):
        assert open_store(copied).manifest.documents == 4  # white space says nothing
        return
    said = refusal(copied)
    assert ("manifest" if name == "manifest.json" else name) in said
    assert f"Run `python -m index build --store {copied}`" in said


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"0123456789abcdef", b"..", b"../x", b"\xff", b"/"]
)
def test_a_pointer_to_nothing_is_refused(copied: Path, content: bytes) -> None:
    (copied / "CURRENT").write_bytes(content)
    assert f"Run `python -m index build --store {copied}`" in refusal(copied)


def test_a_missing_store_is_refused(tmp_path: Path) -> None:
    for store in (tmp_path / "nowhere", tmp_path):
        assert f"{store}: no store here" in refusal(store)
    (tmp_path / "file").write_text("a file")
    assert "no store here" in refusal(tmp_path / "file")


def test_a_foreign_folder_is_refused(copied: Path) -> None:
    foreign = copied / "generations" / "foreign"
    foreign.mkdir()
    (foreign / "data.bin").write_bytes(b"something else")
    (copied / "CURRENT").write_text("foreign\n")
    assert "missing or not ours" in refusal(copied)


def test_a_generation_under_another_name_is_refused(copied: Path) -> None:
    generation = current_generation(copied)
    generation.rename(generation.with_name("renamed"))
    (copied / "CURRENT").write_text("renamed\n")
    assert "edited" in refusal(copied)


def test_a_store_is_copied_whole_by_copying_its_folder(copied: Path, small_store: Path) -> None:
    assert open_store(copied).manifest == open_store(small_store).manifest


def test_the_name_in_force_is_cheap_to_ask_and_empty_without_a_store(
    small_store: Path, tmp_path: Path
) -> None:
    assert current_name(small_store) == current_generation(small_store).name
    assert current_name(tmp_path) == ""


def test_what_an_interrupted_build_left_is_swept_away(copied: Path) -> None:
    left = copied / ".building-before"
    (left / "generation").mkdir(parents=True)
    (left / "generation" / "catalogue.sqlite").write_bytes(b"half")
    with new_generation(copied) as scratch:
        assert not left.exists()
        (scratch / "file").write_text("unfinished")
    assert not scratch.exists()
    assert open_store(copied).manifest.documents == 4


def test_a_build_that_fails_leaves_the_store_as_it_was(copied: Path) -> None:
    before = sorted(copied.rglob("*"))
    with pytest.raises(StoreError, match="stays as it is"), new_generation(copied) as scratch:
        (scratch / "file").write_text("unfinished")
        raise OSError(28, "No space left on device")
    assert sorted(copied.rglob("*")) == before
    assert open_store(copied).manifest.documents == 4


def test_a_store_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"), new_generation(tmp_path / "file"):
        pass


def test_a_reader_goes_on_with_the_old_store_while_new_ones_are_built(
    tmp_path: Path, encoder: Encoder
) -> None:
    corpus, store = write_small_corpus(tmp_path / "corpus"), tmp_path / "store"
    build(corpus, store, encoder, lambda *_: None)
    reader = Retriever(open_store(store), encoder)
    before = reader.search("xe buýt điện ở Hà Nội", 20)
    for text in ("Hà Nội mua xe buýt điện mới.", "Hà Nội bán xe buýt điện cũ."):
        write_document(corpus, "them", f"## Thêm\n\n{text}")
        build(corpus, store, encoder, lambda *_: None)
        assert reader.search("xe buýt điện ở Hà Nội", 20) == before
    newer = Retriever(open_store(store), encoder).search("bán xe buýt điện cũ", 20)
    assert newer[0].document.id == "them"
    assert len(newer) > len(before)


def test_the_generation_before_stays_and_older_ones_go(tmp_path: Path, encoder: Encoder) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "store"
    names = []
    for text in ("Một.", "Hai.", "Ba."):
        write_document(corpus, "a", f"## Mục\n\n{text}")
        build(corpus, store, encoder, lambda *_: None)
        names.append(current_name(store))
    assert {path.name for path in (store / "generations").iterdir()} == set(names[1:])
    assert sorted(path.name for path in store.iterdir()) == ["CURRENT", "LOCK", "generations"]
