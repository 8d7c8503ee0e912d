from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from index.errors import CorpusError
from index.ingest.corpus_check import check
from tests.conftest import CORPUS
from tests.corpora import write_document, write_small_corpus
from tests.days import TODAY

TOMORROW = (TODAY + timedelta(days=1)).isoformat()


def test_the_shipped_corpus_has_no_problem() -> None:
    assert check(CORPUS, TODAY) == []


def test_a_sound_document_has_no_problem(tmp_path: Path) -> None:
    write_small_corpus(tmp_path)
    write_document(tmp_path, "crawled", sources=["crawl"], issuer=None, publisher="Báo Phố")
    assert check(tmp_path, TODAY) == []


@pytest.mark.parametrize(
    ("fields", "field", "cure"),
    [
        ({"id": None}, "id", "file's name"),
        ({"id": "other"}, "id", "file's name"),
        ({"id": ""}, "id", "file's name"),
        ({"id": 7}, "id", "file's name"),
        ({"type": None}, "type", "say what it is"),
        ({"title": None}, "title", "trích yếu"),
        ({"title": ["a"]}, "title", "trích yếu"),
        ({"issuer": None}, "issuer", "publisher"),
        ({"issued": None}, "issued", "YYYY-MM-DD"),
        ({"issued": "03/6/2020"}, "issued", "YYYY-MM-DD"),
        ({"issued": "2020-02-30"}, "issued", "YYYY-MM-DD"),
        ({"issued": TOMORROW}, "issued", "YYYY-MM-DD"),
        ({"sources": None}, "sources", "crawl"),
        ({"sources": []}, "sources", "crawl"),
        ({"sources": ["example.org/a"]}, "sources", "crawl"),
        ({"sources": ["ftp://example.org/a"]}, "sources", "crawl"),
        ({"sources": "https://example.org"}, "sources", "crawl"),
        ({"colour": "red"}, "colour", "README.md"),
        ({"effective": "soon"}, "effective", "README.md"),
        ({"validity": "ended"}, "validity", "README.md"),
        ({"validity": {"state": "in_force", "by": "1/QĐ"}}, "validity", "which day"),
        ({"period": {"start": 2030, "end": 2025}}, "period", "years"),
        ({"type": "  "}, "type", "say what it is"),
        ({"validity": {"state": "perhaps"}}, "validity.state", "README.md"),
        ({"validity": {"state": "ended"}}, "validity", "say since when"),
        ({"period": {"start": 2020}}, "period.end", "README.md"),
        ({"relations": [{"kind": "likes", "number": "1/QĐ"}]}, "relations.0.kind", "README.md"),
        ({"relations": [{"kind": "replaces"}]}, "relations.0.number", "README.md"),
        ({"single_source": ["signer"]}, "single_source", "remove it"),
        ({"completeness": "half"}, "completeness", "README.md"),
    ],
)
def test_each_problem_names_file_field_and_cure(
    tmp_path: Path, fields: dict[str, Any], field: str, cure: str
) -> None:
    file = write_document(tmp_path, "qd-1-2020")
    assert check(tmp_path, TODAY) == []
    file.unlink()
    written = write_document(tmp_path, "qd-1-2020", **fields)
    (problem,) = check(tmp_path, TODAY)
    assert (problem.file, problem.field) == (written, field)
    assert cure in problem.cure
    assert str(problem).startswith(f"{written}: {field}: ")
    assert str(problem).endswith(problem.cure)


def test_what_was_yet_to_come_is_no_problem_once_its_day_is_there(tmp_path: Path) -> None:
    write_document(tmp_path, "qd-1-2020", issued=TOMORROW)
    assert [problem.field for problem in check(tmp_path, TODAY)] == ["issued"]
    assert check(tmp_path, TODAY + timedelta(days=1)) == []


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    write_document(tmp_path, "a", type=None, title=None)
    write_document(tmp_path, "b", sources=None)
    found = [(problem.file.name, problem.field) for problem in check(tmp_path, TODAY)]
    assert found == [("a.md", "type"), ("a.md", "title"), ("b.md", "sources")]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("nothing", "front matter"),
        ("---\n[\n---\n", "front matter"),
        ("---\nid: a\nid2\n---\n", "front matter"),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_problem(
    tmp_path: Path, text: str, field: str
) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (problem,) = check(tmp_path, TODAY)
    assert (problem.file.name, problem.field) == ("a.md", field)


@pytest.mark.parametrize("body", [" \n", "## Chỉ có tiêu đề\n", "## A\n\nNguồn: <https://a.org>\n"])
def test_a_document_without_text_is_a_problem(tmp_path: Path, body: str) -> None:
    write_document(tmp_path, "a", body)
    assert [problem.field for problem in check(tmp_path, TODAY)] == ["text"]


def test_a_corpus_without_documents_is_a_problem(tmp_path: Path) -> None:
    assert [problem.field for problem in check(tmp_path, TODAY)] == ["files"]
    with pytest.raises(CorpusError, match="no such folder"):
        check(tmp_path / "nowhere", TODAY)
