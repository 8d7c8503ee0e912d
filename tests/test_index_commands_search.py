"""`python -m index search` within filters: they restrict the search itself."""

import json
from pathlib import Path

import pytest

from index.__main__ import main
from index.encoding.encoder import Encoder
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.corpora import write_document

QUESTION = "Xe buýt điện chạy trên tuyến nào?"
# On other things, little by little farther from the question.
MINISTRY = {
    "bo-a": "Xe buýt điện chạy trên tuyến đường ven biển của tỉnh.",
    "bo-b": "Xe buýt dừng ở bến cạnh chợ mỗi giờ một lần.",
    "bo-c": "Xe tải chở hàng vào thành phố sau mười giờ đêm.",
    "bo-d": "Thư viện mở cửa cho trẻ em đọc sách buổi sáng.",
}
CIRCULAR = {"type": "Thông tư", "issuer": "Bộ Xây dựng", "issued": "2021-05-04"}
CROWD = 140


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> tuple[Path, Path]:
    """A store of four documents of a ministry amid a crowd that fits better, and of them alone."""
    folder = tmp_path_factory.mktemp("filters")
    for row in range(CROWD):
        text = (
            f"## Tuyến {row}\n\nXe buýt điện chạy trên tuyến nào: xe buýt điện chạy tuyến {row}.\n"
        )
        write_document(folder / "all", f"dam-dong-{row}", text, number=f"{row + 100}/QĐ-TTg")
    for corpus in ("all", "alone"):
        for row, (identity, text) in enumerate(MINISTRY.items()):
            body = f"## Nội dung\n\n{text}\n"
            fields = {
                "number": f"{row + 1}/2021/TT-BXD",
                "type": "Thông tư",
                "issuer": "Bộ Xây dựng",
            }
            write_document(folder / corpus, identity, body, issued="2021-05-04", **fields)
        build(folder / corpus, folder / f"{corpus}.store", encoder, lambda *_: None)
    return folder / "all.store", folder / "alone.store"


def found(
    capsys: pytest.CaptureFixture[str], store: Path, *options: object, k: int = 3
) -> list[str]:
    """Return the documents of the hits, in order."""
    capsys.readouterr()
    arguments = ["search", QUESTION, "--json", "-k", k, "--store", store, *options]
    assert main([str(argument) for argument in arguments]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    return [hit["document_id"] for hit in hits]


def test_what_is_found_in_a_filter_ranks_as_if_nothing_else_were_there(
    stores: tuple[Path, Path], encoder: Encoder
) -> None:
    amid, alone = (Retriever(open_store(store), encoder) for store in stores)
    everything = amid.store.manifest.passages
    # Far down the whole ranking: what is left of its top would be nothing.
    for k in (1, 2, 3, 4):
        assert {hit.document.id for hit in amid.search(QUESTION, k)}.isdisjoint(MINISTRY)
        within = amid.search(QUESTION, k, list(MINISTRY))
        ranked = [hit.passage.id for hit in amid.search(QUESTION, everything, list(MINISTRY))]
        assert [hit.passage.id for hit in within] == ranked[:k]
        same = alone.search(QUESTION, k)
        assert [hit.passage.text for hit in within] == [hit.passage.text for hit in same]


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        (["--issuer", "bộ xây dựng"], ["bo-a", "bo-b", "bo-c"]),
        (["--issuer", "BXD", "--year", 2021, "--type", "thông tư"], ["bo-a", "bo-b", "bo-c"]),
        (["--document", "3/2021/TT-BXD"], ["bo-c"]),
        (["--document", "bo-d", "--document", "bo-b"], ["bo-b", "bo-d"]),
        (["--document", "bo-d", "--type", "tt", "--year", 2021], ["bo-d"]),
    ],
)
def test_options_restrict_the_search_together(
    options: list[object],
    documents: list[str],
    stores: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    hits = found(capsys, stores[0], *options)
    assert list(dict.fromkeys(hits)) == documents


def test_what_is_in_force_on_a_day_is_known_to_be(
    shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--in-force-on", "2024-01-01"]
    assert set(found(capsys, shipped_store, *options, k=100)) == {"nd-13-2023", "nd-47-2020"}
    options += ["--type", "nghị định", "--year", "2020"]
    assert set(found(capsys, shipped_store, *options, k=100)) == {"nd-47-2020"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--issuer", "Quốc hội", "--year", "2019"], "--issuer “Quốc hội” --year “2019”"),
        (["--document", "749/QĐ-TTg", "--type", "luật"], "--document “749/QĐ-TTg” --type “luật”"),
        (["--in-force-on", "1/1/2024", "--document", "749/QĐ-TTg"], "whether 1 more held"),
        (["--issuer", ""], "--issuer “”"),
    ],
)
def test_a_filter_that_leaves_nothing_says_so_and_what_to_do(
    options: list[str], said: str, shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "xe", "--store", str(shipped_store), *options]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: no document fits")
    assert said in error
    assert "Leave a filter out, or see what there is with `python -m index list`." in error


def test_a_document_that_is_none_is_named(
    shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--store", str(shipped_store), "--document", "999/QĐ-TTg"]
    assert main(["search", "xe", *options]) == 1
    assert "999/QĐ-TTg: no such document" in capsys.readouterr().err


@pytest.mark.parametrize("question", ["", "  "])
def test_an_empty_question_is_none(
    question: str, shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", question, "--store", str(shipped_store)]) == 1
    assert "the question is empty" in capsys.readouterr().err


def test_a_file_without_questions_says_so(
    tmp_path: Path, shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text("\n \n", encoding="utf-8")
    assert main(["search", "--queries", str(queries), "--store", str(shipped_store)]) == 1
    assert "queries.jsonl: no question is in it" in capsys.readouterr().err


def test_nothing_found_is_said(
    tmp_path: Path, shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"id": 1, "text": ""}\n{"id": 2, "text": "\\ud800"}\n', encoding="utf-8")
    assert main(["search", "--queries", str(queries), "--store", str(shipped_store)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["? ", "nothing found"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": 1, "text": "xe"}\n{"id": "1", "text": "buýt"}\n', ":2: the id 1 is there twice"),
        ('{"id": 1, "text": "xe"}\n\n{"id": 2, "text": 5}\n', ':3: not an object with "id" and'),
        ('{"id": 1, "text": null}\n', ":1: not an object"),
        ('{"text": "xe"}\n', ":1: not an object"),
        ("[\n", ":1: not an object"),
    ],
)
def test_a_file_of_questions_that_is_wrong_is_refused_by_its_line(
    text: str,
    said: str,
    tmp_path: Path,
    shipped_store: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text(text, encoding="utf-8")
    assert main(["search", "--queries", str(queries), "--store", str(shipped_store)]) == 1
    told = capsys.readouterr()
    assert f"{queries}{said}" in told.err
    assert told.out == ""


def test_a_file_of_questions_that_is_not_there_is_told_plainly(
    tmp_path: Path, shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for queries in (tmp_path / "none.jsonl", tmp_path):
        assert main(["search", "--queries", str(queries), "--store", str(shipped_store)]) == 1
        error = capsys.readouterr().err
        assert f"{queries}: no such file" in error
        assert "Errno" not in error


@pytest.mark.parametrize("year", ["abc", "24", "2024.0", "٢٠٢٤"])
@pytest.mark.parametrize("command", [["search", "xe"], ["list"]])
def test_a_year_that_is_none_is_told_how_to_write(
    year: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--year", year])
    assert "is no year. Write its four digits: 2024" in capsys.readouterr().err


def test_documents_left_out_for_unknown_validity_are_counted(
    shipped_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--store", str(shipped_store), "--in-force-on", "2024-01-01"]
    assert main(["search", "xe", *options, "--type", "nghị định"]) == 0
    assert "Nothing shows whether 2 more held" in capsys.readouterr().err
    assert main(["search", "xe", *options, "--document", "nd-13-2023"]) == 0
    assert "more held" not in capsys.readouterr().err
