"""answer(): understand → retrieve → judge → compose."""

import re

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.emergency import emergency_answer, emergency_numbers
from actions.knowledge import Knowledge
from actions.messages import say
from actions.metadata import metadata_answer
from actions.understanding import Field, Question, understand
from index.document import Document, ScoredPassage
from index.folding import fold, syllables
from index.language import detect_language
from index.weights import WEIGHTS

_HITS = 8
# Fields that no passage of the body answers better than the metadata do.
ONLY_METADATA: frozenset[Field] = frozenset(
    ("signer", "effective", "validity", "replaced_by", "replaces")
)
_SEPARATE_QUESTIONS = re.compile(r"(?<=\?)\s+|\n+")


def answer(message: str, knowledge: Knowledge, off_topic: bool = False) -> Answer:
    """Return the answer to `message`.

    `off_topic` says that the dialogue engine took it for something we have no texts on: it is
    then refused as out of scope, unless the texts answer it after all.
    """
    if emergency_numbers(message):
        return emergency_answer(message)
    questions = [part.strip() for part in _SEPARATE_QUESTIONS.split(message) if _says(part)]
    if not questions:
        language = detect_language(message)
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, say(language, "say_something"), language)
    parts = [_answer_one(question, knowledge, off_topic) for question in questions]
    return parts[0] if len(parts) == 1 else _joined(parts)


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _answer_one(message: str, knowledge: Knowledge, off_topic: bool) -> Answer:
    question = understand(message, knowledge.finder)
    for reference in question.references:
        if len(reference.matches) > 1:
            text = say(question.language, "which")
            suggestions = composing.document_suggestions(reference.matches)
            status = AnswerStatus.NEEDS_CLARIFICATION
            listed = "\n".join(f"• {suggestion.title}" for suggestion in suggestions)
            return Answer(status, f"{text}\n{listed}", question.language, (), suggestions)
    unknown = [found.text for found in question.references if not found.matches]
    documents = tuple({d.id: d for found in question.references for d in found.matches}.values())
    if section := _named_section(question, knowledge):
        quote = (section.document, section.passage, composing.quoted(section))
        return composing.answered(question.language, [quote])
    if unknown:
        return _unknown_document(question, unknown, documents, knowledge)
    if documents and question.place.article:
        return _article(question, documents, knowledge)
    if documents and (not question.rest or ONLY_METADATA & set(question.fields)):
        asked = question if question.fields else _about(question)
        return metadata_answer(asked, documents, knowledge)
    return _from_passages(question, documents, knowledge, off_topic)


def _named_section(question: Question, knowledge: Knowledge) -> ScoredPassage | None:
    """Return the passage whose heading the question is, as our own suggestions are."""
    asked = syllables(question.text)
    for hit in knowledge.retriever.search(question.text, _HITS):
        name = syllables(hit.document.name) if hit.document.number else []
        if hit.passage.heading and asked in (
            syllables(hit.passage.heading),
            name + syllables(hit.passage.heading),
        ):
            return hit
    return None


def _about(question: Question) -> Question:
    return Question(
        question.text,
        question.language,
        question.references,
        question.place,
        ("title", "issued"),
        question.rest,
    )


def _from_passages(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge, off_topic: bool
) -> Answer:
    language = question.language
    within = [document.id for document in documents] or None
    hits = knowledge.retriever.search(question.text, _HITS, within)
    best = best_hit(hits) if hits else None
    if best and best.probability >= WEIGHTS.threshold.answer:
        if best.document.number and ONLY_METADATA & set(question.fields):
            return metadata_answer(question, (best.document,), knowledge)
        quote = (best.document, best.passage, composing.quoted(best))
        others = [hit for hit in hits if hit is not best and hit.document.id == best.document.id]
        return composing.answered(
            language, [quote], suggestions=composing.related_suggestions(others)
        )
    if documents and question.fields:
        return metadata_answer(question, documents, knowledge)
    near = best if best and _worth_mentioning(best) and not off_topic else None
    if documents:
        reason = say(language, "not_found_in", name=documents[0].name)
        near = best
    elif off_topic and near is None:
        return composing.refused(language, AnswerStatus.OUT_OF_SCOPE, say(language, "out_of_scope"))
    else:
        reason = say(language, "not_found")
    suggestions = composing.related_suggestions(hits) if near else ()
    return composing.refused(language, AnswerStatus.NOT_FOUND, reason, near, suggestions)


def _worth_mentioning(hit: ScoredPassage) -> bool:
    """Tell whether a refusal should show `hit`: likely enough, and sharing a telling word."""
    return hit.probability >= WEIGHTS.threshold.mention and hit.evidence.cover > 0


def best_hit(hits: list[ScoredPassage]) -> ScoredPassage:
    """Return the hit to answer from: the likelier of the two that the search puts first."""
    return max(hits[:2], key=lambda hit: hit.probability)


def _unknown_document(
    question: Question, unknown: list[str], documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Say that a document is unknown, and what other documents say of its number, if anything."""
    reason = say(question.language, "unknown_document", reference=", ".join(unknown))
    if documents:
        rest = metadata_answer(_about(question), documents, knowledge)
        text = f"{reason}\n\n{rest.text}"
        return Answer(
            AnswerStatus.PARTIAL, text, question.language, rest.citations, rest.suggestions
        )
    number = re.search(r"\d+(?:\s*/\s*\d{4})?", fold(unknown[0]))
    hits = knowledge.retriever.search(question.text, _HITS)
    near = next((hit for hit in hits if number and _mentions(hit, number[0])), None)
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, near)


def _mentions(hit: ScoredPassage, number: str) -> bool:
    pattern = rf"(?<![\d/]){re.escape(number.replace(' ', ''))}[/-]"
    return re.search(pattern, composing.quoted(hit)) is not None


def _article(question: Question, documents: tuple[Document, ...], knowledge: Knowledge) -> Answer:
    """Answer from a passage that speaks of the Điều asked for; else say that we lack it."""
    place = question.place
    wanted = re.compile(rf"\bdieu\s+{place.article}\b")
    hits = knowledge.retriever.search(question.text, 1000, [document.id for document in documents])
    for hit in hits:
        if wanted.search(fold(f"{hit.passage.heading}\n{hit.passage.text}")):
            quote = (hit.document, hit.passage, composing.quoted(hit))
            return composing.answered(question.language, [quote])
    parts = [
        f"điểm {place.point}" if place.point else "",
        f"khoản {place.clause}" if place.clause else "",
        f"Điều {place.article}",
    ]
    named = " ".join(part for part in parts if part)
    reason = say(question.language, "no_article", place=named, name=documents[0].name)
    return composing.refused(
        question.language,
        AnswerStatus.NOT_FOUND,
        reason,
        hits[0] if hits else None,
        composing.related_suggestions(hits),
    )


def _joined(parts: list[Answer]) -> Answer:
    """Return several answers as one; partial when only some of them are answers."""
    statuses = {part.status for part in parts}
    status = AnswerStatus.PARTIAL
    if len(statuses) == 1:
        status = parts[0].status
    elif AnswerStatus.ANSWERED not in statuses and AnswerStatus.PARTIAL not in statuses:
        status = AnswerStatus.NOT_FOUND
    return Answer(
        status,
        "\n\n".join(dict.fromkeys(part.text for part in parts)),
        parts[0].language,
        tuple(dict.fromkeys(citation for part in parts for citation in part.citations)),
        tuple(dict.fromkeys(choice for part in parts for choice in part.suggestions)),
    )
