"""Documents put into a store and taken out again."""

import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from index.ingest import adding
from index.ingest.building import build, is_up_to_date
from index.ingest.one_file import text_of
from index.search.retriever import Retriever
from index.store import manifest as manifests
from index.store.generations import current_generation, open_store
from index.store.in_force import current_name
from tests.changing_stores import (
    DECISION,
    DECREE,
    add,
    bodies,
    decree,
    found,
    ids,
    lines,
    opened_whole,
    quiet,
    take_out,
    write,
)
from tests.corpora import write_document
from tests.hash_encoder import HashEncoder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one corpus document and one added text."""
    corpus = tmp_path / "corpus"
    write_document(corpus, "hoi-thao", "## Thuyền\n\nPhường có ba mươi bến thuyền.")
    build(corpus, tmp_path / "store", HashEncoder(), quiet)
    add(tmp_path / "store", DECREE)
    return tmp_path / "store"


@pytest.mark.parametrize("there", [False, True], ids=["no folder", "empty folder"])
def test_adding_makes_a_store_where_there_is_none(tmp_path: Path, there: bool) -> None:
    store = tmp_path / "stores" / "new"
    if there:
        store.mkdir(parents=True)
    (result,) = add(store, DECREE)
    assert result.version is not None
    assert (result.version.file, result.version.articles) == (DECREE.name, 5)
    assert ids(store) == ["nd-981-2031"]
    assert found(store, "thời hạn giải quyết đăng ký xe đạp")[0] == DECREE.name


def test_only_what_is_new_is_embedded(store: Path) -> None:
    before = opened_whole(store).manifest
    encoder = HashEncoder()
    add(store, DECISION, encoder=encoder)
    opened = opened_whole(store)
    new = opened.catalogue.passages(opened.catalogue.positions_of(["qd-971-2030"])).values()
    sentences = [p.text[start:end] for p in new for start, end in p.sentences]
    assert len(new) == opened.manifest.passages - before.passages > 3
    assert len(encoder.encoded) == len(new) + len(sentences)
    assert sorted(encoder.encoded[len(new) :]) == sorted(sentences)


def test_a_file_that_is_there_already_costs_nothing(store: Path) -> None:
    name, encoder = current_name(store), HashEncoder()
    os.utime(DECREE)
    assert lines(add(store, DECREE, encoder=encoder)) == [(DECREE.name, "there")]
    assert (encoder.encoded, current_name(store)) == ([], name)


def test_a_file_is_read_again_when_told(store: Path) -> None:
    encoder = HashEncoder()
    with patch("index.ingest.adding.text_of", wraps=text_of) as reading:
        assert lines(add(store, DECREE, encoder=encoder, again=True)) == [(DECREE.name, "added")]
    assert reading.call_count == 1
    assert encoder.encoded == [], "the words are the same"
    assert sorted(bodies(opened_whole(store))) == [DECREE.name, "hoi-thao.md"]


def test_a_changed_file_takes_the_place_of_its_old_reading(store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", decree("12/2031/NĐ-CP", "Mỗi bến thuyền có một đèn."))
    add(store, file)
    write(tmp_path, "a.txt", decree("12/2031/NĐ-CP", "Mỗi bến thuyền có hai chuông."))
    encoder = HashEncoder()
    assert lines(add(store, file, encoder=encoder)) == [("a.txt", "added")]
    opened = opened_whole(store)
    assert "hai chuông" in bodies(opened)["a.txt"]
    assert [v.file for v in opened.catalogue.versions("nd-12-2031")] == ["a.txt"]
    assert "một đèn" not in "".join(p.text for p in opened.catalogue.all_passages())
    assert any("hai chuông" in text for text in encoder.encoded)
    assert not any("hiệu lực thi hành từ ngày" in text for text in encoder.encoded[1:])


def test_a_file_of_that_name_in_another_folder_is_another_text(store: Path, tmp_path: Path) -> None:
    one = write(tmp_path / "one", "a.txt", decree("12/2031/NĐ-CP", "Đèn."))
    two = write(tmp_path / "two", "a.txt", decree("13/2031/NĐ-CP", "Chuông."))
    add(store, one, two)
    assert ids(store)[-2:] == ["nd-12-2031", "nd-13-2031"]


def test_a_text_moved_aside_by_another_is_not_lost(store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", decree("12/2031/NĐ-CP", "Đèn."))
    add(store, file)
    shutil.copy(file, tmp_path / "b.txt")
    write(tmp_path, "a.txt", decree("13/2031/NĐ-CP", "Chuông."))
    add(store, file, tmp_path / "b.txt")
    assert sorted(ids(store)) == ["hoi-thao", "nd-12-2031", "nd-13-2031", "nd-981-2031"]


@pytest.mark.parametrize("name", ["adding_decree.md.yml", "adding_decree.yml"])
def test_a_new_sidecar_is_a_change(tmp_path: Path, name: str) -> None:
    file, store = Path(shutil.copy(DECREE, tmp_path)), tmp_path / "store"
    add(store, file)
    sidecar = write(tmp_path, name, "signer: Bà Viết Tay\n")
    assert lines(add(store, file)) == [(DECREE.name, "added")]
    assert open_store(store).catalogue.document("nd-981-2031").signer == "Bà Viết Tay"
    assert lines(add(store, file)) == [(DECREE.name, "there")]
    sidecar.unlink()
    assert lines(add(store, file)) == [(DECREE.name, "added")]
    assert open_store(store).catalogue.document("nd-981-2031").signer == "Lê Văn Giả Định"


def test_interrupted_what_was_put_in_force_stays_and_the_rest_is_done_later(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_BATCH_WORDS", 1)
    files = [
        write(tmp_path, f"{row}.txt", decree(f"{row}/2031/NĐ-CP", f"Bến thứ {row} có đèn."))
        for row in range(10, 18)
    ]

    class Stopped(HashEncoder):
        def encode(self, texts: object, role: object) -> object:  # type: ignore[override]
            if any("Bến thứ 14" in text for text in texts):  # type: ignore[attr-defined]
                raise KeyboardInterrupt
            return super().encode(texts, role)  # type: ignore[arg-type]

    with pytest.raises(KeyboardInterrupt):
        add(store, *files, encoder=Stopped())
    done = {"10.txt", "11.txt", "12.txt", "13.txt"}
    assert done < set(bodies(opened_whole(store))) == {*done, DECREE.name, "hoi-thao.md"}
    assert sorted(path.name for path in store.iterdir()) == ["CURRENT", "LOCK", "generations"]
    encoder = HashEncoder()
    again = dict(lines(add(store, *files, encoder=encoder)))
    assert {name for name, what in again.items() if what == "there"} == done
    assert list(again.values()).count("added") == 4
    assert not any("Bến thứ 13" in text for text in encoder.encoded)
    assert {file.name for file in files} < set(bodies(opened_whole(store)))


def test_building_keeps_what_was_added(store: Path, tmp_path: Path) -> None:
    write_document(tmp_path / "corpus", "them", "## Thêm\n\nMột câu mới.")
    encoder = HashEncoder()
    build(tmp_path / "corpus", store, encoder, quiet)
    assert ids(store) == ["hoi-thao", "them", "nd-981-2031"]
    assert not any("bến thuyền" in text or "xe đạp" in text for text in encoder.encoded)
    (tmp_path / "corpus" / "hoi-thao.md").unlink()
    build(tmp_path / "corpus", store, HashEncoder(), quiet)
    assert ids(store) == ["them", "nd-981-2031"]
    assert lines(add(store, DECREE)) == [(DECREE.name, "there")]


def test_adding_does_not_make_what_older_code_built_up_to_date(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, encoder = tmp_path / "corpus", HashEncoder()
    assert is_up_to_date(store, corpus, encoder)
    monkeypatch.setattr(manifests, "writer_versions", lambda: {"own writers": "changed"})
    add(store, DECISION)
    assert not is_up_to_date(store, corpus, encoder)
    take_out(store, DECISION.name)
    assert not is_up_to_date(store, corpus, encoder)
    build(corpus, store, encoder, quiet)
    assert is_up_to_date(store, corpus, encoder)


def test_a_store_without_its_last_document_opens_and_takes_documents_again(tmp_path: Path) -> None:
    store = tmp_path / "store"
    add(store, DECREE)
    assert take_out(store, DECREE.name).encoded == []
    opened = opened_whole(store)
    assert (opened.manifest.documents, opened.manifest.passages) == (0, 0)
    assert Retriever(opened, HashEncoder()).search("đăng ký xe đạp") == []
    assert lines(add(store, DECREE)) == [(DECREE.name, "added")]
    assert found(store, "thời hạn giải quyết đăng ký xe đạp")[0] == DECREE.name


@pytest.mark.parametrize("damage", ["no pointer", "passages/index.faiss", "catalogue.sqlite"])
def test_adding_again_mends_a_store_that_cannot_be_opened(store: Path, damage: str) -> None:
    if damage == "no pointer":
        (store / "CURRENT").unlink()
    else:
        add(store, DECISION)  # what a damaged catalogue held is taken from the generation before
        (current_generation(store) / damage).write_bytes(b"")
    results = add(store, DECREE, DECISION)
    assert [result.error for result in results] == ["", ""]
    assert sorted(bodies(opened_whole(store))) == [DECISION.name, DECREE.name, "hoi-thao.md"]
