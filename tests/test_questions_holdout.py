"""The question sets that nothing may be fitted on: sound, and truly other questions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.documents.card import card_sentences
from index.ingest.corpus import corpus_files, read_markdown
from index.text.folding import syllables
from tests.benchmarks.make_legal_set import Entry, official, read_questions, shipped

ROOT = Path(__file__).parents[1]
POLICIES = ROOT.parent / "shared" / "policies"
STYLES = {"vi", "bare", "typo", "telex", "abbrev", "en", "fr"}
FIELDS = {
    "holdout_answerable": {"id", "text", "document_id", "contains", "style"},
    "holdout_near_misses": {"id", "text", "why", "style"},
}
OLDER = ("answerable", "near_misses")
LEAST = {"keywords": 40, "question": 40, "story": 40}
COPIED = 12  # syllables in a row that are no longer the mere name of a thing


def read(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "tests/questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", FIELDS)
def test_every_question_has_its_fields_and_a_known_style(name: str) -> None:
    questions = read(name)
    assert len(questions) >= 100
    for question in questions:
        assert question.keys() == FIELDS[name], question
        assert all(question.values()), question
        if question["style"] in ("bare", "telex"):
            assert question["text"].isascii(), question
    assert {question["style"] for question in questions} == STYLES


def test_no_question_is_one_of_those_that_were_fitted_on() -> None:
    fitted = [question for name in OLDER for question in read(name)]
    questions = [*(question for name in FIELDS for question in read(name)), *read_questions()]
    assert len({question["id"] for question in [*fitted, *questions]}) == len(fitted + questions)
    seen = {" ".join(syllables(question["text"])) for question in fitted}
    for question in questions:
        words = " ".join(syllables(question["text"]))
        assert words not in seen, question
        seen.add(words)


def test_every_answer_stands_in_its_document() -> None:
    texts = {}
    for path in corpus_files(ROOT / "data/corpus"):
        document, sections, _ = read_markdown(path)
        said = [section.text for section in sections] + card_sentences(document)
        texts[path.stem] = "\n".join(said)
    questions = read("holdout_answerable")
    missing = [
        (question["id"], words)
        for question in questions
        for words in question["contains"]
        if words not in texts[question["document_id"]]
    ]
    assert missing == []
    assert {question["document_id"] for question in questions} == texts.keys()


def test_the_legal_questions_are_complete_and_of_every_form() -> None:
    questions = read_questions()
    for question in questions:
        assert question.keys() - {"en"} == {"id", "text", "passages", "style", "form"}, question
        assert all(question.values()), question
        assert question["style"] == "vi", question
        assert len(set(question["passages"])) == len(question["passages"]), question
    forms = [question["form"] for question in questions]
    assert {form: count <= forms.count(form) for form, count in LEAST.items()} == dict.fromkeys(
        LEAST, True
    )
    assert set(forms) == LEAST.keys()
    assert sum("en" in question for question in questions) >= 60


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    if not POLICIES.is_dir():
        pytest.skip("needs the texts in ../shared/policies")
    return [*official(POLICIES), *shipped()]


def test_every_entry_has_words_and_an_id_of_its_own(entries: list[Entry]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.text.strip() and entry.title.strip() for entry in entries)


def test_all_articles_are_entries_and_all_documents_are_asked_of(entries: list[Entry]) -> None:
    ids = {entry.id for entry in entries}
    assert {f"20/2023/QH15#dieu-{number}" for number in range(1, 54)} <= ids
    assert {f"47/2020/NĐ-CP#dieu-{number}" for number in range(1, 58)} <= ids
    asked = {passage for question in read_questions() for passage in question["passages"]}
    assert asked <= ids
    official_documents = {each.partition("#")[0] for each in ids if "/" in each}
    assert {passage.partition("#")[0] for passage in asked} >= official_documents


def test_no_question_copies_the_words_of_its_passage(entries: list[Entry]) -> None:
    texts = {entry.id: set(runs(entry.text)) for entry in entries}
    for question in read_questions():
        for passage in question["passages"]:
            copied = texts[passage].intersection(runs(question["text"]))
            assert not copied, (question["id"], copied)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of COPIED syllables."""
    words = syllables(text)
    return zip(*(words[start:] for start in range(COPIED)), strict=False)
