"""A question set: a corpus, questions on it, and which documents answer them."""

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
    """An answer's words, and where in `context` they begin, in characters."""

    context: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """All of a set. `translations` are texts by language and question, `answers` by question.

    `notes` say what was left out.
    """

    name: str
    corpus: Mapping[str, Mapping[str, str]]
    questions: tuple[Question, ...]
    translations: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, tuple[Answer, ...]]
    notes: tuple[str, ...]


def read_question_set(folder: Path) -> QuestionSet:
    """Read the set in `folder`: our names, or those of BEIR. Raises QuestionSetError."""
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
    asked = tuple(
        Question(name, record["text"], frozenset(right[name]))
        for name, record in texts.items()
        if right[name] and record["text"].strip()
    )
    if not asked:
        raise QuestionSetError(
            f"{qrels}: joins no question of queries.jsonl to a document of corpus.jsonl."
            " Check that the ids are the same in all three files."
        )
    notes = []
    if foreign:
        notes.append(f"{foreign} lines of {qrels} name what the set does not hold")
    if len(asked) < len(texts):
        notes.append(f"{len(texts) - len(asked)} questions without a right document left out")
    translations = {
        named[1]: {name: record["text"] for name, record in read_texts(file).items()}
        for file in sorted(folder.iterdir())
        if (named := _TRANSLATION.fullmatch(file.name))
    }
    return QuestionSet(
        folder.resolve().name, corpus, asked, translations, _answers(folder), tuple(notes)
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
    """Return the answers of every file of the form SQuAD uses; other JSON files are passed over."""
    found: dict[str, tuple[Answer, ...]] = {}
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
            found.update(_squad(data))
        except (KeyError, TypeError, ValueError) as error:
            raise QuestionSetError(
                f"{path}: not of SQuAD's form ({error!r}): data › paragraphs › qas › answers with"
                " text and answer_start. Mend it or take it out of the folder."
            ) from error
    return found


def _squad(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                answers = tuple(
                    Answer(paragraph["context"], int(answer["answer_start"]), answer["text"])
                    for answer in asked["answers"]
                )
                if answers:
                    yield str(asked["id"]), answers
