from pathlib import Path

import pytest

from index.evaluating.errors import QuestionSetError
from index.evaluating.question_set import read_question_set
from tests.corpora import write_json_lines
from tests.evaluated_set import PASSAGES, write_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "set")


def test_a_set_is_read_whole(folder: Path) -> None:
    asked = read_question_set(folder)
    assert asked.name == "set"
    assert asked.corpus["cau"]["title"] == "Cầu Sông Mây"
    assert [question.id for question in asked.questions] == [f"q-{name}" for name in PASSAGES]
    assert asked.questions[0].right == {"cau"}
    assert asked.translations["en"]["q-cau"] == "How long is the Sông Mây bridge?"
    assert asked.answers["q-cau"][0].start == PASSAGES["cau"][1].index("420 mét")
    assert asked.notes == ()


def test_the_names_beir_uses_are_read(tmp_path: Path) -> None:
    write_json_lines(tmp_path / "corpus.jsonl", [{"_id": "d1", "title": "", "text": "Một."}])
    write_json_lines(tmp_path / "queries.jsonl", [{"_id": "7", "text": "Gì?", "metadata": {}}])
    (tmp_path / "qrels").mkdir()
    lines = "query-id\tcorpus-id\tscore\r\n7\td1\t2\r\n"
    (tmp_path / "qrels/test.tsv").write_text(lines, encoding="utf-8")
    asked = read_question_set(tmp_path)
    assert [(question.id, question.right) for question in asked.questions] == [
        ("7", frozenset({"d1"}))
    ]


def test_several_right_documents_and_those_of_no_relevance(folder: Path) -> None:
    lines = "q-cau\tcau\t1\nq-cau\tcho\t2\nq-cau\tcang\t0\n"
    (folder / "qrels.tsv").write_text(lines, encoding="utf-8")
    asked = read_question_set(folder)
    assert [question.right for question in asked.questions] == [{"cau", "cho"}]
    assert asked.notes == ("11 questions without a right document left out",)


def test_lines_on_what_the_set_does_not_hold_are_counted(folder: Path) -> None:
    lines = "q-cau\tcau\t1\nq-cau\tnowhere\t1\nnobody\tcau\t1\n"
    (folder / "qrels.tsv").write_text(lines, encoding="utf-8")
    assert read_question_set(folder).notes[0].startswith("2 lines of ")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(QuestionSetError, match=rf"{name}: not there\. A set is a folder with"):
        read_question_set(folder)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "corpus.jsonl",
            '{"id": "a", "text": "x"}\n{"id": "b"}\n',
            "corpus.jsonl:2: not an object",
        ),
        ("corpus.jsonl", "\n[1]\n", "corpus.jsonl:2: not an object"),
        ("queries.jsonl", "{\n", "queries.jsonl:1: not an object"),
        (
            "queries.jsonl",
            '{"id": 1, "text": "x"}\n' * 2,
            "queries.jsonl:2: the id 1 is there twice",
        ),
        ("queries.en.jsonl", '{"id": "q", "text": 5}', r"queries.en.jsonl:1: not an object"),
        ("qrels.tsv", "q-cau\tcau\t1\nq-cau cau 1\n", "qrels.tsv:2: not question, passage"),
        ("qrels.tsv", "q-cau\tcau\t1\nq-cau\tcau\tyes\n", "qrels.tsv:2: not question, passage"),
        ("qrels.tsv", "a\tb\t1\n", "joins no question"),
        ("answers.json", "{", "answers.json: no JSON"),
        ("answers.json", '{"data": [{}]}', "answers.json: not of SQuAD's form"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(
    folder: Path, name: str, text: str, said: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=said):
        read_question_set(folder)


def test_other_json_files_are_passed_over(folder: Path) -> None:
    (folder / "about.json").write_text('{"made": "by hand"}', encoding="utf-8")
    assert len(read_question_set(folder).answers) == len(PASSAGES)
