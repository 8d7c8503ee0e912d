"""Answer where the document named is ambiguous or unknown."""

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import replace

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.messages import say
from actions.metadata import metadata_answer
from actions.related import relations_to
from actions.understanding import Question
from index.documents.selection import newest_first
from index.judging.hit import ScoredPassage
from index.legal.structure.provision import Provision
from index.lexicon.types import type_codes
from index.records.document import Document
from index.references.finder import Reference, are_alternatives
from index.text.folding import fold

_MOST_CHOICES = 5
# 356/2025 · 50/nq-cp · 749
_NUMBER = re.compile(r"\d+(?:\s*[/-]\s*(?:\d{4}|[a-z]+))*")
_NUMBERED = re.compile(r"(?P<before>(?:[a-z]+\s){0,2})(?P<number>\d+[/-][\w/-]+)")


def which_document(question: Question, reference: Reference) -> Answer:
    """Ask which of the documents that fit `reference`, or one named beside it, is meant."""
    reference = _with_alternatives(question, reference)
    matches = reference.matches
    shown = matches if len(matches) <= _MOST_CHOICES else newest_first(matches)[:_MOST_CHOICES]
    suggestions = composing.document_suggestions(shown, _asking(question, reference))
    lines = [say(question.language, "which"), *(f"• {choice.title}" for choice in suggestions)]
    if left := len(matches) - len(shown):
        lines.append(say(question.language, "which_of_many", count=left))
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, "\n".join(lines), question.language, (), suggestions)


def _with_alternatives(question: Question, reference: Reference) -> Reference:
    """Return `reference` with what else is named beside it: “06 hay 52”."""
    text = fold(unicodedata.normalize("NFC", question.text))
    whole = reference
    for other in question.references:
        if are_alternatives(text, whole, other):
            first, last = sorted((whole, other), key=lambda found: found.span)
            matches = tuple({d.id: d for d in (*first.matches, *last.matches)}.values())
            whole = replace(whole, matches=matches, span=(first.span[0], last.span[1]))
    return whole


def _asking(question: Question, reference: Reference) -> str:
    """Return what was asked with {name} for the document; what it is about where nothing was."""
    if not question.fields and not question.rest and question.provision == Provision():
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
    later = tuple(document for found in question.references for document in found.newer)
    if later and not documents:
        known = any(relation.kind == "replaces" for each in later for relation in each.relations)
        question = replace(question, fields=("replaces",) if known else ("title",))
    if documents := documents or later:
        asked = replace(question, fields=question.fields or ("title", "issued"))
        rest = metadata_answer(asked, documents, knowledge)
        return replace(rest, status=AnswerStatus.PARTIAL, text=f"{reason}\n\n{rest.text}")
    asked_for = next(found for found in question.references if not found.matches)
    choices = composing.document_suggestions(asked_for.nearest, _asking(question, asked_for))
    stated = relations_to(knowledge.links).get(_number(asked_for.text), ())
    tellers = [teller.id for teller, _ in stated]
    hits = knowledge.retriever.search(question.text, 8, tellers) if tellers else []
    hits += knowledge.retriever.search(question.text, 8)
    held = {fold(document.number or "") for document in asked_for.nearest}
    called = [fold(relation.title or relation.number) for _, relation in stated]
    if near := next((hit for hit in hits if _mentions(hit, asked_for.text, held, called)), None):
        return composing.refused(
            question.language, AnswerStatus.NOT_FOUND, reason, question.today, near, choices
        )
    if not choices:
        return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, question.today)
    listed = "\n".join(f"• {choice.title}" for choice in choices)
    text = f"{reason}\n\n{say(question.language, 'near_documents')}\n{listed}"
    return Answer(AnswerStatus.NOT_FOUND, text, question.language, (), choices)


def _number(written: str) -> str:
    """Return the number in `written`, folded, without blanks; empty where there is none."""
    number = _NUMBER.search(fold(written))
    return re.sub(r"\s", "", number[0]) if number else ""


def _mentions(
    hit: ScoredPassage, written: str, others: Container[str], called: Iterable[str]
) -> bool:
    """Tell whether `hit` names the very document `written`, and none of the numbers `others`.

    `called` is what relations to it call it, folded: some without the end of its number.
    """
    said = fold(composing.quoted(hit))
    wanted = _number(written)
    if not wanted:
        return re.search(rf"(?<!\w){re.escape(fold(written))}(?!\w)", said) is not None
    if any(re.search(rf"{re.escape(name)}(?![\w/-])", said) for name in called):
        return True
    kinds = type_codes(written)[:1]
    return any(
        re.match(rf"{re.escape(wanted)}(?!\w)", found["number"])
        and found["number"] not in others
        and ("/" in wanted or "-" in wanted or type_codes(found["before"])[-1:] == kinds)
        for found in _NUMBERED.finditer(said)
    )
