"""Answer a question from the documents it describes, or say that these do not answer it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from actions.answer import Answer, AnswerStatus
from actions.asked_documents import chosen_by, described, standing_as_asked
from actions.knowledge import Knowledge
from actions.list_questions import ListQuestion
from actions.metadata import metadata_answer
from actions.scope import Scope, find_scope
from actions.understanding import Question, understand
from index.documents.card import show_date
from index.records.document import Document
from index.text.language import Language
from index.yaml_file import read_yaml

# So many documents are told of where only their metadata are asked for.
_MOST_DESCRIBED = 3
_MESSAGES: dict[Language, dict[str, str]] = read_yaml(Path(__file__).with_suffix(".yml"))


class Answering(Protocol):
    """Answers from the documents with these ids, from any without; `reason` begins a refusal."""

    def __call__(
        self, question: Question, within: Collection[str] | None, reason: str = ""
    ) -> Answer:
        """Return the answer, or the refusal."""
        ...


def scoped_answer(question: Question, knowledge: Knowledge, answering: Answering) -> Answer | None:
    """Answer `question` by `answering` within the documents it describes.

    Those that are not known to be in force where that is asked for come second, with a word on it.
    None: it describes none, or so loosely that any other may answer as well.
    """
    today = question.today
    scope = find_scope(question.text, today)
    if scope is None:
        return None
    held = [d for d in knowledge.retriever.documents if d.issuer or d.number]
    chosen = chosen_by(scope.asked, held)
    asked = replace(understand(scope.rest, knowledge.finder, today), language=question.language)
    if not asked.rest:
        return _of_metadata(asked, scope, chosen, knowledge)
    looked: list[str] = []
    for documents, unknown in _in_turn(scope.asked, chosen, knowledge, today):
        within = [document.id for document in documents]
        said = answering(asked, within)
        if said.status is AnswerStatus.ANSWERED:
            return _doubted(said, scope.asked.day(today)) if unknown else said
        looked += within
    if not scope.strict:
        return None
    words = _MESSAGES[question.language]
    what, rest = described(scope.asked, question.language, today)
    reason = words["none_says" if chosen else "none_held"].format(what=what, rest=rest)
    others = [d.id for d in knowledge.retriever.documents if d.id not in set(looked)]
    elsewhere = answering(asked, others)
    if elsewhere.status is AnswerStatus.ANSWERED:
        text = f"{reason} {words['elsewhere']}\n\n{elsewhere.text}"
        return replace(elsewhere, status=AnswerStatus.NOT_FOUND, text=text)
    nearest = answering(asked, looked, reason)
    return nearest if nearest.citations else answering(asked, others, reason)


def _of_metadata(
    asked: Question, scope: Scope, chosen: list[Document], knowledge: Knowledge
) -> Answer | None:
    """Answer “ai ký nghị quyết của Bộ Chính trị năm 2024”; None where too many fit, or none."""
    if not scope.strict or scope.asked.standing or not 0 < len(chosen) <= _MOST_DESCRIBED:
        return None
    fields = asked.fields or ("title", "issued")
    return metadata_answer(replace(asked, fields=fields), tuple(chosen), knowledge)


def _doubted(said: Answer, day: date) -> Answer:
    """Return `said` with a word on that its document may not hold on `day`."""
    doubt = _MESSAGES[said.language]["unknown"].format(day=show_date(day))
    return replace(said, status=AnswerStatus.PARTIAL, text=f"{doubt}\n\n{said.text}")


def _in_turn(
    asked: ListQuestion, chosen: list[Document], knowledge: Knowledge, today: date
) -> Iterator[tuple[Collection[Document], bool]]:
    """Yield the documents to look into, and whether it is unknown how they stand."""
    known, unknown = standing_as_asked(asked, chosen, knowledge.links, today)
    yield known, False
    if asked.standing == "in_force":
        yield unknown, True
