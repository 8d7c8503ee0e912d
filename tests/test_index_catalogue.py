import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from index.catalogue import FILE, Catalogue, write_catalogue
from index.document import Document, Passage, Validity

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
    Passage("b#0", "b", "Mục › Tiểu mục", "Bốn\nnăm", 7, 14, ((0, 3), (4, 7)), ("crawl", "x")),
]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    write_catalogue(tmp_path, DOCUMENTS, PASSAGES, [0, 2, 3])
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
        write_catalogue(tmp_path, DOCUMENTS, [PASSAGES[0], PASSAGES[0]], [0, 1])


def test_a_folder_with_odd_signs_in_its_name_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "phố 100% #?"
    folder.mkdir()
    write_catalogue(folder, DOCUMENTS, PASSAGES, [0, 2, 3])
    assert Catalogue(folder).documents == tuple(DOCUMENTS)
