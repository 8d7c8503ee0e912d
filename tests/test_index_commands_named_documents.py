"""What a person calls a document, and the document or the texts that are meant."""

from pathlib import Path

import pytest

from index.commands.named_documents import find_document, find_versions
from index.errors import CorpusError, StoreError
from index.store.generations import open_store
from tests.changing_stores import DECISION, DECREE, PART, add, confirm, decree, write


@pytest.fixture
def store(tmp_path: Path) -> Path:
    store = tmp_path / "store"
    other = write(tmp_path, "other.txt", decree("981/2025/NĐ-CP", "Đèn.", year=2025))
    add(store, DECREE, PART, DECISION, other)
    confirm(store)
    return store


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("971/QĐ-TTg", "qd-971-2030"),
        ("971/qd-ttg", "qd-971-2030"),
        ("Quyết định số 971", "qd-971-2030"),
        ("qd-971-2030", "qd-971-2030"),
        ("Quyết định Đề án bến thuyền số", "qd-971-2030"),
        ("adding_decision.txt", "qd-971-2030"),
        ("adding_decree_part.txt", "nd-981-2031"),
        ("981/2025/NĐ-CP", "nd-981-2025"),
        ("nghị định 981 năm 2031", "nd-981-2031"),
    ],
)
def test_a_document_is_found_by_what_people_call_it(store: Path, name: str, document: str) -> None:
    assert find_document(name, open_store(store).catalogue).id == document


def test_an_ambiguous_name_is_asked_back_with_ids_that_work(store: Path) -> None:
    catalogue = open_store(store).catalogue
    with pytest.raises(CorpusError, match="Give one of these ids") as refused:
        find_document("nghị định 981", catalogue)
    for identity in ("nd-981-2025", "nd-981-2031"):
        assert identity in str(refused.value)
        assert find_document(identity, catalogue).id == identity


@pytest.mark.parametrize("name", ["", " ", "999", "9999/QĐ-TTg", "gone.txt", "../a", "%", "'"])
def test_an_unknown_name_is_refused_with_the_cure(store: Path, name: str) -> None:
    with pytest.raises(CorpusError, match=r"no such document\. See `python -m index list`"):
        find_document(name, open_store(store).catalogue)
    with pytest.raises(CorpusError, match="no such document"):
        find_versions(name, store)


def test_a_file_means_one_text_and_a_number_all_of_them(store: Path) -> None:
    def files(name: str) -> list[str]:
        return [version.file for version in find_versions(name, store)]

    assert files(PART.name) == files(str(PART)) == [PART.name]
    assert files("nd-981-2031") == [DECREE.name, PART.name]
    (version,) = find_versions(DECISION.name, store)
    assert files(version.id) == [DECISION.name]


def test_a_file_name_that_two_documents_came_in_is_asked_back_with_both_places(
    store: Path, tmp_path: Path
) -> None:
    one = write(tmp_path / "one", "a.txt", decree("12/2031/NĐ-CP", "Đèn."))
    two = write(tmp_path / "two", "a.txt", decree("13/2031/NĐ-CP", "Chuông."))
    add(store, one, two)
    with pytest.raises(CorpusError, match="several files of that name") as refused:
        find_versions("a.txt", store)
    for file in (one, two):
        assert str(file) in str(refused.value)
        assert [version.address for version in find_versions(str(file), store)] == [str(file)]


def test_a_file_name_that_one_document_came_in_twice_means_both(
    store: Path, tmp_path: Path
) -> None:
    one = write(tmp_path / "one", "a.txt", decree("12/2031/NĐ-CP", "Đèn."))
    two = write(tmp_path / "two", "a.txt", decree("12/2031/NĐ-CP", "Đèn, chuông."))
    add(store, one, two)
    found = {version.address for version in find_versions("a.txt", store)}
    assert found == {str(one), str(two)}


def test_a_path_means_the_file_that_lies_there(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "one", "a.txt", decree("12/2031/NĐ-CP", "Đèn."))
    add(store, file, write(tmp_path / "two", "a.txt", decree("13/2031/NĐ-CP", "Chuông.")))
    monkeypatch.chdir(tmp_path)
    for name in ("one/a.txt", "./one/a.txt", "two/../one/a.txt"):
        assert [version.address for version in find_versions(name, store)] == [str(file)]
    monkeypatch.chdir(tmp_path / "one")
    assert [version.address for version in find_versions("a.txt", store)] == [str(file)]
    monkeypatch.chdir("/")
    with pytest.raises(CorpusError, match="no such document"):
        find_versions("one/a.txt", store)


def test_where_there_is_no_store_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        find_versions("a", tmp_path / "nowhere")
