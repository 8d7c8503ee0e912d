"""Answer where the document named is ambiguous or unknown."""

import re
import unicodedata
from dataclasses import replace

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.messages import say
from actions.metadata import metadata_answer
from actions.understanding import Question
from index.document import Document, ScoredPassage
from index.folding import fold
from index.legal.place import Place
from index.references import Reference


def which_document(question: Question, reference: Reference) -> Answer:
    """Ask which of the documents that fit `reference` is meant."""
    suggestions = composing.document_suggestions(reference.matches, _asking(question, reference))
    listed = "\n".join(f"• {suggestion.title}" for suggestion in suggestions)
    text = f"{say(question.language, 'which')}\n{listed}"
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, text, question.language, (), suggestions)


def _asking(question: Question, reference: Reference) -> str:
    """Return what was asked with {name} for the document; what it is about where nothing was."""
    if not question.fields and not question.rest and question.place == Place():
        return "{name} nói về gì?"
    text = unicodedata.normalize("NFC", question.text).replace("{name}", "")
    start, end = reference.span
    return f"{text[:start]}{{name}}{text[end:]}"


def unknown_document_answer(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Say that a document is unknown, and what other documents say of its number, if anything.

    `documents` are those the question names besides: what it asks of them is answered.
    """
    unknown = [found.text for found in question.references if not found.matches]
    reason = say(question.language, "unknown_document", reference=", ".join(unknown))
    later = tuple(document for found in question.references for document in found.later)
    if later and not documents:
        known = any(relation.kind == "replaces" for each in later for relation in each.relations)
        question = replace(question, fields=("replaces",) if known else ("title",))
    if documents := documents or later:
        asked = replace(question, fields=question.fields or ("title", "issued"))
        rest = metadata_answer(asked, documents, knowledge)
        return replace(rest, status=AnswerStatus.PARTIAL, text=f"{reason}\n\n{rest.text}")
    number = re.search(r"\d+(?:\s*/\s*\d{4})?", fold(unknown[0]))
    hits = knowledge.retriever.search(question.text, 8)
    near = next((hit for hit in hits if number and _mentions(hit, number[0])), None)
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, near)


def _mentions(hit: ScoredPassage, number: str) -> bool:
    pattern = rf"(?<![\d/]){re.escape(number.replace(' ', ''))}[/-]"
    return re.search(pattern, composing.quoted(hit)) is not None
