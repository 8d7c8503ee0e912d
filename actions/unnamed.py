"""A Điều of no document named by number or name: the one described, the last one, or ask which."""

import re
from collections.abc import Iterator
from itertools import islice

from actions import composing
from actions.answer import Answer, AnswerStatus, Suggestion
from actions.articles import article_answer, texts_of
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Question, understand
from actions.units import named_place
from index.document import Document
from index.folding import fold
from index.legal.named_place import without_place
from index.legal.place import find_unit
from index.references import TYPE_WORDS
from index.selection import Selection, newest_first, select

# More words than these after the type of a document say something else than what it is on.
_LONGEST_TOPIC = 8
_CHOICES = 3
# So many documents are looked through for one that has the place.
_LOOKED_THROUGH = 50
_DESCRIBED = re.compile(rf"^(?P<type>{TYPE_WORDS})\s+(?P<topic>\w.*)$")


def article_of_no_document(
    question: Question, last: tuple[Document, ...], knowledge: Knowledge
) -> Answer | None:
    """Answer a question for a place that names no document; `last` is the one cited last.

    “Điều 5 luật đất đai” is of no other law than that. None: the question asks something else.
    """
    rest = understand(without_place(question.text), knowledge.finder).rest
    described = _DESCRIBED.match(rest)
    if described and len(described["topic"].split()) <= _LONGEST_TOPIC:
        selection = Selection(type=described["type"], topic=described["topic"])
        return _of_described(question, select(knowledge.retriever.documents, selection), knowledge)
    if last:
        return article_answer(question, last, knowledge)
    return None if rest else _which_document(question, knowledge)


def _of_described(
    question: Question, documents: list[Document], knowledge: Knowledge
) -> Answer | None:
    if len(documents) == 1:
        return article_answer(question, (documents[0],), knowledge)
    if documents:
        choices = [_choice(question, document) for document in documents[:_CHOICES]]
        return _asking(question, choices)
    text = without_place(question.text)
    name = re.search(rf"\b(?:{TYPE_WORDS})\b.*", fold(text))
    reference = text[name.start() : name.end()].strip(" ?!.") if name else text
    reason = say(question.language, "unknown_document", reference=reference)
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason)


def _which_document(question: Question, knowledge: Knowledge) -> Answer:
    having = islice(_having(question, knowledge), _CHOICES)
    return _asking(question, [_choice(question, document) for document in having])


def _having(question: Question, knowledge: Knowledge) -> Iterator[Document]:
    """Yield documents whose text has the place, the newest first."""
    whole = [document for document in knowledge.retriever.documents if document.texts]
    for document in newest_first(whole)[:_LOOKED_THROUGH]:
        texts = texts_of(document, knowledge)
        if any(find_unit(text.units, question.place) is not None for text in texts):
            yield document


def _choice(question: Question, document: Document) -> Suggestion:
    place = named_place(question.place)
    return Suggestion(
        f"{place[0].upper()}{place[1:]} {document.name}: {document.title}",
        f"{place} {document.name}",
    )


def _asking(question: Question, choices: list[Suggestion]) -> Answer:
    text = say(question.language, "which_text", place=named_place(question.place))
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, text, question.language, (), tuple(choices))
