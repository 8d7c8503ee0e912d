"""`python -m index add` and `remove`, as a person runs them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.ingest.adding import store_versions
from index.store.generations import open_store
from index.store.in_force import current_name
from tests.changing_stores import DECISION, DECREE, NEWS, PART, opened_whole, write
from tests.conftest import DEFAULT_ENVIRONMENT, ROOT
from tests.corpora import write_document
from tests.ran import Run
from tests.web import Web, page

pytest_plugins = ["tests.command_line"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def python_index(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "index", *map(str, arguments)],
        cwd=ROOT,
        env=DEFAULT_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.usefixtures("prepared_model")
def test_a_decree_is_added_found_and_removed_with_the_real_model(store: Path) -> None:
    added = python_index("add", DECREE, "--store", store)
    assert (added.returncode, added.stderr.strip()) == (0, "")
    asked = ("search", "cơ quan đăng ký trả lời trong thời hạn bao lâu", "-k", 1)
    assert "bảy ngày làm việc" in python_index(*asked, "--store", store).stdout
    removed = python_index("remove", "981/2031/NĐ-CP", "--store", store)
    assert (removed.returncode, removed.stderr.strip()) == (0, "")
    assert open_store(store).catalogue.documents == ()


def test_a_line_a_file_and_how_many(run: Run, store: Path) -> None:
    ran = run("add", DECREE, NEWS, "--store", store)
    assert (ran.status, ran.err.strip()) == (0, "")
    assert ran.lines == [
        "✓ adding_decree.md: Nghị định 981/2031/NĐ-CP (5 Điều, 261 words)",
        "✓ adding_news.txt: Bài báo “Phường Hoa Nắng mở chợ không tiền mặt” (69 words)",
        "2 not confirmed by anybody: see `python -m index review`",
        f"store {store}: 2 added, 0 there already, 0 refused",
    ]
    name = current_name(store)
    again = run("add", DECREE, NEWS, "--store", store)
    assert again.status == 0
    assert again.lines[0] == (
        "= adding_decree.md: Nghị định 981/2031/NĐ-CP (5 Điều, 261 words): there already"
    )
    assert again.lines[-1] == f"store {store}: 0 added, 2 there already, 0 refused"
    assert current_name(store) == name


def test_a_second_text_of_a_document_says_which_is_read(run: Run, store: Path) -> None:
    run("add", PART, "--store", store)
    better = run("add", DECREE, "--store", store)
    assert better.lines[0].endswith(
        "(5 Điều, 261 words); another text of the same document is kept aside for this one"
    )
    worse = run("add", "--again", PART, "--store", store)
    assert worse.lines[0] == (
        "✓ adding_decree_part.txt: Nghị định 981/2031/NĐ-CP (2 Điều, 66 words, a part only);"
        " kept aside, for adding_decree.md is the same document and is read instead"
    )


def test_a_folder_is_added_with_the_folders_in_it(run: Run, tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep" / "deeper").mkdir(parents=True)
    shutil.copy(DECREE, folder / "a.md")
    shutil.copy(DECISION, folder / "deep" / "B.TXT")
    shutil.copy(NEWS, folder / "deep" / "deeper" / "c.txt")
    write(folder, "README.md", "# Về thư mục này\n")
    write(folder, "a.md.yml", "signer: Bà Viết Tay\n")
    write(folder / "deep", "B.yml", "topics: [bến thuyền]\n")
    write(folder, "bang.json", "không phải văn bản")
    write(folder, "cai_dat.yml", "signer: Không Của Ai\n")
    (folder / "folder.md").mkdir()
    ran = run("add", folder, "--store", store)
    assert (ran.status, ran.lines[-1]) == (
        0,
        f"store {store}: 3 added, 0 there already, 0 refused",
    )
    passed = [line.split(":")[0] for line in ran.lines if line.startswith("–")]
    assert passed == ["– README.md", "– bang.json", "– cai_dat.yml"]
    documents = {document.id: document for document in opened_whole(store).catalogue.documents}
    assert documents["nd-981-2031"].signer == "Bà Viết Tay"
    assert documents["qd-971-2030"].topics == ("bến thuyền",)
    assert len(documents) == 3


def test_a_bad_file_is_refused_with_its_reason_and_the_rest_added(
    run: Run, tmp_path: Path, store: Path
) -> None:
    write(tmp_path, "bad.pdf", "%PDF-1.7\nbroken")
    write(tmp_path, "empty.txt", "")
    shutil.copy(DECREE, tmp_path / "z.md")
    ran = run("add", tmp_path / "bad.pdf", tmp_path / "empty.txt", tmp_path / "z.md", "nowhere.md",
              "--store", store)  # fmt: skip
    assert ran.status == 1
    said = {line.split(":")[0]: line for line in ran.lines}
    assert said["✗ empty.txt"] == "✗ empty.txt: is empty"
    assert len(said["✗ bad.pdf"]) > len("✗ bad.pdf: ")
    assert "No such file" in said["✗ nowhere.md"]
    assert said["✓ z.md"].startswith("✓ z.md: Nghị định 981/2031/NĐ-CP")
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 3 refused"
    assert [version.file for version in store_versions(store)] == ["z.md"]


def test_a_folder_without_documents_is_no_success(run: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("add", tmp_path / "empty", "--store", store)
    assert (ran.status, ran.lines) == (1, [f"store {store}: 0 added, 0 there already, 0 refused"])


def test_a_front_matter_bomb_is_refused(run: Run, tmp_path: Path, store: Path) -> None:
    levels = [f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 12)]
    bomb = "\n".join(["---", "l0: &l0 [bến, thuyền]", *levels, "topics: *l11", "---", "Một câu."])
    ran = run("add", write(tmp_path, "bomb.md", bomb), DECREE, "--store", store)
    assert ran.status == 1
    assert any("bomb.md" in line and "& or *" in line for line in ran.lines)
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 1 refused"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a.txt", "data:text/plain,xin"]
)
def test_an_address_that_is_not_of_the_web_is_refused(run: Run, store: Path, address: str) -> None:
    ran = run("add", address, DECREE, "--store", store)
    assert ran.status == 1
    assert any(line.startswith("✗ ") and address in line for line in ran.lines)
    assert ran.lines[-1] == f"store {store}: 1 added, 0 there already, 1 refused"


def test_a_private_address_is_refused_and_not_called(run: Run, store: Path) -> None:
    with Web({"/a.html": page(b"<p>xin ch\xc3\xa0o</p>")}) as web:
        ran = run("add", web.url("/a.html"), "--store", store)
    assert ran.status == 1
    assert web.connections == 0
    assert ran.lines[-1] == f"store {store}: 0 added, 0 there already, 1 refused"


@pytest.mark.parametrize("name", ["981/2031/NĐ-CP", "nd 981", "nd-981-2031", DECREE.name])
def test_a_document_is_removed_by_any_of_its_names(run: Run, store: Path, name: str) -> None:
    run("add", DECREE, NEWS, "--store", store)
    ran = run("remove", name, "--store", store)
    assert (ran.status, ran.lines) == (
        0,
        ["removed adding_decree.md: Nghị định 981/2031/NĐ-CP"],
    )
    assert [version.file for version in store_versions(store)] == [NEWS.name]


def test_a_number_removes_every_text_and_a_file_name_one(run: Run, store: Path) -> None:
    run("add", DECREE, PART, NEWS, "--store", store)
    assert run("remove", DECREE.name, "--store", store).status == 0
    assert [version.file for version in store_versions(store)] == [PART.name, NEWS.name]
    run("add", DECREE, "--store", store)
    assert len(run("remove", "981/2031/NĐ-CP", "--store", store).lines) == 2
    assert [version.file for version in store_versions(store)] == [NEWS.name]


def test_of_two_files_of_one_name_the_one_at_a_path_is_removed(
    run: Run, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, source in (("one", DECREE), ("two", DECISION)):
        (tmp_path / folder).mkdir()
        shutil.copy(source, tmp_path / folder / "a.md")
    run("add", tmp_path / "one", tmp_path / "two", "--store", store)
    monkeypatch.chdir(tmp_path)
    ran = run("remove", "a.md", "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert str(tmp_path / "one" / "a.md") in ran.err
    assert str(tmp_path / "two" / "a.md") in ran.err
    assert len(store_versions(store)) == 2
    assert run("remove", "./one/a.md", "--store", store).lines == [
        "removed a.md: Nghị định 981/2031/NĐ-CP"
    ]
    assert [version.address for version in store_versions(store)] == [
        str(tmp_path / "two" / "a.md")
    ]


def test_nothing_is_removed_when_one_name_is_unknown(run: Run, store: Path) -> None:
    run("add", DECREE, "--store", store)
    ran = run("remove", DECREE.name, "9999/QĐ-TTg", "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "error: 9999/QĐ-TTg: no such document. See `python -m index list`.\n"
    assert [version.file for version in store_versions(store)] == [DECREE.name]


def test_a_document_of_the_corpus_is_not_removed(run: Run, tmp_path: Path, store: Path) -> None:
    corpus = tmp_path / "corpus"
    write_document(corpus, "xe-dap", number="981/2031/NĐ-CP", type="Nghị định", issuer="Chính phủ")
    assert run("build", "--corpus", corpus, "--store", store).status == 0
    ran = run("remove", "xe-dap", "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert "comes with the corpus" in ran.err
    assert "Delete xe-dap.md from the corpus" in ran.err
    run("add", DECREE, "--store", store)
    assert run("remove", "xe-dap", "--store", store).lines == [
        "removed adding_decree.md: Nghị định 981/2031/NĐ-CP"
    ]
    assert [document.id for document in open_store(store).catalogue.documents] == ["xe-dap"]


def test_removing_from_no_store_says_so(run: Run, store: Path) -> None:
    ran = run("remove", "981/2031/NĐ-CP", "--store", store)
    assert (ran.status, ran.out) == (1, "")
    assert "no store here" in ran.err
    assert not store.exists()
