"""A Điều of the document named, of the one described, of the last one; or ask of which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from actions import composing
from actions.answer import Answer, AnswerStatus, Suggestion
from actions.articles import article_answer, texts_of
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Question, understand
from actions.units import provision_in_words
from index.documents.selection import Selection, newest_first, select
from index.legal.structure.provision import Provision, find_unit
from index.lexicon.types import TYPE_WORDS
from index.records.document import Document
from index.references.provisions import unread_provision, without_provision
from index.text.folding import fold

# More words than these after the type of a document say something else than what it is on.
_LONGEST_TOPIC = 8
_CHOICES = 3
_HITS = 8
# So many documents are looked through for one that has the place.
_LOOKED_THROUGH = 50
_DESCRIBED = re.compile(rf"^(?P<type>{TYPE_WORDS})\s+(?P<topic>\w.*)$")


@dataclass(frozen=True, slots=True)
class Context:
    """The documents cited last, one or none, and the place in them."""

    documents: tuple[Document, ...]
    place: Provision


def placed_answer(
    question: Question,
    documents: tuple[Document, ...],
    knowledge: Knowledge,
    context: Context,
) -> Answer | None:
    """Answer a question for a place of `documents`; where it names none, of those in `context`.

    “Điều 5 luật đất đai” is of no other law than that. None: the question asks something else.
    """
    if written := unread_provision(question.text):
        text = say(question.language, "unread_provision", written=written)
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, text, question.language)
    if question.provision == Provision():
        return None
    if documents:
        return article_answer(question, documents, knowledge)
    rest = understand(without_provision(question.text), knowledge.finder, question.today).rest
    if not question.provision.names_unit:
        return None if rest else _of_same_article(question, context, knowledge)
    described = _DESCRIBED.match(rest)
    if described and len(described["topic"].split()) <= _LONGEST_TOPIC:
        selection = Selection(type=described["type"], topic=described["topic"])
        return _of_described(question, select(knowledge.retriever.documents, selection), knowledge)
    if context.documents:
        return article_answer(question, context.documents, knowledge)
    return _of_found(question, knowledge) if rest else _which_document(question, knowledge)


def _is_found(place: Provision, documents: tuple[Document, ...], knowledge: Knowledge) -> bool:
    """Tell whether the texts of `documents` have `place`: “điểm b khoản 2” of a Chỉ thị."""
    texts = [text for document in documents for text in texts_of(document, knowledge)]
    return any(find_unit(text.units, place) is not None for text in texts)


def _of_same_article(question: Question, context: Context, knowledge: Knowledge) -> Answer | None:
    """Answer “khoản 2 thì sao?” from the Điều spoken of, “điểm b?” from the Khoản."""
    asked, last = question.provision, context.place
    if not last.names_unit:
        of_last = article_answer(question, context.documents, knowledge)
        return of_last or _asking(question, [])
    place = replace(last, clause=asked.clause or last.clause, point=asked.point)
    return article_answer(replace(question, provision=place), context.documents, knowledge)


def _of_described(
    question: Question, documents: list[Document], knowledge: Knowledge
) -> Answer | None:
    if len(documents) == 1:
        return article_answer(question, (documents[0],), knowledge)
    if documents:
        choices = [_choice(question, document) for document in documents[:_CHOICES]]
        return _asking(question, choices)
    if question.language != "vi":
        return _of_found(question, knowledge)  # its name in another language is in no title
    text = without_provision(question.text)
    name = re.search(rf"\b(?:{TYPE_WORDS})\b.*", fold(text))
    reference = text[name.start() : name.end()].strip(" ?!.") if name else text
    reason = say(question.language, "unknown_document", reference=reference)
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, question.today)


def _of_found(question: Question, knowledge: Knowledge) -> Answer | None:
    """Ask whether a document on the subject is meant; the search alone may find another Điều."""
    hits = knowledge.retriever.search(without_provision(question.text), _HITS)
    found = {hit.document.id: hit.document for hit in hits}.values()
    having = [
        document for document in found if _is_found(question.provision, (document,), knowledge)
    ]
    choices = [_choice(question, document) for document in having[:_CHOICES]]
    return _asking(question, choices) if choices else None


def _which_document(question: Question, knowledge: Knowledge) -> Answer:
    having = islice(_having(question, knowledge), _CHOICES)
    return _asking(question, [_choice(question, document) for document in having])


def _having(question: Question, knowledge: Knowledge) -> Iterator[Document]:
    """Yield documents whose text has the place, the newest first."""
    whole = [document for document in knowledge.retriever.documents if document.texts]
    for document in newest_first(whole)[:_LOOKED_THROUGH]:
        texts = texts_of(document, knowledge)
        if any(find_unit(text.units, question.provision) is not None for text in texts):
            yield document


def _choice(question: Question, document: Document) -> Suggestion:
    place = provision_in_words(question.provision)
    return Suggestion(
        f"{place[0].upper()}{place[1:]} {document.name}: {document.title}",
        f"{place} {document.name}",
    )


def _asking(question: Question, choices: list[Suggestion]) -> Answer:
    text = say(question.language, "which_text", place=provision_in_words(question.provision))
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, text, question.language, (), tuple(choices))
