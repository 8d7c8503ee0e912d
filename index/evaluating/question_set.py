"""Read a question set: a corpus, questions, and the documents that answer each question."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.evaluating.errors import QuestionSetError
from index.evaluating.json_lines import read_lines, read_texts

_TRANSLATION = re.compile(r"queries\.([a-z]{2})\.jsonl")
_QRELS = ("qrels.tsv", "qrels/test.tsv")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the documents that answer it."""

    id: str
    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and its offset `start` in `context` in characters."""

    context: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A corpus by document id, and questions on it.

    `translations` are texts by language and question id, `answers` are by question id, and
    `notes` tell what was left out.
    """

    name: str
    corpus: Mapping[str, Mapping[str, str]]
    questions: tuple[Question, ...]
    translations: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, tuple[Answer, ...]]
    notes: tuple[str, ...]


def read_question_set(folder: Path) -> QuestionSet:
    """Return the question set in `folder`, whose files have our names or those of BEIR.

    Raises QuestionSetError if a file is missing or wrong, or if no question has a right document.
    """
    corpus = read_texts(folder / "corpus.jsonl")
    texts = read_texts(folder / "queries.jsonl")
    qrels = next((folder / name for name in _QRELS if (folder / name).is_file()), None)
    right: defaultdict[str, set[str]] = defaultdict(set)
    foreign = 0
    for question, document in _relevant(qrels or folder / _QRELS[0]):
        if document in corpus and question in texts:
            right[question].add(document)
        else:
            foreign += 1
    questions = tuple(
        Question(name, record["text"], frozenset(right[name]))
        for name, record in texts.items()
        if right[name] and record["text"].strip()
    )
    if not questions:
        raise QuestionSetError(
            f"{qrels}: joins no question of queries.jsonl to a document of corpus.jsonl."
            " Check that the ids are the same in all three files."
        )
    notes = []
    if foreign:
        notes.append(f"{foreign} lines of {qrels} name what the set does not hold")
    if len(questions) < len(texts):
        notes.append(f"{len(texts) - len(questions)} questions without a right document left out")
    translations = {
        language[1]: {name: record["text"] for name, record in read_texts(file).items()}
        for file in sorted(folder.iterdir())
        if (language := _TRANSLATION.fullmatch(file.name))
    }
    return QuestionSet(
        folder.resolve().name, corpus, questions, translations, _answers(folder), tuple(notes)
    )


def _relevant(path: Path) -> Iterator[tuple[str, str]]:
    """Yield question and document of each line with a relevance above 0; a header is skipped."""
    for number, line in read_lines(path):
        columns = [column.strip() for column in line.split("\t")]
        try:
            question, document, relevance = columns
            if float(relevance) > 0:
                yield question, document
        except ValueError as error:
            if number == 1 and len(columns) == 3:
                continue
            raise QuestionSetError(
                f"{path}:{number}: not question, passage and relevance (a number) with tabs"
                " between. Mend the line or take it out."
            ) from error


def _answers(folder: Path) -> dict[str, tuple[Answer, ...]]:
    """Return the answers in all JSON files of SQuAD's form, by question id; skip other JSON."""
    answers: dict[str, tuple[Answer, ...]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise QuestionSetError(
                f"{path}: no JSON ({error}). Mend it or take it out of the folder."
            ) from error
        if not isinstance(data, dict) or "data" not in data:
            continue
        try:
            answers.update(_squad(data))
        except (KeyError, TypeError, ValueError) as error:
            raise QuestionSetError(
                f"{path}: not of SQuAD's form ({error!r}): data › paragraphs › qas › answers with"
                " text and answer_start. Mend it or take it out of the folder."
            ) from error
    return answers


def _squad(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                answers = tuple(
                    Answer(paragraph["context"], int(answer["answer_start"]), answer["text"])
                    for answer in question["answers"]
                )
                if answers:
                    yield str(question["id"]), answers
