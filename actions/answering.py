"""answer(): understand → retrieve → judge → compose."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.days import impossible_day
from actions.definitions import definition_answer
from actions.described import described_answer, is_said_of
from actions.emergencies.emergency import emergency_answer, emergency_numbers
from actions.knowledge import Knowledge
from actions.likely import HITS, answers, best_hit, nearest, saying
from actions.listing import listing_answer
from actions.messages import say
from actions.metadata import metadata_answer
from actions.places import Context, placed_answer
from actions.quoting import quoting
from actions.readings import which_reading
from actions.references import unknown_document_answer, which_document
from actions.related import unknown_law
from actions.scoped import scoped_answer
from actions.understanding import Field, Question, understand
from actions.vague import vague_answer
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.references.provisions import find_provision, find_provisions
from index.text.combining_marks import limit_marks
from index.text.folding import fold, syllables
from index.text.language import detect_language

# A message is answered in so many parts at most, and each is read so far, in characters: a
# resident's question is shorter, and nobody may keep the assistant busy.
_MOST_QUESTIONS = 4
_LONGEST = 1000
# Fewer words beside another question are a courtesy.
_SHORTEST_QUESTION = 4
# Fields that no passage of the body answers better than the metadata do.
ONLY_METADATA: frozenset[Field] = frozenset(
    ("signer", "effective", "validity", "replaced_by", "replaces")
)
_SEPARATE_QUESTIONS = re.compile(r"(?<=\?)\s+|\n+")
_AND = re.compile(r"\bva\b|\band\b|\bet\b")


def answer(
    message: str,
    knowledge: Knowledge,
    today: date,
    off_topic: bool = False,
    last_document: str | None = None,
    last_heading: str = "",
) -> Answer:
    """Return the answer to `message`, all of it as of `today`.

    `off_topic` says that the dialogue engine took it for something we have no texts on: it is
    then refused as out of scope, unless the texts answer it after all. `last_document` is the id
    of the document cited last: “còn hiệu lực không?” asks about that one. `last_heading` is where
    in it the quote stands: “khoản 2 thì sao?” asks for another one of the same Điều.
    """
    message = limit_marks(message)
    if emergency_numbers(message):
        return emergency_answer(message)
    questions = [part.strip() for part in _SEPARATE_QUESTIONS.split(message) if _says(part)]
    if not questions:
        language = detect_language(message)
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, say(language, "say_something"), language)
    if len(questions) > _MOST_QUESTIONS:
        questions = [*questions[: _MOST_QUESTIONS - 1], " ".join(questions[_MOST_QUESTIONS - 1 :])]
    last = tuple(d for d in knowledge.retriever.documents if d.id == last_document)
    context = Context(last, find_provision(last_heading))
    answer_one = partial(_answer_one, today=today, off_topic=off_topic, context=context)
    parts = [answer_one(part[:_LONGEST], knowledge) for part in questions]
    # “Chào bạn”, “cảm ơn” on a line of their own are no question to refuse.
    asked = [part for part, text in zip(parts, questions, strict=True) if _asks(part, text)]
    return _joined(asked or parts)


def _asks(said: Answer, question: str) -> bool:
    return said.status != AnswerStatus.NOT_FOUND or len(question.split()) >= _SHORTEST_QUESTION


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _answer_one(
    message: str, knowledge: Knowledge, today: date, off_topic: bool, context: Context
) -> Answer:
    question = _understood(message, knowledge, today)
    ambiguous = [found for found in question.references if len(found.matches) > 1]
    if ambiguous:
        return which_document(question, ambiguous[0])
    if written := impossible_day(question.text):
        text = say(question.language, "no_such_day", written=written)
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, text, question.language)
    if section := named_section(message, knowledge):
        quote = (section.document, composing.placed(section), composing.quoted(section))
        return composing.answered(question.language, [quote], today)
    if listed := listing_answer(question, knowledge.links):
        return listed
    documents = tuple({d.id: d for found in question.references for d in found.matches}.values())
    if any(not found.matches for found in question.references):
        return unknown_document_answer(question, documents, knowledge)
    if not documents and _is_about_last(question):
        documents = context.documents
    asked = [replace(question, provision=place) for place in find_provisions(question.text)]
    placed = [placed_answer(each, documents, knowledge, context) for each in asked]
    if given := [said for said in placed if said]:
        return _joined(given)
    if documents:
        return _of_documents(question, documents, knowledge)
    if _is_about_last(question):
        language = question.language
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, say(language, "which"), language)
    answering = partial(_of_any, knowledge=knowledge, off_topic=off_topic)
    return scoped_answer(question, knowledge, answering) or answering(question)


def _understood(message: str, knowledge: Knowledge, today: date) -> Question:
    """Return `message` understood; what it asks for as meant, where it is mistyped."""
    question = understand(message, knowledge.finder, today)
    if not question.references and (law := unknown_law(message)):
        return replace(question, references=(law,))
    if question.fields:
        return question
    corrected = knowledge.retriever.store.spelling.correct(message)
    meant = understand(corrected, knowledge.finder, today)
    if not meant.fields or bool(meant.references) != bool(question.references):
        return question
    return replace(question, fields=meant.fields, rest=meant.rest)


def _is_about_last(question: Question) -> bool:
    """Tell whether `question` leaves out the document: “còn hiệu lực không?”."""
    return bool(question.fields and not question.rest)


def named_section(message: str, knowledge: Knowledge) -> ScoredPassage | None:
    """Return the passage whose heading `message` is, as our own suggestions are."""
    asked = syllables(message)
    for hit in knowledge.retriever.search(message, HITS):
        name = syllables(hit.document.name) if hit.document.number else []
        heading = syllables(hit.passage.heading)
        verbatim = hit.passage.wording == "verbatim"  # its places are found by number
        if heading and not verbatim and asked == name + heading:
            return hit
    return None


def _of_documents(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Answer about the documents named: from their metadata, their passages, or both."""
    if not question.rest:
        asked = question.fields or ("title", "issued")
        return metadata_answer(replace(question, fields=asked), documents, knowledge)
    both = bool(question.fields) and _AND.search(fold(question.text)) and " " in question.rest
    if ONLY_METADATA & set(question.fields) and not both:
        return metadata_answer(question, documents, knowledge)
    parts = [_within(question, document, knowledge) for document in documents]
    found = any(part.status == AnswerStatus.ANSWERED for part in parts)
    # “Nói gì về xe tự lái” asks for that, and the title does not tell.
    asks_beyond_title = set(question.fields) <= {"title"} and " " in question.rest
    if question.fields and (both or not (found or asks_beyond_title)):
        metadata = metadata_answer(question, documents, knowledge)
        parts = [metadata, *parts] if both else [metadata]
    return _joined(parts)


def _within(question: Question, document: Document, knowledge: Knowledge) -> Answer:
    """Answer from the passages of one document; its card is for questions on metadata."""
    language = question.language
    found = knowledge.retriever.search(question.text, HITS, [document.id])
    hits = [hit for hit in saying(found) if hit.passage.heading != CARD_HEADING] or found
    if defined := definition_answer(question, hits, knowledge):
        return defined
    best = best_hit(hits)
    if answers(best):
        return quoting(question, best, knowledge)
    reason = say(language, "not_found_in", name=document.name)
    suggestions = composing.related_suggestions(hits)
    status = AnswerStatus.NOT_FOUND
    return composing.refused(language, status, reason, question.today, best, suggestions)


def _of_any(
    question: Question,
    within: Collection[str] | None = None,
    reason: str = "",
    *,
    knowledge: Knowledge,
    off_topic: bool,
) -> Answer:
    """Answer from whichever document does, if one of `within`; else refuse, for `reason` if any."""
    language = question.language
    hits = saying(knowledge.retriever.search(question.text, HITS, within))
    if within is not None and not ONLY_METADATA & set(question.fields):
        hits = [hit for hit in hits if hit.passage.heading != CARD_HEADING] or hits
    if ONLY_METADATA & set(question.fields):
        if described := described_answer(question, hits, knowledge):
            return described
        hits = [hit for hit in hits if is_said_of(question, composing.quoted(hit))] or hits
    best = best_hit(hits) if hits else None
    answering = best if best and answers(best) else None
    may_ask = within is None and not off_topic
    if may_ask and (asked_back := vague_answer(question, answering, knowledge)):
        return asked_back
    if not off_topic and (defined := definition_answer(question, hits, knowledge)):
        return defined
    if may_ask and answering and (which := which_reading(question, answering, hits, knowledge)):
        return which
    said_of_another = bool(best and not is_said_of(question, composing.quoted(best)))
    wrong_document = bool(ONLY_METADATA & set(question.fields)) and said_of_another
    if best and answers(best) and not wrong_document:
        return quoting(question, best, knowledge)
    status = AnswerStatus.OUT_OF_SCOPE if off_topic else AnswerStatus.NOT_FOUND
    reason = reason or say(language, status.value)
    if (known := nearest(hits)) and not off_topic:
        suggestions = composing.related_suggestions(hits)
        return composing.refused(language, status, reason, question.today, known, suggestions)
    return composing.refused(language, status, reason, question.today)


def _joined(parts: list[Answer]) -> Answer:
    """Return several answers as one; partial when only some of them are answers."""
    if len(parts) == 1:
        return parts[0]
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
