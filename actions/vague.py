"""Ask back where a message says too little: “luật”, “tại sao?”, “luật dữ liệu”."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.messages import say
from actions.metadata import metadata_answer
from actions.subjects import subject_answer
from actions.understanding import Question
from index.documents.selection import Selection, is_on, is_type, newest_first, select
from index.judging.hit import ScoredPassage
from index.lexicon.types import TYPE_WORDS
from index.records.document import Document
from index.text.folding import fold, syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_CHOICES = 4
# More words than these say something else than the name of a document.
_LONGEST_NAME = 10
# More words than these ask of something.
_LONGEST_OF_NOTHING = 12


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_COURTESIES = re.compile(rf"\b(?:{_any_of(_WORDS['courtesies'])})\b")
_AROUND = _any_of(_WORDS["around_nothing"])
_ASKS_OF_NOTHING = re.compile(
    rf"(?:(?:{_AROUND})\s)*(?:{_any_of(_WORDS['asks_of_nothing'])})(?:\s(?:{_AROUND}))*"
)
_ASKS = re.compile(rf"\b(?:{_any_of(_WORDS['asks'])})\b")
_DOCUMENT = re.compile(rf"\b(?:{_any_of(_WORDS['documents'])})\b")
_KIND = re.compile(TYPE_WORDS)
# What stands before and behind the name of a document: “cho hỏi … với ạ”.
_BEFORE = frozenset(_WORDS["courtesies"] + _WORDS["before"])
_BEHIND = frozenset(_WORDS["behind"])
_NAMED = re.compile(rf"^(?P<type>{TYPE_WORDS})\s+(?:ve\s+)?(?P<topic>[a-z].*)$")


def vague_answer(
    question: Question, best: ScoredPassage | None, knowledge: Knowledge
) -> Answer | None:
    """Return what to ask back for a `question` that names no document; None where it says enough.

    A type and a subject, “nghị định đô thị thông minh”, name the one document that has both.
    `best` is what the search would answer with, if anything.
    """
    if question.fields or question.references:
        return None
    left = " ".join(_COURTESIES.sub(" ", question.rest).split())
    if not left and (named := _DOCUMENT.search(fold(question.text))):
        left = named[0]  # a filler elsewhere: “xem văn bản”
    if not left:
        text = say(question.language, "ask_what")
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, text, question.language)
    said = syllables(question.text)
    if len(said) <= _LONGEST_OF_NOTHING and _ASKS_OF_NOTHING.fullmatch(" ".join(said)):
        text = say(question.language, "ask_whole")
        return Answer(AnswerStatus.NEEDS_CLARIFICATION, text, question.language)
    if left in _WORDS["documents"] or _KIND.fullmatch(left):
        return _of_kind(left, question, knowledge)
    # A name in another language is in no title.
    name = _name_in(question.text) if question.language == "vi" else None
    if name:
        return _of_name(*name, question, best, knowledge)
    return subject_answer(question, knowledge) if best else None


def _name_in(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the name that is all `text` says, courtesies aside, and its type and subject."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text))
    folded = [fold(word) for word in words]
    first = next((at for at, word in enumerate(folded) if word not in _BEFORE), len(words))
    while len(words) > first and folded[len(words) - 1] in _BEHIND:
        words.pop()
    named = _NAMED.match(" ".join(folded[first : len(words)]))
    if named is None or len(words) - first > _LONGEST_NAME or _ASKS.search(named[0]):
        return None
    return " ".join(words[first:]), named


def _of_kind(kind: str, question: Question, knowledge: Knowledge) -> Answer:
    """Ask which document of `kind` is meant, with the newest ones to choose from."""
    held = [document for document in knowledge.retriever.documents if document.number]
    if kind in _WORDS["documents"]:
        return _asking(question, say(question.language, "which_to_choose"), newest_first(held))
    of_kind = [document for document in held if is_type(kind, document.type or "")]
    key = "which_to_choose" if of_kind else "none_of_kind"
    said = say(question.language, key, kind=_written(kind, question))
    return _asking(question, said, newest_first(of_kind or held))


def _of_name(
    name: str,
    named: re.Match[str],
    question: Question,
    best: ScoredPassage | None,
    knowledge: Knowledge,
) -> Answer | None:
    kind, topic = named["type"], named["topic"]
    documents = knowledge.retriever.documents
    called = [document for document in documents if _is_called(topic, document)]
    fitting = select(called, Selection(type=kind)) or [
        document
        for document in select(documents, Selection(type=kind))
        if topic in map(fold, document.topics)
    ]
    if len(fitting) == 1:
        asked = replace(question, fields=("title", "issued"))
        return metadata_answer(asked, (fitting[0],), knowledge)
    if fitting:
        return _asking(question, say(question.language, "which"), fitting)
    if best and named[0] in fold(composing.quoted(best)):
        return None  # what is said of a document that we do not have
    reason = say(question.language, "unknown_document", reference=name)
    if others := newest_first(document for document in called if document.number):
        return _asking(question, f"{reason} {say(question.language, 'which_to_choose')}", others)
    if best and is_type(kind, best.document.type or ""):
        return None
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, question.today)


def _is_called(topic: str, document: Document) -> bool:
    """Tell whether a name of `document` says `topic`; what its text is on besides is no name."""
    return is_on(topic, document.model_copy(update={"topics": ()}))


def _written(kind: str, question: Question) -> str:
    """Return `kind`, folded, as the message writes it."""
    at = fold(question.text).find(kind)
    return question.text[at : at + len(kind)].lower() if at >= 0 else kind


def _asking(question: Question, said: str, documents: list[Document]) -> Answer:
    choices = composing.document_suggestions(documents[:_CHOICES])
    listed = "\n".join(f"• {choice.title}" for choice in choices)
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, f"{said}\n{listed}", question.language, (), choices)
