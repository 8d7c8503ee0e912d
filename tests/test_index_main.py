import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from index.__main__ import main
from index.store.generations import current_generation, open_store
from index.store.in_force import current_name
from tests.conftest import CORPUS, DEFAULT_ENVIRONMENT, ROOT
from tests.corpora import write_document, write_json_lines, write_small_corpus
from tests.days import TODAY

HIT = ["rank", "document_id", "passage_id", "number", "title", "heading", "score", "text"]
QUESTION = "Hà Nội có bao nhiêu tuyến xe buýt điện?"

pytestmark = pytest.mark.usefixtures("prepared_model")


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of the index in this process; the settings are the defaults."""
    for name in ("STORE_DIR", "EMBEDDING_MODEL", "EMBEDDING_BACKEND"):
        monkeypatch.setenv(name, "")

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments], lambda: TODAY)
        return Ran(status, *capsys.readouterr())

    return run_command


def run_process(*arguments: object, **environment: str) -> Ran:
    """Run a command of the index as a person does."""
    ended = subprocess.run(
        [sys.executable, "-m", "index", *map(str, arguments)],
        cwd=ROOT,
        env={**DEFAULT_ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def copied(small_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_store, tmp_path / "store"))


def test_the_shipped_corpus_passes_the_check() -> None:
    ran = run_process("check")
    assert (ran.status, ran.out, ran.err) == (0, "data/corpus: no problem(s)\n", "")


def test_a_bad_corpus_fails_the_check_and_is_not_built(run: Run, tmp_path: Path) -> None:
    file = write_document(tmp_path / "corpus", "a", sources=None, issued="yesterday")
    for command in (["check"], ["build", "--store", tmp_path / "store"]):
        ran = run(*command, "--corpus", tmp_path / "corpus")
        assert ran.status == 1
        assert f"{file}: issued: " in ran.out
        assert "give the day as YYYY-MM-DD" in ran.out
    assert not (tmp_path / "store").exists()


def test_a_folder_is_built_once_and_again_when_it_changes(run: Run, tmp_path: Path) -> None:
    corpus, store = write_small_corpus(tmp_path / "corpus"), tmp_path / "store"
    command = ["build", "--corpus", corpus, "--store", store]
    first = run(*command)
    assert first.status == 0
    assert "4 documents" in first.out
    generation = current_name(store)
    written = {path: path.stat().st_mtime_ns for path in store.rglob("*")}
    again = run(*command)
    assert again.status == 0
    assert f"store {store}: up to date" in again.out
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*")} == written
    write_document(corpus, "them", "## Thêm\n\nMột câu mới.")
    changed = run(*command)
    assert changed.status == 0
    assert "5 documents" in changed.out
    assert current_name(store) != generation


def test_a_file_of_json_lines_is_built_and_searched(run: Run, tmp_path: Path) -> None:
    records = [
        {"id": "MED-1", "title": "Vitamins", "text": "Vitamin C is found in oranges."},
        {"id": "MED-2", "text": "Running makes the heart stronger."},
    ]
    corpus, store = write_json_lines(tmp_path / "set.jsonl", records), tmp_path / "store"
    assert run("build", "--corpus", corpus, "--store", store).status == 0
    ran = run("search", "which fruit has vitamin C", "--json", "-k", 9, "--store", store)
    hits = json.loads(ran.out)["hits"]
    assert [hit["document_id"] for hit in hits] == ["MED-1", "MED-2"]
    assert [hit["title"] for hit in hits] == ["Vitamins", ""]
    assert [hit["text"] for hit in hits] == [record["text"] for record in records]
    assert {hit["number"] for hit in hits} == {None}


def test_json_has_exactly_the_fields_of_the_issue_in_their_order(
    run: Run, small_store: Path
) -> None:
    ran = run("search", *QUESTION.split(), "--json", "-k", 3, "--store", small_store)
    assert ran.status == 0
    assert ran.out.count("\n") == 1
    pairs: list[list[str]] = []

    def record(found: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs.append([name for name, _ in found])
        return dict(found)

    answer = json.loads(ran.out, object_pairs_hook=record)
    assert pairs == [HIT, HIT, HIT, ["id", "query", "hits"]]
    assert (answer["id"], answer["query"]) == ("1", QUESTION)
    assert [hit["rank"] for hit in answer["hits"]] == [1, 2, 3]
    best = answer["hits"][0]
    assert best["document_id"] == "bao-xe-buyt"
    assert best["passage_id"].startswith("bao-xe-buyt#")
    assert (best["title"], best["number"]) == ("Xe buýt điện", None)
    assert all(isinstance(hit["score"], float) for hit in answer["hits"])
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_k_beyond_the_store_returns_every_passage(run: Run, small_store: Path) -> None:
    ran = run("search", "xe", "--json", "-k", 1000, "--store", small_store)
    hits = json.loads(ran.out)["hits"]
    assert len(hits) == open_store(small_store).manifest.passages
    assert len({hit["passage_id"] for hit in hits}) == len(hits)


def test_a_file_of_questions_is_answered_a_line_each(
    run: Run, small_store: Path, tmp_path: Path
) -> None:
    asked: list[dict[str, Any]] = [
        {"id": "q1", "text": QUESTION},
        {"id": 2, "text": "749/QĐ-TTg ai ký", "more": "is left alone"},
        {"id": "empty", "text": ""},
        {"id": "signs", "text": "?!"},
        {"id": "long", "text": "xe buýt " * 2000},
    ]
    queries = write_json_lines(tmp_path / "queries.jsonl", asked)
    queries.write_text(queries.read_text(encoding="utf-8") + "\n \n", encoding="utf-8")
    ran = run("search", "--queries", queries, "--json", "-k", 2, "--store", small_store)
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", "2", "empty", "signs", "long"]
    assert [answer["query"] for answer in answers] == [question["text"] for question in asked]
    assert [len(answer["hits"]) for answer in answers] == [2, 2, 0, 2, 2]
    assert answers[0]["hits"][0]["document_id"] == "bao-xe-buyt"
    assert answers[1]["hits"][0]["number"] == "749/QĐ-TTg"


def test_a_person_is_shown_names_headings_and_sentences(run: Run, small_store: Path) -> None:
    ran = run("search", "kinh tế số chiếm bao nhiêu GDP", "-k", 1, "--store", small_store)
    assert ran.status == 0
    assert "1. Quyết định 749/QĐ-TTg › Kinh tế số" in ran.out
    assert "Kinh tế số chiếm 20% GDP vào năm 2025." in ran.out


def test_stats_and_verify_say_what_the_store_is(run: Run, small_store: Path) -> None:
    stats = run("stats", "--store", small_store)
    manifest = open_store(small_store).manifest
    assert stats.status == 0
    for words in (
        manifest.generation,
        "/onnx-fp32, 384 dimensions",
        "documents   4",
        "1 Nghị định",
        f"passages    {manifest.passages}",
        f"sentences   {manifest.sentences}",
    ):
        assert words in stats.out
    verify = run("verify", "--store", small_store)
    assert (verify.status, verify.err) == (0, "")
    assert "whole" in verify.out


@pytest.mark.parametrize("command", [["search", "xe"], ["stats"], ["verify"]])
def test_a_damaged_store_is_refused_by_every_command(
    run: Run, copied: Path, command: list[str]
) -> None:
    (current_generation(copied) / "catalogue.sqlite").write_bytes(b"")
    ran = run(*command, "--store", copied)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("error: ")
    assert "catalogue.sqlite: truncated or edited" in ran.err
    assert f"Run `python -m index build --store {copied}`" in ran.err


@pytest.mark.parametrize("command", [["search", "xe"], ["stats"], ["verify"]])
def test_a_missing_store_is_refused_by_every_command(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    ran = run(*command, "--store", tmp_path / "nowhere")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "no store here" in ran.err


def test_a_damaged_store_is_mended_by_building(run: Run, small_corpus: Path, copied: Path) -> None:
    (current_generation(copied) / "passages/index.faiss").write_bytes(b"")
    assert run("build", "--corpus", small_corpus, "--store", copied).status == 0
    assert run("verify", "--store", copied).status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"id": "a", "text": "b"}\n{', "queries.jsonl:2:"),
        ('{"id": "a"}', "queries.jsonl:1:"),
        ("[1, 2]", "queries.jsonl:1:"),
        (None, "no such file"),
    ],
)
def test_a_bad_file_of_questions_is_refused_by_line(
    run: Run, small_store: Path, tmp_path: Path, content: str | None, words: str
) -> None:
    queries = tmp_path / "queries.jsonl"
    if content is not None:
        queries.write_text(content, encoding="utf-8")
    ran = run("search", "--queries", queries, "--json", "--store", small_store)
    assert (ran.status, ran.out) == (1, "")
    assert words in ran.err


def test_a_question_or_a_file_of_them_one_of_the_two(run: Run, small_store: Path) -> None:
    for command in (["search"], ["search", "xe", "--queries", "q.jsonl"]):
        ran = run(*command, "--store", small_store)
        assert ran.status == 1
        assert "one of the two" in ran.err


@pytest.mark.parametrize("k", ["0", "-1", "many"])
def test_a_senseless_k_is_refused(run: Run, k: str) -> None:
    with pytest.raises(SystemExit) as refused:
        run("search", "xe", "-k", k)
    assert refused.value.code == 2


def test_a_store_of_the_other_backend_is_refused_with_the_cure(
    run: Run, small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBEDDING_BACKEND", "torch")
    ran = run("search", "xe", "--store", small_store)
    assert (ran.status, ran.out) == (1, "")
    assert re.search(r"built with the model multilingual-e5-small-\w+/onnx-fp32", ran.err)
    assert f"Run `python -m index build --store {small_store}`" in ran.err


def test_a_model_not_prepared_is_refused_with_the_cure(
    run: Run, small_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CACHE_DIR", str(tmp_path))
    ran = run("search", "xe", "--store", small_store)
    assert (ran.status, ran.out) == (1, "")
    assert "python -m index model" in ran.err


def test_an_unknown_backend_is_one_clear_error() -> None:
    ran = run_process("stats", EMBEDDING_BACKEND="tensorflow")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "error: EMBEDDING_BACKEND is 'tensorflow': give onnx or torch\n"
    assert "Traceback" not in ran.err


def test_the_model_command_finds_the_model_prepared(run: Run, prepared_model: Path) -> None:
    ran = run("model")
    assert (ran.status, ran.err) == (0, "")
    assert f"up to date in {prepared_model}" in ran.out


def test_settings_of_the_environment_are_the_defaults_of_the_command(small_store: Path) -> None:
    ran = run_process("verify", STORE_DIR=str(small_store))
    assert ran.status == 0
    assert str(small_store) in ran.out


def test_searching_does_not_import_torch(small_store: Path) -> None:
    script = (
        "import sys\n"
        "from index.__main__ import main\n"
        "from index.references.finder import ReferenceFinder\n"
        f"assert main(['search', 'xe', '--store', {str(small_store)!r}]) == 0\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        env=DEFAULT_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_reader_that_hangs_up_is_no_error(small_store: Path, tmp_path: Path) -> None:
    asked = [{"id": at, "text": "xe buýt"} for at in range(200)]
    queries = write_json_lines(tmp_path / "queries.jsonl", asked)
    command = [sys.executable, "-m", "index", "search", "--queries", str(queries), "--json"]
    with subprocess.Popen(
        [*command, "-k", "100", "--store", str(small_store)],
        cwd=ROOT,
        env=DEFAULT_ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as searching:
        assert searching.stdout is not None
        assert searching.stderr is not None
        assert searching.stdout.readline().startswith('{"id": "0"')
        searching.stdout.close()
        said = searching.stderr.read()
    assert said == ""


def test_the_corpus_of_the_default_is_the_shipped_one() -> None:
    ran = run_process("build", "--help")
    assert ran.status == 0
    assert str(CORPUS.relative_to(ROOT)) in ran.out
