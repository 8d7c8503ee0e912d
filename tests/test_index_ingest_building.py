import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoding.encoder import Encoder
from index.errors import CorpusError, StoreError
from index.ingest.building import build, corpus_hash, is_up_to_date
from index.ingest.corpus import read_corpus
from index.ingest.embedding import embedded_text
from index.records.document import Document, Passage
from index.store.generations import OWNERS, open_store
from index.store.in_force import current_name
from index.text.folding import words
from tests.conftest import DEFAULT_ENVIRONMENT, ROOT
from tests.corpora import write_document, write_json_lines, write_small_corpus

# Builds a store and stops before each step that changes what is on disk, until told to go on.
_STOPPING_BUILD = """
import os, sys
from pathlib import Path
from index.store import generations
from index.store.vectors import index as vectors
from index.ingest import building
from index.encoding.encoder import load_encoder
from settings import load_settings

corpus, target, stop_before = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
module, name = {
    "vectors": (vectors.faiss, "write_index"),
    "catalogue": (building, "_write_catalogue"),
    "publish": (generations, "publish"),
    "sync": (generations, "_sync"),
    "pointer": (generations.Path, "write_text"),
}[stop_before]
function = getattr(module, name)

def stopping(*arguments, **options):
    if stop_before != "pointer" or arguments[0].name == ".CURRENT.new":
        print("stopped", flush=True)
        sys.stdin.readline()
    return function(*arguments, **options)

setattr(module, name, stopping)
building.build(corpus, target, load_encoder(load_settings()), lambda *_: None)
"""


def quiet(*_: object) -> None:
    """Take no notice of progress."""


def test_progress_is_told_up_to_the_end(
    small_corpus: Path, tmp_path: Path, encoder: Encoder
) -> None:
    told: list[tuple[str, int, int]] = []
    manifest = build(small_corpus, tmp_path / "store", encoder, lambda *step: told.append(step))
    assert ("passages", manifest.passages, manifest.passages) in told
    assert ("sentences", manifest.sentences, manifest.sentences) in told
    assert all(0 < done <= total for _, done, total in told)


def test_building_again_gives_the_same_store(
    small_corpus: Path, small_store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    again = build(small_corpus, tmp_path / "store", encoder, quiet)
    assert again == open_store(small_store).manifest
    assert current_name(tmp_path / "store") == current_name(small_store)


def test_a_built_store_is_up_to_date_until_its_corpus_changes(
    tmp_path: Path, encoder: Encoder
) -> None:
    corpus, store = write_small_corpus(tmp_path / "corpus"), tmp_path / "store"
    assert not is_up_to_date(store, corpus, encoder)
    build(corpus, store, encoder, quiet)
    assert is_up_to_date(store, corpus, encoder)
    (corpus / "README.md").write_text("# Not read")
    os.utime(corpus / "hoi-thao.md")
    assert is_up_to_date(store, corpus, encoder), "only what is read counts, not when"
    file = write_document(corpus, "them")
    assert not is_up_to_date(store, corpus, encoder), "added"
    file.unlink()
    assert is_up_to_date(store, corpus, encoder)
    (corpus / "hoi-thao.md").rename(corpus / "khac.md")
    assert not is_up_to_date(store, corpus, encoder), "renamed"


def test_a_damaged_store_is_not_up_to_date(
    small_corpus: Path, small_store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    store = Path(shutil.copytree(small_store, tmp_path / "store"))
    assert is_up_to_date(store, small_corpus, encoder)
    (store / "generations" / current_name(store) / OWNERS).write_bytes(b"{}")
    assert not is_up_to_date(store, small_corpus, encoder)
    build(small_corpus, store, encoder, quiet)
    assert is_up_to_date(store, small_corpus, encoder)
    assert open_store(store).manifest.documents == 4


def test_every_change_of_a_corpus_changes_its_hash(tmp_path: Path) -> None:
    hashes = [corpus_hash(write_small_corpus(tmp_path / "corpus"))]
    file = tmp_path / "corpus" / "hoi-thao.md"
    file.write_bytes(file.read_bytes() + b" ")
    hashes.append(corpus_hash(file.parent))
    file.unlink()
    hashes.append(corpus_hash(file.parent))
    lines = write_json_lines(tmp_path / "a.jsonl", [{"id": "a", "text": "Một."}])
    hashes.append(corpus_hash(lines))
    assert len(set(hashes)) == 4


def test_a_corpus_of_json_lines_is_built(tmp_path: Path, encoder: Encoder) -> None:
    texts = [f"Câu số {number} nói về thành phố. Và câu nữa." for number in range(150)]
    records = [{"id": f"d{at}", "text": text} for at, text in enumerate(texts)]
    corpus = write_json_lines(tmp_path / "set.jsonl", records)
    manifest = build(corpus, tmp_path / "store", encoder, quiet)
    assert (manifest.documents, manifest.passages, manifest.sentences) == (150, 150, 300)
    opened = open_store(tmp_path / "store")
    found = opened.catalogue.passages(range(150))
    assert [(found[at].document_id, found[at].text) for at in range(150)] == [
        (f"d{at}", text) for at, text in enumerate(texts)
    ]


def test_vectors_stand_where_their_passages_and_sentences_do(
    shipped_store: Path, encoder: Encoder
) -> None:
    opened = open_store(shipped_store)
    passages = opened.catalogue.passages(range(opened.manifest.passages))
    for position in range(0, opened.manifest.passages, 20):
        passage = passages[position]
        document = opened.catalogue.documents[opened.owners[position]]
        assert document.id == passage.document_id
        expected = encoder.encode([embedded_text(document, passage)], "document")[0]
        assert float(expected @ opened.vectors.of([position])[0]) > 0.99
        first, last = opened.first_sentence[position : position + 2]
        sentences = [passage.text[start:end] for start, end in passage.sentences]
        assert last - first == len(sentences)
        rows = opened.sentences.of(np.arange(first, last))
        cosines = (encoder.encode(sentences, "document") * rows).sum(axis=1)
        assert cosines.min() > 0.98


def test_the_store_holds_every_word_of_the_shipped_corpus(shipped_store: Path) -> None:
    opened = open_store(shipped_store)
    passages = opened.catalogue.passages(range(opened.manifest.passages)).values()
    for document, sections, _ in read_corpus(ROOT / "data" / "corpus"):
        stored = [p.text for p in passages if p.document_id == document.id and p.start >= 0]
        assert words(" ".join(stored)) == words(" ".join(section.text for section in sections))


def test_what_is_searched_names_document_and_heading() -> None:
    passage = Passage("d#0", "d", "Mục tiêu", "Một câu.", 0, 8, ((0, 8),))
    decree = Document(id="d", type="Quyết định", number="749/QĐ-TTg")
    assert embedded_text(decree, passage) == "Quyết định 749/QĐ-TTg\nMục tiêu\nMột câu."
    bare = Passage("d#0", "d", "", "Một câu.", 0, 8, ((0, 8),))
    assert embedded_text(Document(id="d"), bare) == "Một câu."


def test_two_documents_of_one_id_are_refused(tmp_path: Path, encoder: Encoder) -> None:
    record = {"id": "a", "text": "Một."}
    corpus = write_json_lines(tmp_path / "set.jsonl", [record, record])
    with pytest.raises(CorpusError, match="two documents have the id a"):
        build(corpus, tmp_path / "store", encoder, quiet)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("records", [[], [{"id": "a", "text": ""}]])
def test_a_corpus_without_text_is_refused(
    tmp_path: Path, encoder: Encoder, records: list[dict[str, str]]
) -> None:
    corpus = write_json_lines(tmp_path / "set.jsonl", records)
    with pytest.raises(CorpusError, match="no text in it"):
        build(corpus, tmp_path / "store", encoder, quiet)


def test_a_corpus_that_is_not_there_is_refused(tmp_path: Path, encoder: Encoder) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        build(tmp_path / "nowhere", tmp_path / "store", encoder, quiet)
    with pytest.raises(CorpusError, match=r"nowhere\.jsonl"):
        build(tmp_path / "nowhere.jsonl", tmp_path / "store", encoder, quiet)


@pytest.mark.parametrize("field", ["id", "title", "text"])
def test_half_a_surrogate_pair_is_refused_by_name_of_its_entry(
    field: str, tmp_path: Path, encoder: Encoder
) -> None:
    corpus = tmp_path / "set.jsonl"
    entries = [{"id": name, "title": "Sông", "text": "Sông Hồng chảy qua Hà Nội."} for name in "ab"]
    entries[1][field] += "\ud800"
    corpus.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"set\.jsonl:2: the '{field}' of entry 'b") as refused:
        build(corpus, tmp_path / "store", encoder, lambda *_: None)
    str(refused.value).encode()
    assert not current_name(tmp_path / "store")


def test_a_corpus_that_cannot_be_read_leaves_the_store_in_force(
    small_store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    store = Path(shutil.copytree(small_store, tmp_path / "store"))
    (tmp_path / "set.jsonl").write_text("{broken\n")
    with pytest.raises(CorpusError):
        build(tmp_path / "set.jsonl", store, encoder, quiet)
    assert current_name(store) == current_name(small_store)
    assert open_store(store).manifest.documents == 4


@pytest.mark.parametrize("moment", ["vectors", "catalogue", "publish", "sync", "pointer"])
def test_a_build_killed_at_any_moment_leaves_the_store_whole(
    moment: str, small_store: Path, small_corpus: Path, tmp_path: Path, encoder: Encoder
) -> None:
    store = Path(shutil.copytree(small_store, tmp_path / "store"))
    corpus = Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
    write_document(corpus, "them", "## Thêm\n\nMột câu mới.")
    arguments = [str(corpus), str(store), moment]
    with subprocess.Popen(
        [sys.executable, "-c", _STOPPING_BUILD, *arguments],
        cwd=ROOT,
        env=DEFAULT_ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as building:
        assert building.stdout is not None
        assert building.stdout.readline() == "stopped\n"
        building.send_signal(signal.SIGKILL)
    assert building.returncode == -signal.SIGKILL
    assert current_name(store) == current_name(small_store)
    assert open_store(store).manifest.documents == 4
    assert build(corpus, store, encoder, quiet).documents == 5
    assert open_store(store).manifest.documents == 5
    assert sorted(path.name for path in store.iterdir()) == ["CURRENT", "LOCK", "generations"]


def test_a_full_disk_is_said_so_and_changes_nothing(
    small_store: Path,
    small_corpus: Path,
    tmp_path: Path,
    encoder: Encoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Path(shutil.copytree(small_store, tmp_path / "store"))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(StoreError, match="No space left on device") as refused:
        build(small_corpus, store, encoder, quiet)
    assert "Free some room" in str(refused.value)
    assert open_store(store).manifest.documents == 4
    assert sorted(path.name for path in store.iterdir()) == ["CURRENT", "LOCK", "generations"]
