import json
from pathlib import Path

import pytest

from index.documents.card import card_sentences
from index.ingest.corpus import corpus_files, read_markdown

ROOT = Path(__file__).parents[1]
STYLES = {"vi", "bare", "typo", "abbrev", "story", "en", "fr"}
FIELDS = {
    "answerable": {"id", "text", "document_id", "contains", "style"},
    "near_misses": {"id", "text", "why", "style"},
}


def read_questions(name: str) -> list[dict[str, str | list[str]]]:
    lines = (ROOT / "tests/questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def quotable_text(path: Path) -> str:
    document, sections, _ = read_markdown(path)
    return "\n".join([section.text for section in sections] + card_sentences(document))


@pytest.mark.parametrize("name", FIELDS)
def test_every_question_has_its_fields(name: str) -> None:
    questions = read_questions(name)
    assert len(questions) >= 100
    for question in questions:
        assert question.keys() == FIELDS[name], question
        assert all(question.values()), question


@pytest.mark.parametrize("name", FIELDS)
def test_every_style_is_known_and_asked(name: str) -> None:
    questions = read_questions(name)
    assert {question["style"] for question in questions} == STYLES
    for question in questions:
        if question["style"] == "bare":
            assert str(question["text"]).isascii(), question


def test_no_question_is_asked_twice() -> None:
    questions = [question for name in FIELDS for question in read_questions(name)]
    assert len({question["id"] for question in questions}) == len(questions)
    assert len({str(question["text"]).casefold() for question in questions}) == len(questions)


def test_every_answer_stands_in_its_document() -> None:
    texts = {path.stem: quotable_text(path) for path in corpus_files(ROOT / "data/corpus")}
    questions = read_questions("answerable")
    missing = [
        (question["id"], words)
        for question in questions
        for words in question["contains"]
        if words not in texts[str(question["document_id"])]
    ]
    assert missing == []
    assert {question["document_id"] for question in questions} == texts.keys()
