"""Answer from metadata where a document is described, not named: “ai ký nghị định về …”."""

import re
from collections.abc import Sequence

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.messages import say
from actions.metadata import metadata_answer
from actions.understanding import Question
from index.judging.hit import ScoredPassage
from index.lexicon.types import TYPE_WORDS, type_codes
from index.question.glossary import glossary
from index.records.document import Document
from index.text.folding import syllables

_TYPES = re.compile(rf"(?<!\w)(?:{TYPE_WORDS})(?!\w)")
# How much of what is asked of a document its title, or the sentence, must have in common with it.
_SAME_SUBJECT = 0.6


def described_answer(
    question: Question, hits: Sequence[ScoredPassage], knowledge: Knowledge
) -> Answer | None:
    """Answer of that document of `hits` whose names have most of the words of `question`.

    Which one is asked back where several have as many; None where none has enough.
    """
    documents = {hit.document.id: hit.document for hit in hits}.values()
    shares = [(_share(question, f"{each.type} {_names(each)}"), each) for each in documents]
    most = max((share for share, _ in shares), default=0.0)
    if most < _SAME_SUBJECT:
        return None
    described = [document for share, document in shares if share == most]
    if len(described) == 1:
        return metadata_answer(question, tuple(described), knowledge)
    asking = question.text.replace("{name}", "").rstrip(" ?.!") + " ({name})"
    choices = composing.document_suggestions(described, asking)
    lines = [say(question.language, "which"), *(f"• {choice.title}" for choice in choices)]
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, "\n".join(lines), question.language, (), choices)


def is_said_of(question: Question, text: str) -> bool:
    """Tell whether `text` speaks of the document the question describes: its type, its subject."""
    return _share(question, text) >= _SAME_SUBJECT


def _share(question: Question, text: str) -> float:
    """Return how much of what `question` says of a document is in `text`; 0: another type."""
    if not set(type_codes(question.text)) <= set(type_codes(text)):
        return 0.0
    present = set(syllables(text))
    if question.language == "vi":  # that of its type, alone, makes no document like another
        asked: list[tuple[str, ...]] = [(word,) for word in _TYPES.sub(" ", question.rest).split()]
    else:  # what each of its words may be in Vietnamese
        asked = glossary().renderings(question.rest, question.language)
        if not asked:
            return 0.0
    shared = sum(any(present >= set(syllables(term)) for term in terms) for terms in asked)
    return shared / len(asked) if asked else 1.0


def _names(document: Document) -> str:
    return " ".join((document.title, *document.aliases))
