import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.records.document import Document, Passage, Validity
from index.records.unit import Unit
from index.records.version import Piece, Text, Version
from index.store.catalogue import FILE, Catalogue
from index.store.catalogue_writer import CatalogueWriter

DOCUMENTS = [
    Document(
        id="a",
        number="1/QĐ",
        issued=date(2020, 6, 3),
        validity=Validity(state="ended", by="2/QĐ"),
        sources=("https://example.org/",),
    ),
    Document(id="b", title="Hải Phòng"),
    Document(id="empty"),
]
PASSAGES = [
    Passage("a#0", "a", "Thông tin", "Một. Hai.", -1, -1, ((0, 4), (5, 9)), ("crawl",)),
    Passage("a#1", "a", "", "Ba's; DROP TABLE", 0, 16, ((0, 5), (6, 16))),
    Passage(
        "b#0",
        "b",
        "Mục › Tiểu mục",
        "Bốn\nnăm",
        7,
        14,
        ((0, 3), (4, 7)),
        ("crawl", "x"),
        "verbatim",
        "v1",
    ),
]
TEXT = Text(
    Version(id="v1", key="b", origin="added", document=DOCUMENTS[1], file="b.txt", digest="0"),
    "Điều 1. Phố\n1. Bốn",
    (Piece("Điều 1", 12, 18), Piece("Điều 2", 0, 1, ("crawl",))),
    (Unit("article", "1", "Phố", 0, 12, 18), Unit("clause", "1", "", 12, 15, 18, 0)),
)


def write(folder: Path, passages: list[Passage]) -> None:
    """Write DOCUMENTS, TEXT and `passages`, the first with two sentences, the others with one."""
    with closing(CatalogueWriter(folder)) as writer:
        rows = {document.id: writer.add_document(document) for document in DOCUMENTS}
        writer.add_text(TEXT, rows["b"])
        for passage, first in zip(passages, (0, 2, 3), strict=False):
            writer.add_passage(passage, rows[passage.document_id], first, passage.id.encode())


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    write(tmp_path, PASSAGES)
    return Catalogue(tmp_path)


def test_documents_and_passages_come_back_as_they_were(catalogue: Catalogue) -> None:
    assert catalogue.documents == tuple(DOCUMENTS)
    assert catalogue.passages(range(3)) == dict(enumerate(PASSAGES))
    assert catalogue.passages([]) == {}


def test_passages_are_found_by_document(catalogue: Catalogue) -> None:
    assert catalogue.positions_of(["b", "a", "nobody"]) == [0, 1, 2]
    assert catalogue.positions_of(["b"]) == [2]
    assert catalogue.positions_of(["empty"]) == []
    assert catalogue.positions_of([]) == []


def test_owners_and_first_sentences_are_listed_by_passage(catalogue: Catalogue) -> None:
    assert catalogue.owners() == [0, 0, 1]
    assert catalogue.first_sentences() == [0, 2, 3]


def test_sentences_are_counted_and_digests_listed_by_passage(catalogue: Catalogue) -> None:
    assert catalogue.count_sentences() == 5
    assert catalogue.digests() == [passage.id.encode() for passage in PASSAGES]


def test_a_text_comes_back_as_it_was(catalogue: Catalogue) -> None:
    assert catalogue.text("v1") == TEXT
    assert catalogue.versions() == catalogue.versions("b") == [TEXT.version]
    assert catalogue.versions("a") == []
    with pytest.raises(KeyError):
        catalogue.text("nobody")


def test_an_empty_catalogue_holds_nothing(tmp_path: Path) -> None:
    CatalogueWriter(tmp_path).close()
    catalogue = Catalogue(tmp_path)
    assert (catalogue.documents, catalogue.count_sentences(), catalogue.digests()) == ((), 0, [])


def test_several_threads_read_at_once(catalogue: Catalogue) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda at: catalogue.passages([at % 3])[at % 3], range(400)))
    assert found == [PASSAGES[at % 3] for at in range(400)]


def test_a_reader_writes_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.passages([0])
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_closed_catalogue_answers_no_more(catalogue: Catalogue) -> None:
    catalogue.close()
    with pytest.raises(sqlite3.ProgrammingError):
        catalogue.passages([0])


def test_two_passages_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write(tmp_path, [PASSAGES[0], PASSAGES[0]])


def test_a_folder_with_odd_signs_in_its_name_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "phố 100% #?"
    folder.mkdir()
    write(folder, PASSAGES)
    assert Catalogue(folder).documents == tuple(DOCUMENTS)
